import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { AnswersError } from './error.ts';
import { fileAnswer } from './file-answer.ts';

const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 1, 2);
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const pdf = new TextEncoder().encode('%PDF-1.7\n');

for (const [bytes, type] of [
  [jpeg, 'image/jpeg'],
  [png, 'image/png'],
  [pdf, 'application/pdf'],
  [png.slice(0, 7), 'application/octet-stream'],
  [new Uint8Array(), 'application/octet-stream'],
] as const) {
  test(`${type} by its first ${bytes.length} bytes, whatever its name says`, async () => {
    const { answer, bytes: read } = await fileAnswer(
      new File([bytes], 'anh.gif', { type: 'image/gif' }),
    );
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual(answer, { name: 'anh.gif', type, size: bytes.length, sha256 });
    assert.deepEqual(read, new Uint8Array(bytes));
  });
}

for (const [name, kept] of [
  ['C:\\fakepath\\a\u0309nh.jpg', 'ảnh.jpg'],
  ['../../a.pdf', 'a.pdf'],
  ['a\u202Efdp.exe\u0000', 'afdp.exe'],
  ['', 'file'],
  [`${'a'.repeat(300)}.jpeg`, `${'a'.repeat(195)}.jpeg`],
] as const) {
  test(`the name ${JSON.stringify(name.slice(0, 30))} is kept as ${kept.slice(0, 30)}`, async () => {
    const { answer } = await fileAnswer(new File([jpeg], name));
    assert.equal(answer.name, kept);
  });
}

test('a file over 10 MiB is not read', async () => {
  const large = new File([new Uint8Array(10_485_761)], 'lon.pdf');
  await assert.rejects(
    fileAnswer(large),
    (error) => error instanceof AnswersError && error.code === 'file-too-large',
  );
});
