import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { fromLatin1, latin1, toBytes } from '../bytes.ts';
import { SigningError } from '../error.ts';
import { formatPdfDate, parsePdfDate } from './date.ts';
import { PdfParser } from './parser.ts';
import { serialise } from './serialise.ts';
import { textOf, textString } from './text.ts';
import { PdfDict, PdfName, PdfRef, PdfString, equalValues } from './values.ts';
import type { PdfValue } from './values.ts';

const parse = (text: string) => new PdfParser(latin1(text)).value();

const { value: anyValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<PdfValue>(null, true, false),
    fc.integer(),
    fc
      .double({ min: -1e12, max: 1e12, noNaN: true })
      .map((number) => Number(number.toFixed(20)) + 0),
    fc
      .uint8Array({ maxLength: 9 })
      .map((bytes) => new PdfName(fromLatin1(bytes.filter((b) => b > 0)))),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new PdfString(toBytes(bytes))),
    fc.tuple(fc.nat(9999), fc.nat(99)).map(([num, gen]) => new PdfRef(num, gen)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .dictionary(fc.stringMatching(/^[A-Za-z #/()]{1,8}$/), tie('value'), { maxKeys: 5 })
      .map((entries) => new PdfDict(Object.entries(entries))),
  ),
}));

suite('PDF objects', () => {
  test('what is written is read', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const text = serialise(value);
        assert.ok(equalValues(parse(text), value), text);
      }),
      { numRuns: 1000 },
    );
  });

  test('numbers are written without exponents', () => {
    assert.deepEqual([1e21, -1.5e22, 1e-7, -1.25e-8, 0.5, 12].map(serialise), [
      '1000000000000000000000',
      '-15000000000000000000000',
      '0.0000001',
      '-0.0000000125',
      '0.5',
      '12',
    ]);
  });

  test('all ways of writing a string are read', () => {
    const bytesOf = (text: string) => fromLatin1((parse(text) as PdfString).bytes);
    assert.equal(bytesOf('(a(b)c)'), 'a(b)c');
    assert.equal(bytesOf(String.raw`(\n\r\t\b\f\(\)\\\101\7\x)`), '\n\r\t\b\f()\\A\x07x');
    assert.equal(bytesOf('(a\\\nb\\\r\nc\r\nd)'), 'abc\nd');
    assert.equal(bytesOf('<48 65 6c6C 6>'), 'Hell`');
    assert.equal(bytesOf('<>'), '');
  });

  test('white space between digits of a string says nothing, wherever it stands', () => {
    const space = fc.stringMatching(/^[ \n\r\t\f\0]{0,2}$/);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 9 }),
        fc.array(space),
        fc.boolean(),
        (bytes, gaps, odd) => {
          const digits = Buffer.from(bytes)
            .toString('hex')
            .slice(0, odd ? -1 : undefined);
          const text = [...digits].map((digit, index) => digit + (gaps[index] ?? '')).join('');
          const wanted = Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex');
          assert.deepEqual(Buffer.from((parse(`<${text}>`) as PdfString).bytes), wanted);
        },
      ),
    );
  });

  test('what readers would read differently is refused', () => {
    for (const text of [
      '<< /A 1 /A 2 >>',
      '<< /A >>',
      '[ 1',
      '(a',
      '<4g>',
      '<g4>',
      '<444g>',
      '1e5',
      'nul',
      '<< 1 2 >>',
    ])
      assert.throws(() => parse(text), { code: 'malformed-pdf' }, text);
    assert.throws(() => parse('['.repeat(99)), { code: 'malformed-pdf' });
  });

  test('any bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          new PdfParser(toBytes(bytes)).indirect(() => null);
        } catch (error) {
          assert.ok(error instanceof SigningError);
        }
      }),
    );
  });
});

test('text strings keep Vietnamese, composed', () => {
  for (const text of ['Nguyễn Thị Ánh', 'plain', '', '(a)\\', '𠮷'])
    assert.equal(textOf(textString(text.normalize('NFD'))), text);
  assert.equal(textOf(new PdfString(new TextEncoder().encode('\ufeffÁnh'))), 'Ánh');
  assert.equal(textOf(1), undefined);
});

suite('PDF dates', () => {
  test('are written in Vietnamese time', () => {
    assert.equal(formatPdfDate(new Date('2026-12-31T18:00:00.900Z')), "D:20270101010000+07'00'");
  });

  test('are read as they were meant', () => {
    const meant: Record<string, string> = {
      "D:20270101010000+07'00'": '2026-12-31T18:00:00.000Z',
      "D:20261231120000-05'30": '2026-12-31T17:30:00.000Z',
      'D:20261231120000Z': '2026-12-31T12:00:00.000Z',
      'D:20261231120000+0700': '2026-12-31T05:00:00.000Z',
      'D:2026': '2026-01-01T00:00:00.000Z',
    };
    for (const [text, iso] of Object.entries(meant))
      assert.equal(parsePdfDate(text)?.toISOString(), iso, text);
    for (const text of ['', '20260101', 'D:20261399', 'D:2026010100000099', 'D:x'])
      assert.equal(parsePdfDate(text), undefined, text);
  });

  test('survive the way there and back, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const date = new Date(seconds * 1000);
        assert.deepEqual(parsePdfDate(formatPdfDate(date)), date);
      }),
    );
  });
});
