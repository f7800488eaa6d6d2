import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Content } from './content.ts';
import { byteText, shownCodes } from '../testing/shown-codes.ts';
import { hex4, round } from './numbers.ts';

const written = (content: Content): string => byteText(content.bytes);

test('a number is written as ECMAScript writes it, rounded to three decimals', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: -1e7, max: 1e7 }).map((thousandths) => thousandths / 1000),
      ),
      (value) => assert.equal(written(new Content().number(value)), String(round(value))),
    ),
  );
  assert.equal(written(new Content().pair(-0.0001, 0)), '0 0');
  assert.equal(written(new Content().four(1, -2.5, 0.05, 1000)), '1 -2.5 0.05 1000');
});

test('codes have four digits, and what does not fit any more makes room', () => {
  const content = new Content();
  let expected = '';
  for (let code = 0; code < 65_536; code += 7) {
    content.hex(code).text(' q\n');
    expected += `${hex4(code)} q\n`;
  }
  assert.equal(written(content), expected);
});

test('every code in a string is read back, and no string has a line end', () => {
  const content = new Content(1);
  const codes = Array.from({ length: 65_536 }, (_, code) => code);
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
