import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generate } from 'lean-qr';
import { qrCode } from './layout/qr-code.ts';
import { codeOf, qrText, readShortCode, shortCode } from './short-code.ts';

const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a short code is 60 bits of the digest, and is read back however it was copied', () => {
  fc.assert(
    fc.property(digests, (digest) => {
      const code = codeOf(digest);
      assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const copied = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      assert.equal(readShortCode(copied.replaceAll('1', 'l')), code);
      assert.equal(readShortCode(qrText(code)), code);
      // Each bit of the first 60 counts, no other.
      const [one, last] = [digest.slice(), digest.slice()];
      one[7]! ^= 0x10;
      last[7]! ^= 0x08;
      assert.notEqual(codeOf(one), code);
      assert.equal(codeOf(last), code);
    }),
  );
});

test('the code of given bytes never changes', async () => {
  assert.equal(await shortCode(new TextEncoder().encode('{}')), '8G9P-Z8TN-PDKR');
});

test('what is no code is none', () => {
  for (const typed of ['', 'ABCD-EFGH', 'ABCD-EFGH-IJK!', 'U'.repeat(12), 'A'.repeat(1000)]) {
    assert.equal(readShortCode(typed), undefined, typed);
  }
});

test('the drawn path is the QR code, module by module', () => {
  const text = qrText(codeOf(new Uint8Array(32).fill(0xa7)));
  const operators = qrCode(text, 100, 200, 36);
  const drawn = new Set<string>();
  const boxes = operators
    .filter((one) => one.endsWith(' re'))
    .map((one) => one.split(' ').map(Number));
  const size = Math.round(36 / Math.min(...boxes.map(([, , , height]) => height!)));
  for (const [x, y, width, height] of boxes) {
    const [column, row] = [Math.round((x! - 100) / height!), Math.round((200 - y!) / height!) - 1];
    for (let i = 0; i < Math.round(width! / height!); i += 1) drawn.add(`${column + i} ${row}`);
  }
  // The whole library writes the same text in its own, denser mode; the finder patterns are alike.
  assert.ok(size >= generate(text).size);
  for (const [left, top] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    for (let i = 0; i < 7; i += 1) {
      assert.ok(drawn.has(`${left + i} ${top}`) && drawn.has(`${left} ${top + i}`));
    }
    assert.ok(!drawn.has(`${left + 1} ${top + 1}`) && drawn.has(`${left + 3} ${top + 3}`));
  }
});
