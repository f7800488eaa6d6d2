import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  readProcedure,
  type Expression,
  type Procedure,
  type ProcedureError,
} from '@tokhai/procedure';
import fc from 'fast-check';
import type { Answers } from './json.ts';
import { relevantAnswers } from './asked.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { tidyAnswers } from './tidy.ts';
import { validate } from './validate.ts';

const date = { $ref: '../../shared/date.json' };
const money = { $ref: '../../shared/money.json' };

function withQuestion(compute: Expression, type = 'integer'): Procedure {
  return sampleProcedure({
    tu: date,
    den: date,
    coBang: { $ref: '../../shared/yes-no.json' },
    gop: {
      type: 'array',
      title: 'Góp vốn',
      items: {
        type: 'object',
        properties: { ten: { type: 'string' }, tien: money, kg: { type: 'number' } },
      },
      question: { kind: 'table', when: { question: 'coBang', equals: 'co' } },
    },
    tinh: { type, title: 'Tính', question: { kind: 'computed', compute } },
  } as Parameters<typeof sampleProcedure>[0]);
}

function computed(compute: Expression, answers: Answers, type?: string): unknown {
  const procedure = withQuestion(compute, type);
  return tidyAnswers(procedure, { coBang: 'co', ...answers })['tinh'];
}

describe('what is computed', () => {
  const sum: Expression = { sum: ['gop/tien'] };
  test('a column of a table, as it is typed', () => {
    const gop = [{ tien: '1.200.000' }, { ten: 'B' }, { tien: 300_000 }];
    assert.equal(computed(sum, { gop }), 1_500_000);
  });
  test('several numbers together', () => {
    assert.equal(
      computed({ sum: ['gop/tien', 'soTien', 'hocPhi'] }, { soTien: 5, gop: [{ tien: 7 }] }),
      12,
    );
  });
  test('nothing of nothing, and nothing of what is no number', () => {
    assert.equal(computed(sum, {}), undefined);
    assert.equal(computed(sum, { gop: [{ ten: 'A' }] }), undefined);
    assert.equal(computed(sum, { gop: [{ tien: 'ba' }, { tien: 1 }] }), undefined);
  });
  test('of a table that is not asked', () => {
    assert.equal(computed(sum, { coBang: 'khong', gop: [{ tien: 1 }] }), undefined);
  });
  test('decimals as people add them', () => {
    const kilos = [{ kg: '0,1' }, { kg: '0,2' }];
    assert.equal(computed({ sum: ['gop/kg'] }, { gop: kilos }, 'number'), 0.3);
  });
  test('rows that hold something, and options that are ticked', () => {
    assert.equal(computed({ count: 'gop' }, { gop: [{ ten: 'A' }, {}, { tien: 1 }] }), 2);
    assert.equal(computed({ count: 'monHoc' }, { monHoc: ['toan', 'van'] }), 2);
  });
  const ages: [from: string, to: string, unit: 'years' | 'months' | 'days', age: unknown][] = [
    ['2000-03-01', '2018-02-28', 'years', 17],
    ['2000-03-01', '2018-03-01', 'years', 18],
    ['2000-02-29', '2018-02-28', 'years', 17],
    ['2000-02-29', '2018-03-01', 'years', 18],
    ['2024-01-31', '2024-02-29', 'months', 0],
    ['2024-01-15', '2026-01-14', 'months', 23],
    ['2024-02-28', '2024-03-01', 'days', 2],
    ['2024-02-28', '2024-02-28', 'days', 0],
    ['2018-02-28', '2000-03-01', 'years', undefined],
  ];
  for (const [tu, den, unit, age] of ages) {
    test(`${tu} to ${den} in ${unit}: ${String(age)}`, () =>
      assert.equal(computed({ from: 'tu', to: 'den', in: unit }, { tu, den }), age));
  }
  test('of half a date', () => {
    const tu = { day: '', month: '3', year: '2000' };
    assert.equal(
      computed({ from: 'tu', to: 'den', in: 'years' }, { tu, den: '2018-01-01' }),
      undefined,
    );
  });
  test('texts in a row, as people read them', () => {
    const join: Expression = { join: ['hoTen', 'ghiChu', 'cha/ngaySinh'], with: ', ' };
    const answers = { hoTen: 'An ', coCha: 'co', cha: { ngaySinh: '1960-02' } };
    assert.equal(computed(join, answers, 'string'), 'An, 02/1960');
  });
  test('money and dates in words', () => {
    assert.equal(
      computed({ words: 'hocPhi' }, { hocPhi: '1.000.000' }, 'string'),
      'Một triệu đồng',
    );
    assert.equal(computed({ words: 'hocPhi' }, {}, 'string'), undefined);
  });
  test('the same, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ tien: fc.nat() }), { maxLength: 5 }), (gop) => {
        const procedure = withQuestion({ sum: ['gop/tien'] });
        const once = tidyAnswers(procedure, { coBang: 'co', gop, tinh: 'x' });
        assert.deepEqual(tidyAnswers(procedure, once), once);
        const total = gop.reduce((all, { tien }) => all + tien, 0);
        assert.equal(once['tinh'], gop.length === 0 ? undefined : total);
      }),
    );
  });
});

test('one that is computed of another', () => {
  const procedure = sampleProcedure({
    tong: {
      type: 'integer',
      title: 'Tổng',
      question: { kind: 'computed', unit: 'đồng', compute: { sum: ['hocPhi', 'soTien'] } },
    },
    chu: {
      type: 'string',
      title: 'Bằng chữ',
      question: { kind: 'computed', compute: { words: 'tong' } },
    },
  });
  const { tong, chu } = tidyAnswers(procedure, { hocPhi: 1000, soTien: 500 });
  assert.deepEqual([tong, chu], [1500, 'Một nghìn năm trăm đồng']);
});

test('the desk computes it again', () => {
  const procedure = withQuestion({ sum: ['hocPhi', 'soTien'] });
  const answers = relevantAnswers(
    procedure,
    tidyAnswers(procedure, { ...sampleAnswers, hocPhi: 5 }),
  );
  const found = (tinh?: unknown) =>
    validate(procedure, { ...answers, tinh }, { today: '2026-11-22' }).map(
      ({ path, code }) => path + ' ' + code,
    );
  assert.deepEqual(found(5), []);
  assert.deepEqual(found(6), ['/tinh computed']);
  assert.deepEqual(found(), ['/tinh computed']);
});

describe('is refused', () => {
  const refused = (compute: Expression, pattern: RegExp, type?: string) =>
    assert.throws(
      () => withQuestion(compute, type),
      (error: ProcedureError) => pattern.test(error.message),
    );
  test('a sum of texts', () => refused({ sum: ['hoTen'] }, /numbers and amounts/));
  test('a question that is not there', () => refused({ sum: ['khac'] }, /unknown-question/));
  test('an answer of its own', () => refused({ sum: ['tinh'] }, /before/));
  test('the wrong type', () => refused({ count: 'gop' }, /type number or integer/, 'string'));
  test('part of a date', () => refused({ from: 'ngaySinh', to: 'den', in: 'years' }, /whole date/));
  test('a column, unless it is added up', () =>
    refused({ words: 'gop/tien' }, /in each row/, 'string'));
  test('no expression', () => refused(undefined as never, /question.compute/));
  test('code', () => refused({ eval: '1' } as never, /not-in-language/));
  test('a condition that waits for it', () => {
    const { file } = withQuestion({ sum: ['hocPhi'] });
    const properties = {
      ...file.properties,
      hoTen: {
        ...file.properties['hoTen'],
        question: { when: { question: 'tinh', answered: true } },
      },
    };
    assert.throws(() => readProcedure({ ...file, properties, required: [] }), /computed once/);
  });
});
