/** The files of a form in its print: pictures that are drawn, and what is embedded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProcedure } from '@tokhai/procedure';
import { loadFonts, readSubmission, renderSubmission } from './index.ts';
import { examples } from './testing/examples.ts';
import { allText, elementsOf, readStructure } from './testing/structure.ts';

const fonts = await loadFonts();
const createdAt = '2026-11-22T08:30:00+07:00';
const { procedure, answers, files } = (await examples()).find(({ name }) => name === 'tk01/valid')!;

test('attached pictures are printed a page each where the form asks for it', async () => {
  const file = structuredClone(procedure.file);
  file.procedure.print!.attachments = 'pages';
  const pages = readProcedure(file);
  const options = { createdAt, files, fonts };
  const before = readStructure(await renderSubmission(procedure, answers, options));
  const after = readStructure(await renderSubmission(pages, answers, options));
  assert.equal(after.pages.length, before.pages.length + 1);
  const figures = elementsOf(after.root, 'Figure').map(({ alt }) => alt);
  assert.equal(figures.length, 2);
  assert.match(figures[1]!, /^Tài liệu đính kèm 1: /);
});

test('a photo is drawn with its alternative text, and embedded', async () => {
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  const [figure] = elementsOf(readStructure(pdf).root, 'Figure');
  assert.ok(figure?.alt?.includes('Ảnh'));
  const read = await readSubmission(pdf);
  assert.equal(read?.files.size, 1);
  for (const [sha256, { bytes }] of read?.files ?? []) assert.deepEqual(bytes, files.get(sha256));
});

test('without the bytes the frame stays empty and the file is only named', async () => {
  const pdf = await renderSubmission(procedure, answers, { createdAt, fonts });
  const { root } = readStructure(pdf);
  assert.equal(elementsOf(root, 'Figure').length, 0);
  assert.ok(allText(root).includes('anh-chan-dung.jpg'));
  assert.equal((await readSubmission(pdf))?.files.size, 0);
});

test('bytes that are not the ones of the answer are refused', async () => {
  const swapped = new Map([...files.keys()].map((sha256) => [sha256, new Uint8Array(9)]));
  await assert.rejects(renderSubmission(procedure, answers, { createdAt, files: swapped, fonts }), {
    code: 'file-mismatch',
  });
});
