import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProcedure, translateProcedure } from '@tokhai/procedure';
import type { Answers } from './json.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { tidyAnswers } from './tidy.ts';
import { validate } from './validate.ts';

const { file } = sampleProcedure();
const message = 'Hãy xem lại ngày cấp: phải sau ngày sinh';
const procedure = readProcedure({
  ...file,
  procedure: {
    ...file.procedure,
    rules: [
      { before: 'ngaySinh', after: 'ngayCap', message },
      { before: 'cha/ngaySinh', after: 'ngaySinh', message: 'Cha sinh trước con' },
    ],
  },
});

function found(answers: Answers): string[] {
  return validate(procedure, { ...sampleAnswers, ...answers }, { today: '2026-11-22' }).map(
    ({ path, code, params }) => `${path} ${code} ${params['rule'] ?? ''}`.trim(),
  );
}

const cases: [title: string, answers: Answers, issues: string[]][] = [
  ['dates in their order', { ngayCap: '2010-05-06' }, []],
  ['the same month, when no more is known', { ngayCap: '1990-02-01' }, []],
  ['the wrong way round', { ngayCap: '1990-01-31' }, ['/ngaySinh date-order 0']],
  ['one of them is missing', { ngayCap: undefined, cha: { hoTen: 'A' } }, []],
  [
    'one of them is none',
    { ngayCap: { day: '1', month: '', year: '' } },
    ['/ngayCap date-incomplete'],
  ],
  [
    'a part of a person, asked on a later page',
    { cha: { hoTen: 'A', ngaySinh: '1991' } },
    ['/cha/ngaySinh date-order 1'],
  ],
  [
    'of a question that is not asked',
    { coCha: 'khong', cha: { hoTen: 'A', ngaySinh: '1991' } },
    [],
  ],
];
for (const [title, answers, issues] of cases) {
  test(title, () => assert.deepEqual(found(answers), issues));
}

test('the question brings the words of the rule, in the language of the screen', () => {
  assert.equal(procedure.questions.get('ngayCap')?.ruleMessages?.[0], message);
  const texts = { '/procedure/rules/0/message': 'Check the day of issue' };
  const english = translateProcedure(procedure, { lang: 'en', texts });
  assert.equal(english.questions.get('ngayCap')?.ruleMessages?.[0], 'Check the day of issue');
});

const sums: [title: string, answers: Answers, issues: string[]][] = [
  ['a sum within its limit', { con: [{ tyLe: 60 }, { tyLe: 40 }] }, []],
  ['a sum beyond it', { con: [{ tyLe: 60 }, { tyLe: '40,5' }] }, ['/con sum 0']],
  ['a sum that is another number', { hocPhi: 5, soTien: 4 }, ['/hocPhi sum 1']],
  ['the same number', { hocPhi: 5, soTien: 5 }, []],
  ['nothing to compare with', { soTien: 5 }, []],
  ['nothing that is added up', { hocPhi: 5 }, []],
];
for (const [title, answers, issues] of sums) {
  test(title, () => {
    const { file: plain } = sampleProcedure({
      con: {
        type: 'array',
        title: 'Con',
        items: { type: 'object', properties: { tyLe: { type: 'number', title: 'Tỷ lệ' } } },
        question: { kind: 'table' },
      },
    });
    const summing = readProcedure({
      ...plain,
      procedure: {
        ...plain.procedure,
        rules: [
          { sum: ['con/tyLe'], is: 'atMost', of: 100, message: 'Không quá 100 %' },
          { sum: ['soTien'], is: 'equal', of: 'hocPhi', message: 'Phải bằng học phí' },
        ],
      },
    });
    const all = tidyAnswers(summing, { ...sampleAnswers, ...answers });
    const told = validate(summing, all, { today: '2026-11-22' });
    assert.deepEqual(
      told.map(({ path, code, params }) => `${path} ${code} ${params['rule'] ?? ''}`),
      issues,
    );
    assert.equal(summing.questions.get('con')?.ruleMessages?.[0], 'Không quá 100 %');
  });
}

test('a sum rule names numbers', () => {
  const rules = [{ sum: ['hoTen'], is: 'atMost' as const, of: 1, message: 'x' }];
  assert.throws(
    () => readProcedure({ ...file, procedure: { ...file.procedure, rules } }),
    /kind-mismatch/,
  );
});
