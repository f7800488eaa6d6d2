import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Content } from './content.ts';
import { byteText, shownCodes } from '../testing/shown-codes.ts';
import { hex4 } from './numbers.ts';

const written = (content: Content): string => byteText(content.bytes);

test('a number is written as ECMAScript writes it, rounded to two decimals', () => {
  const rounded = (value: number): string => String((Math.round(value * 100) || 0) / 100);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: -1e6, max: 1e6 }).map((hundredths) => hundredths / 100),
      ),
      (value) => assert.equal(written(new Content().number(value)), rounded(value)),
    ),
  );
  assert.equal(written(new Content().pair(-0.001, 0)), '0 0');
  assert.equal(written(new Content().four(1, -2.5, 0.05, 1000)), '1 -2.5 0.05 1000');
});

test('a number of two bytes has four digits, and what does not fit any more makes room', () => {
  const content = new Content();
  let expected = '';
  for (let code = 0; code < 65_536; code += 7) {
    content.hex(code, 2).text(' q\n');
    expected += `${hex4(code)} q\n`;
  }
  assert.equal(written(content), expected);
  assert.equal(written(new Content().hex(7, 1).hex(0xfa, 1)), '07FA');
});

test('every code in a string is read back, and no string has a line end', () => {
  const content = new Content(1);
  const codes = Array.from({ length: 256 }, (_, code) => code);
  content.text('[(');
  for (const code of codes) content.code(code);
  const line = written(content.text(')]TJ'));
  assert.ok(!/[\r\n]/.test(line));
  const read = shownCodes(line);
  assert.equal(read.length, codes.length);
  assert.equal(
    codes.find((code, i) => read[i] !== code),
    undefined,
  );
});

test('a font is chosen when it is another one, or of another size', () => {
  const content = new Content();
  for (const [name, size] of [
    ['F1', 13],
    ['F1', 13],
    ['F1', 10.5],
    ['F2', 10.5],
    ['F1', 13],
  ] as const)
    content.font(name, size);
  assert.equal(written(content), '/F1 13 Tf\n/F1 10.5 Tf\n/F2 10.5 Tf\n/F1 13 Tf\n');
});
