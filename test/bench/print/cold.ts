/**
 * The first print of a new process, by the packages as they are published: `node cold.ts <printer>`
 * writes its milliseconds by the clock and of processor time.
 */
import { readFileSync } from 'node:fs';
import { processorTime } from '../measure.ts';
import { printers } from './node-printers.ts';
import type { PrinterName } from './printers.ts';
import type { Given } from './words.ts';

const { given, words } = JSON.parse(readFileSync(0, 'utf8')) as { given: Given; words: string[] };
const print = await printers[process.argv[2] as PrinterName](given, words);
const since = performance.now();
const processor = await processorTime(print, 1);
console.log(JSON.stringify({ clock: performance.now() - since, processor }));
