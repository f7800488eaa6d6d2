/**
 * Printing CT01: its time as a ratio to other libraries that print only the same words, how it
 * grows with the rows of a table, what it keeps in memory, and how much has to be loaded for it.
 */
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { build, type Plugin } from 'esbuild';
import { readStructure, type ReadElement } from '../../packages/pdf/src/testing/structure.ts';
import { measure } from './measure.ts';
import { byPdfKit, byPdfMake } from './other-printers.ts';

const folder = new URL('../../schemas/procedures/ct01/', import.meta.url);
const pdfPackage = new URL('../../packages/pdf/', import.meta.url);
const read = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8'));

const ct01 = readProcedure(await read('procedure.json'));
const { answers } = (await read('examples/four-signers.json')) as { answers: Answers };
const fonts = await loadFonts();
const options = { createdAt: '2026-01-05T08:00:00+07:00', fonts };
const print = (given: Answers = answers) => renderSubmission(ct01, given, options);

const pdf = await print();
const { root, pages } = readStructure(pdf);
const flat = (one: ReadElement): ReadElement[] => [one, ...one.children.flatMap(flat)];
const words = flat(root)
  .map(({ text }) => text)
  .filter((text) => text.trim() !== '');

const times = await measure(
  { ours: () => print(), pdfkit: () => byPdfKit(words), pdfmake: () => byPdfMake(words) },
  20,
);
const ours = times.ours.median;
console.log(`${pages.length} pages of ${words.join('').length} letters: ${ours.toFixed(1)} ms`);
for (const other of ['pdfkit', 'pdfmake'] as const) {
  console.log(`${other}: ${(times[other].median / ours).toFixed(2)} × our time`);
}

const row = { hoTen: 'Nguyễn Văn Bình', ngaySinh: '1990-01-31', gioiTinh: 'nam', quanHe: 'con' };
const withRows = (length: number): Answers => ({
  ...answers,
  thanhVien: Array.from({ length }, () => row),
});
const [few, many] = [withRows(100), withRows(400)];
const growth = await measure({ few: () => print(few), many: () => print(many) }, 10);
const ratio = growth.many.median / growth.few.median;
console.log(`400 rows: ${ratio.toFixed(2)} × the time of 100 (linear: 4)`);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
async function heapAfter(submissions: number): Promise<number> {
  for (let i = 0; i < submissions; i += 1) await print();
  collect();
  return process.memoryUsage().heapUsed / 1024;
}
const before = await heapAfter(20);
const grown = (await heapAfter(1000)) - before;
console.log(
  `1000 submissions: the heap grows by ${grown.toFixed(0)} KB of ${before.toFixed(0)} KB`,
);

/** pdf-lib's modules have no side effects and do not say so; a portal's bundler is told likewise. */
const withoutSideEffects: Plugin = {
  name: 'without-side-effects',
  setup(bundling) {
    bundling.onResolve(
      { filter: /./ },
      async ({ path, importer, kind, resolveDir, pluginData }) => {
        const isPdfLib = path === '@cantoo/pdf-lib' || importer.includes('/@cantoo/pdf-lib/');
        if (!isPdfLib || pluginData === 'seen') return undefined;
        const found = await bundling.resolve(path, {
          kind,
          importer,
          resolveDir,
          pluginData: 'seen',
        });
        return { ...found, sideEffects: false };
      },
    );
  },
};
const { outputFiles } = await build({
  plugins: [withoutSideEffects],
  stdin: {
    contents: "export { loadFonts, renderSubmission } from './src/index.ts';",
    resolveDir: pdfPackage.pathname,
  },
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  // The form has loaded these already.
  external: ['@tokhai/*'],
});
const kb = (bytes: Uint8Array) => `${(bytes.length / 1024).toFixed(1)} KB`;
console.log(`JavaScript for printing: ${kb(gzipSync(outputFiles[0]!.contents))} gzip`);
for (const face of ['Regular', 'Bold', 'Italic']) {
  const font = await readFile(new URL(`fonts/Tinos-${face}.ttf`, pdfPackage));
  console.log(`Tinos ${face}: ${kb(brotliCompressSync(font))} brotli`);
}
console.log(`a submission: ${kb(pdf)}`);
