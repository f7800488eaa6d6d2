/**
 * How long it takes to print CT01, as a ratio to printing a form of one empty question in the same
 * run: what the content costs over what every document costs (fonts, structure, metadata).
 */
import { readFile } from 'node:fs/promises';
import type { Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { measure } from './measure.ts';

const folder = new URL('../../schemas/procedures/ct01/', import.meta.url);
const read = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8'));

const file = (await read('procedure.json')) as { procedure: Record<string, unknown> };
const { print: _print, ...facts } = file.procedure;
const ct01 = readProcedure(file);
const empty = readProcedure({
  ...file,
  properties: { ghiChu: { title: 'Ghi chú', description: 'Nếu có', type: 'string' } },
  required: [],
  procedure: {
    ...facts,
    pages: [{ id: 'trang', title: 'Ghi chú', questions: ['ghiChu'] }],
    signers: [{ id: 'nguoiKeKhai', title: 'NGƯỜI KÊ KHAI' }],
  },
});
const examples = ['minimal', 'valid', 'longest-names'] as const;
const fonts = await loadFonts();
const options = { createdAt: '2026-01-05T08:00:00+07:00', fonts };

const work: Record<string, () => Promise<Uint8Array>> = {
  'empty form': () => renderSubmission(empty, {}, options),
};
for (const name of examples) {
  const { answers } = (await read(`examples/${name}.json`)) as { answers: Answers };
  work[name] = () => renderSubmission(ct01, answers, options);
}

const times = await measure(work, 20);
const base = times['empty form']?.median ?? Number.NaN;
for (const [name, { median, p95 }] of Object.entries(times)) {
  const ratio = (median / base).toFixed(2);
  console.log(
    `${name}: ${ratio} × the empty form (${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms)`,
  );
}
