import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { identityContradicts, identityFacts } from './identity-facts.ts';
import type { Answers } from './json.ts';
import { mutationsOf } from './testing/mutations.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { validate } from './validate.ts';
import { warnings, warningsOfPage } from './warnings.ts';

const person = {
  type: 'object',
  title: 'Người',
  properties: {
    ngaySinh: { $ref: '../../shared/partial-date.json' },
    gioiTinh: { $ref: '../../shared/sex.json' },
    soDinhDanh: { $ref: '../../shared/identity.json' },
  },
} as const;
const procedure = sampleProcedure({
  nguoi: { ...person, question: { kind: 'person' } },
  nguoiKhac: {
    type: 'array',
    title: 'Những người khác',
    items: person,
    question: { kind: 'table' },
  },
  soCha: {
    $ref: '../../shared/identity.json',
    question: { birthOf: 'cha/ngaySinh', sexOf: 'gioiTinh' },
  },
  soMe: { $ref: '../../shared/identity.json' },
});

const found = (answers: Answers): string[] =>
  warnings(procedure, { ...sampleAnswers, ...answers }).map(
    ({ path, code, params }) => `${path} ${code}${params['part'] ? ` ${params['part']}` : ''}`,
  );

describe('an identity number', () => {
  const woman = { soDinhDanh: '001190012345', gioiTinh: 'nu', ngaySinh: '1990-02' };
  const cases: [title: string, answers: Answers, warnings: string[]][] = [
    ['agrees with sex and year', woman, []],
    ['of a man', { ...woman, gioiTinh: 'nam' }, ['/soDinhDanh identity-mismatch sex']],
    ['of another year', { ...woman, ngaySinh: '1991' }, ['/soDinhDanh identity-mismatch birth']],
    [
      'of another century and sex',
      { ...woman, soDinhDanh: '001290012345' },
      ['/soDinhDanh identity-mismatch both'],
    ],
    ['of this century', { ...woman, soDinhDanh: '001301012345', ngaySinh: '2001-05-06' }, []],
    ['without the other answers', { soDinhDanh: '001001012345', ngaySinh: undefined }, []],
    ['that is none', { ...woman, soDinhDanh: '123', gioiTinh: 'nam' }, []],
    ['beside a date that is none', { ...woman, ngaySinh: { day: '1', month: '', year: '' } }, []],
    [
      'of a person',
      { nguoi: { ...woman, gioiTinh: 'nam' } },
      ['/nguoi/soDinhDanh identity-mismatch sex'],
    ],
    [
      'in a row',
      { nguoiKhac: [woman, {}, { ...woman, ngaySinh: '1980' }] },
      ['/nguoiKhac/2/soDinhDanh identity-mismatch birth'],
    ],
    [
      'compared with the questions it names',
      { soCha: '001060012345', gioiTinh: 'nu', cha: { hoTen: 'A', ngaySinh: '1961' } },
      ['/soCha identity-mismatch both'],
    ],
    ['of somebody else', { soMe: '001060012345', gioiTinh: 'nu' }, []],
  ];
  for (const [title, answers, expected] of cases) {
    test(title, () => assert.deepEqual(found(answers), expected));
  }

  test('facts put into a number are read back, and contradict nothing', () => {
    const digits = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
    const sexes = fc.constantFrom('nam' as const, 'nu' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2399 }), sexes, digits, (year, sex, rest) => {
        const code = Math.floor((year - 1900) / 100) * 2 + (sex === 'nu' ? 1 : 0);
        const number = `001${code}${String(year).slice(2)}${rest}`;
        assert.deepEqual(identityFacts(number), { sex, birthYear: String(year) });
        const same = { sex, birth: `${year}-01-31` };
        assert.equal(identityContradicts(number, same), undefined);
        assert.equal(identityContradicts(number, { ...same, birth: String(year + 1) }), 'birth');
      }),
    );
  });
});

describe('a phone number', () => {
  const cases: [number: string, usual: boolean][] = [
    ['0912345678', true],
    ['02412345678', true],
    ['0241234567', true],
    ['0112345678', false],
    ['0612345678', false],
    ['09123456789', false],
    ['12', true],
  ];
  for (const [number, usual] of cases) {
    test(`${number} is ${usual ? 'as usual or no number' : 'unusual'}`, () =>
      assert.deepEqual(found({ dienThoai: number }), usual ? [] : ['/dienThoai phone-prefix']));
  }
});

test('a warning stops nothing: validate knows none', () => {
  const answers = { ...sampleAnswers, dienThoai: '0112345678' };
  assert.deepEqual(validate(procedure, answers, { today: '2026-11-22' }), []);
  assert.ok(warnings(procedure, answers).every(({ severity }) => severity === 'warning'));
});

test('a page has the warnings of its own questions', () => {
  const answers = { ...sampleAnswers, dienThoai: '0112345678' };
  const [first, second] = procedure.pages;
  assert.equal(warningsOfPage(procedure, first!, answers).length, 1);
  assert.equal(warningsOfPage(procedure, second!, answers).length, 0);
});

test('whatever the answers are, looking at them ends well', () => {
  fc.assert(
    fc.property(mutationsOf(sampleAnswers), (answers) => {
      for (const { severity } of warnings(procedure, answers)) assert.equal(severity, 'warning');
    }),
    { numRuns: 200 },
  );
});

describe('the check digit of a tax code', () => {
  const asking = sampleProcedure({ maSoThue: { $ref: '../../shared/tax-code.json' } });
  const codesOf = (maSoThue: string): string[] =>
    warnings(asking, { maSoThue }).map(({ path, code }) => `${path} ${code}`);
  // Codes of well-known companies, as they publish them.
  for (const code of ['0100109106', '0106713804', '0300588569', '0106713804-001']) {
    test(`fits: ${code}`, () => assert.deepEqual(codesOf(code), []));
  }
  test('differs where one digit is mistyped, or two are swapped', () => {
    for (const code of ['0100109107', '1000109106', '0106713084-001']) {
      assert.deepEqual(codesOf(code), ['/maSoThue check-digit'], code);
    }
  });
  test('is not looked for in what is no tax code', () => assert.deepEqual(codesOf('12345'), []));
});
