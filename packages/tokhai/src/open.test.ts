import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure, type Procedure } from '@tokhai/procedure';
import { createTestAuthority, tinyPdf } from '@tokhai/signing/testing';
import { openSigned, type OpenFailure } from './open.ts';
import { signAt, signedForm, type SignedForm } from './testing/signed-form.ts';
import { words } from './words/words.ts';

const folder = new URL('../../../schemas/procedures/ct01/', import.meta.url);
const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, folder), 'utf8'));

let four: { answers: Answers; createdAt: string };
let form: SignedForm;

before(async () => {
  four = (await json('examples/four-signers.json')) as typeof four;
  form = await signedForm(await json('procedure.json'), four, 1);
});

async function refused(
  pdf: Uint8Array,
  code: OpenFailure,
  procedure: Procedure = form.procedure,
): Promise<void> {
  await assert.rejects(openSigned(pdf, procedure, words.vi), {
    code,
    message: words.vi.openFailures[code],
  });
}

test('opens what one of four people signed: the answers, and who signed', async () => {
  const opened = await openSigned(form.pdf, form.procedure, words.vi);
  assert.deepEqual(opened.answers, four.answers);
  assert.equal(Date.parse(opened.createdAt), Date.parse(four.createdAt));
  assert.deepEqual([...opened.signatures.keys()], ['chuHo']);
  assert.equal(opened.signatures.get('chuHo')?.name, four.answers['hoTenChuHo']);
});

test('opens what nobody has signed yet', async () => {
  const fonts = await loadFonts();
  const { answers, createdAt } = four;
  const pdf = await renderSubmission(form.procedure, answers, { createdAt, fonts });
  assert.equal((await openSigned(pdf, form.procedure, words.vi)).signatures.size, 0);
});

test('refuses what was changed, before or after a signature', async () => {
  const text = new TextEncoder();
  await refused(Uint8Array.from([...form.pdf, ...text.encode('% x\n')]), 'changed');
  // Anywhere in the first revision, or in the signature.
  for (const at of [3000, form.pdf.length - 2500]) {
    const pdf = form.pdf.slice();
    pdf[at] = (pdf[at]! + 1) % 256;
    await assert.rejects(openSigned(pdf, form.procedure, words.vi), ({ code }) =>
      ['changed', 'not-a-submission'].includes(String(code)),
    );
  }
  // A signature in a place that the form does not have.
  const authority = await createTestAuthority();
  await refused(await signAt(form.pdf, { id: 'khac', title: 'Khác' }, 'Ai', authority), 'changed');
});

test('refuses other files, other procedures and other versions', async () => {
  await refused(tinyPdf(['a']), 'not-a-submission');
  await refused(new TextEncoder().encode('hello'), 'not-a-submission');
  await refused(form.pdf.subarray(0, 5000), 'not-a-submission');
  const other = readProcedure(await readFile(new URL('../ct02/procedure.json', folder), 'utf8'));
  await refused(form.pdf, 'other-procedure', other);
  const file = structuredClone(form.procedure.file) as { title: string };
  await refused(form.pdf, 'other-version', readProcedure({ ...file, title: 'Tờ khai khác' }));
});
