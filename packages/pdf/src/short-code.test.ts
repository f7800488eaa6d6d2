import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { correction, generate } from 'lean-qr/nano';
import { Content } from './document/content.ts';
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

test('the drawn picture is the QR code, module by module', () => {
  const text = qrText(codeOf(new Uint8Array(32).fill(0xa7)));
  const content = new Content();
  qrCode(content, text, 100, 200, 36);
  const drawn = new TextDecoder().decode(content.bytes);
  const picture = /^36 0 0 36 100 164 cm\nBI([^\n]*)\nID ([0-9A-F]+)>\nEI$/m.exec(drawn);
  assert.ok(picture, drawn);
  const [, parameters, digits] = picture;
  const code = generate(text, { minCorrectionLevel: correction.M });
  assert.equal(parameters, `/IM true/W ${code.size}/H ${code.size}/D[1 0]/F/AHx`);
  const perRow = 2 * Math.ceil(code.size / 8);
  assert.equal(digits!.length, perRow * code.size);
  const isDark = (column: number, row: number): boolean => {
    const digit = Number.parseInt(digits![row * perRow + (column >> 2)]!, 16);
    return ((digit >> (3 - (column & 3))) & 1) === 1;
  };
  for (let row = 0; row < code.size; row += 1) {
    for (let column = 0; column < code.size; column += 1) {
      assert.equal(isDark(column, row), code.get(column, row), `${column} ${row}`);
    }
  }
});
