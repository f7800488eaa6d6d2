/**
 * Printing CT01: its time as a ratio to other libraries that print only the same words, in Node and
 * in Chromium, warm and at the first print; how it grows with the rows of a table, what it keeps in
 * memory, and how much has to be loaded for it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { printFontBytes, printScriptBytes } from '../support/print-bundle.ts';
import { measure } from './measure.ts';
import { inChromium } from './print/in-chromium.ts';
import { printers } from './print/node-printers.ts';
import { printerNames, type PrinterName } from './print/printers.ts';
import { twoPages, wordsOf } from './print/words.ts';

const rounds = { warm: 60, cold: 5 };

const given = await twoPages();
const procedure = readProcedure(given.procedure);
const options = { createdAt: given.createdAt, fonts: await loadFonts() };
const print = (answers: Answers) => renderSubmission(procedure, answers, options);

const pdf = await print(given.answers);
const { words, pages } = wordsOf(pdf);
console.log(`${pages} pages of ${words.join('').length} letters`);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function show(where: string, times: Record<PrinterName, number>): void {
  const { ours, pdfkit, pdfmake } = times;
  const ratios = `pdfkit ${(pdfkit / ours).toFixed(1)} ×, pdfmake ${(pdfmake / ours).toFixed(1)} ×`;
  console.log(`${where.padEnd(24)}${ratios} our ${ours.toFixed(1)} ms`);
}
const each = (time: (name: PrinterName) => number) =>
  Object.fromEntries(printerNames.map((name) => [name, time(name)])) as Record<PrinterName, number>;

const work = {} as Record<PrinterName, () => Promise<Uint8Array>>;
for (const name of printerNames) work[name] = await printers[name](given, words);
const warm = await measure(work, rounds.warm);
show(
  'Node, warm',
  each((name) => warm[name].median),
);
show(
  '  the fastest tenth',
  each((name) => warm[name].p10),
);

const cold: Record<PrinterName, number[]> = { ours: [], pdfkit: [], pdfmake: [] };
const coldProgram = fileURLToPath(new URL('print/cold.ts', import.meta.url));
for (let round = 0; round < rounds.cold; round += 1) {
  for (const name of printerNames) {
    const input = JSON.stringify({ given, words });
    const args = ['--conditions=@tokhai/source', coldProgram, name];
    cold[name].push(Number(execFileSync(process.execPath, args, { input, encoding: 'utf8' })));
  }
}
show(
  'Node, first print',
  each((name) => median(cold[name])),
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
  'Chromium, first print',
  each((name) => median(chromium.cold[name])),
);

const row = { hoTen: 'Nguyễn Văn Bình', ngaySinh: '1990-01-31', gioiTinh: 'nam', quanHe: 'con' };
const withRows = (length: number): Answers => ({
  ...given.answers,
  thanhVien: Array.from({ length }, () => row),
});
const [few, many] = [withRows(100), withRows(400)];
const growth = await measure({ few: () => print(few), many: () => print(many) }, 20);
const ratio = growth.many.median / growth.few.median;
console.log(`400 rows: ${ratio.toFixed(1)} × the time of 100 (linear: 4)`);

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
