import assert from 'node:assert/strict';
import { test } from 'node:test';
import { procedureList } from '@tokhai/procedure';
import fc from 'fast-check';
import { PdfError, loadFonts, readSubmission, renderSubmission } from './index.ts';
import { examples } from './testing/examples.ts';

const fonts = await loadFonts();
const all = await examples();
const printable = all.filter(({ issues }) => issues.length === 0);

test('every procedure has an example to print', () => {
  const ids = new Set(printable.map(({ procedure }) => procedure.id));
  assert.deepEqual([...ids].toSorted(), procedureList.map(({ id }) => id).toSorted());
});

for (const example of printable) {
  test(`${example.name}: what is read from the PDF prints the same bytes again`, async () => {
    const { procedure, answers, createdAt, files } = example;
    const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
    const appended = new Uint8Array(pdf.length + 1);
    appended.set(pdf);
    appended[pdf.length] = 0x0a;
    for (const bytes of [pdf, appended]) {
      const read = await readSubmission(bytes);
      assert.ok(read);
      assert.equal(read.procedure, procedure.id);
      assert.equal(read.revisionEnd, pdf.length);
      const again = await renderSubmission(procedure, read.answers, {
        createdAt: read.createdAt,
        files: new Map([...read.files].map(([sha256, file]) => [sha256, file.bytes])),
        fonts,
      });
      assert.deepEqual(again, pdf);
    }
  });
}

test('anything but a submission gives undefined or a PdfError, and never another error', async () => {
  const read = async (bytes: Uint8Array): Promise<void> => {
    try {
      await readSubmission(bytes);
    } catch (error) {
      assert.ok(error instanceof PdfError, String(error));
      assert.match(error.code, /^(damaged|too-large)$/);
    }
  };
  const { procedure, answers, createdAt, files } = all.find(({ name }) => name === 'tk01/valid')!;
  const pdf = await renderSubmission(procedure, answers, { createdAt, files, fonts });
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) => read(bytes)));
  await fc.assert(fc.asyncProperty(fc.nat(pdf.length), (end) => read(pdf.subarray(0, end))));
  const change = fc.record({ at: fc.nat(pdf.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), (changes) => {
      const bytes = pdf.slice();
      for (const { at, byte } of changes) bytes[at] = byte;
      return read(bytes);
    }),
    { numRuns: 300 },
  );
  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const tails = [
    '[',
    '<<',
    '(',
    '<',
    '/a',
    '1 0 R',
    '<</Prev 9>>',
    '<</Root 1 0 R>>',
    '<</Prev 0>>',
  ];
  for (const value of tails) {
    const deep = value.repeat(5000);
    await read(
      latin1(`%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n${deep}\nstartxref\n9\n%%EOF`),
    );
  }
});

test('fifty megabytes of zeros are no submission', async () => {
  assert.equal(await readSubmission(new Uint8Array(50_000_000)), undefined);
});

test('a submission whose data was changed is damaged', async () => {
  const { procedure, answers, createdAt } = all.find(({ name }) => name === 'ct01/valid')!;
  const pdf = await renderSubmission(procedure, answers, { createdAt, fonts });
  const text = new TextDecoder('latin1').decode(pdf);
  const dictionary = text.search(/\/Subtype\/application#2fjson/i);
  assert.ok(dictionary > 0);
  const stream = text.indexOf('stream', dictionary);
  const bytes = pdf.slice();
  bytes.fill(0, stream + 10, stream + 40);
  await assert.rejects(readSubmission(bytes), { code: 'damaged' });
});
