import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { correction, generate } from 'lean-qr/nano';
import { Content } from './document/content.ts';
import { round } from './document/numbers.ts';
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
  const content = new Content();
  qrCode(content, text, 100, 200, 36);
  const operators = new TextDecoder().decode(content.bytes).split('\n');
  const drawn = new Set<string>();
  const boxes = operators
    .filter((one) => one.endsWith(' re'))
    .map((one) => one.split(' ').map(Number) as [number, number, number, number]);
  for (const [column, row, width, height] of boxes) {
    assert.equal(height, 1);
    for (let i = 0; i < width; i += 1) drawn.add(`${column + i} ${row}`);
  }
  const code = generate(text, { minCorrectionLevel: correction.M });
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      assert.equal(drawn.has(`${column} ${row}`), code.get(column, row), `${column} ${row}`);
    }
  }
  const scale = 36 / code.size;
  assert.ok(
    operators.some((one) => one.startsWith(`${round(scale)} 0 0 ${round(-scale)} 100 200`)),
  );
});
