/** The first print of a new process: `node cold.ts <printer>` writes its milliseconds. */
import { readFileSync } from 'node:fs';
import { printers } from './node-printers.ts';
import type { PrinterName } from './printers.ts';
import type { Given } from './words.ts';

const { given, words } = JSON.parse(readFileSync(0, 'utf8')) as { given: Given; words: string[] };
const print = await printers[process.argv[2] as PrinterName](given, words);
const since = performance.now();
await print();
console.log(performance.now() - since);
