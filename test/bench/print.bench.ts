/**
 * Printing CT01: its time as a ratio to other libraries that print only the same words, with one face
 * of the same font, untagged and packed as they do by default; in Node and in Chromium, warm and at
 * the first print. How a desk prints again, how printing grows with the rows of a table, what it
 * keeps in memory, and how much has to be loaded for it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Answers } from '@tokhai/answers';
import { loadFonts, printAgain, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { printFontBytes, printScriptBytes } from '../support/print-bundle.ts';
import { must } from '../../scripts/lib/run.ts';
import { measure, median, processorTime } from './measure.ts';
import { inChromium } from './print/in-chromium.ts';
import { printers } from './print/node-printers.ts';
import { printerNames, type PrinterName } from './print/printers.ts';
import { twoPages, wordsOf } from './print/words.ts';

// A print is a wide piece of work: engines compile the last parts of it after hundreds. Processor time is
// taken in short turns, and the middle one counts: other work of the machine hits some of them only.
const rounds = { warmUp: 500, warm: 60, turns: 15, inTurn: 20, cold: 5 };

const given = await twoPages();
const procedure = readProcedure(given.procedure);
const options = { createdAt: given.createdAt, fonts: await loadFonts() };
const print = (answers: Answers) => renderSubmission(procedure, answers, options);

const pdf = await print(given.answers);
const { words, pages } = wordsOf(pdf);
console.log(`${pages} pages of ${words.join('').length} letters`);

function show(where: string, times: Record<PrinterName, number>): void {
  const { ours, pdfkit, pdfmake } = times;
  const ratios = `pdfkit ${(pdfkit / ours).toFixed(1)} ×, pdfmake ${(pdfmake / ours).toFixed(1)} ×`;
  console.log(`${where.padEnd(24)}${ratios} our ${ours.toFixed(1)} ms`);
}
const each = (time: (name: PrinterName) => number) =>
  Object.fromEntries(printerNames.map((name) => [name, time(name)])) as Record<PrinterName, number>;

const work = {} as Record<PrinterName, () => Promise<Uint8Array>>;
for (const name of printerNames) work[name] = await printers[name](given, words);
const warm = await measure(work, rounds.warm, rounds.warmUp);
show(
  'Node, warm',
  each((name) => warm[name].median),
);
show(
  '  the fastest tenth',
  each((name) => warm[name].p10),
);
const processor: Record<PrinterName, number[]> = { ours: [], pdfkit: [], pdfmake: [] };
for (let turn = 0; turn < rounds.turns; turn += 1) {
  for (const name of printerNames) {
    processor[name].push(await processorTime(work[name], rounds.inTurn));
  }
}
show(
  '  processor time',
  each((name) => median(processor[name])),
);

// The packages as they are published: without them types would be taken off within the time.
await must('tsc', ['-b']);
const cold: Record<PrinterName, { clock: number; processor: number }[]> = {
  ours: [],
  pdfkit: [],
  pdfmake: [],
};
const coldProgram = fileURLToPath(new URL('print/cold.ts', import.meta.url));
for (let round = 0; round < rounds.cold; round += 1) {
  for (const name of printerNames) {
    const input = JSON.stringify({ given, words });
    const args = [coldProgram, name];
    cold[name].push(JSON.parse(execFileSync(process.execPath, args, { input, encoding: 'utf8' })));
  }
}
show(
  'Node, first print',
  each((name) => median(cold[name].map(({ clock }) => clock))),
);
show(
  '  processor time',
  each((name) => median(cold[name].map(({ processor: time }) => time))),
);

const chromium = await inChromium(given, words, rounds);
show(
  'Chromium, warm',
  each((name) => chromium.warm[name].median),
);
show(
  '  the fastest tenth',
  each((name) => chromium.warm[name].p10),
);
show(
  '  processor time',
  each((name) => median(chromium.work[name])),
);
show(
  'Chromium, first print',
  each((name) => median(chromium.cold[name])),
);

const file: unknown = JSON.parse(given.procedure);
const { createdAt } = given;
const again = () => printAgain(file, { answers: given.answers, createdAt, files: new Map() });
await again();
const asFirst = (await processorTime(again, 200)) / (await processorTime(work.ours, 200));
console.log(`Printing again: ${asFirst.toFixed(1)} × the processor time of printing`);

const row = { hoTen: 'Nguyễn Văn Bình', ngaySinh: '1990-01-31', gioiTinh: 'nam', quanHe: 'con' };
const withRows = (length: number): Answers => ({
  ...given.answers,
  thanhVien: Array.from({ length }, () => row),
});
const [few, many] = [withRows(100), withRows(400)];
for (const answers of [few, many]) await processorTime(() => print(answers), 20);
const growth =
  (await processorTime(() => print(many), 20)) / (await processorTime(() => print(few), 80));
console.log(`400 rows: ${growth.toFixed(1)} × the processor time of 100 (linear: 4)`);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Everybody has other answers: what a cache keeps of each would be seen. */
async function heapAfter(from: number, submissions: number): Promise<number> {
  for (let i = from; i < from + submissions; i += 1) {
    const noiDung = `Đăng ký thường trú tại số ${i}, đường ${'abcdefghij'.at(i % 10)}${i * 7}`;
    await print({ ...given.answers, noiDung });
  }
  collect();
  return process.memoryUsage().heapUsed / 1024;
}
const before = await heapAfter(0, 50);
const grown = (await heapAfter(50, 1000)) - before;
console.log(
  `1000 submissions: the heap grows by ${grown.toFixed(0)} KB of ${before.toFixed(0)} KB`,
);

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`JavaScript for printing: ${kb(await printScriptBytes())} gzip`);
const fonts = Object.entries(await printFontBytes());
console.log(`Tinos: ${fonts.map(([face, bytes]) => `${face} ${kb(bytes)}`).join(', ')} brotli`);
console.log(`a submission: ${kb(pdf.length)}`);
