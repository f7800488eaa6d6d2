import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Condition, ProcedureFile } from '@tokhai/procedure';
import { isAsked, relevantAnswers } from './asked.ts';
import { isMet } from './condition.ts';
import { isBounded, type Answers } from './json.ts';
import { askedQuestions, journey } from './journey.ts';
import { askedSigners, requiredSigners } from './signers.ts';
import { mutationsOf } from './testing/mutations.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { tidyAnswers } from './tidy.ts';

const procedure = sampleProcedure();

test('a question that is not asked counts as not answered, and so on down the chain', () => {
  const answers = { ...sampleAnswers, chaDaMat: true, ngayMat: '2001' };
  assert.ok(isAsked(procedure, 'ngayMat', answers));
  const without = { ...answers, coCha: 'khong' };
  assert.ok(!isAsked(procedure, 'cha', without));
  assert.ok(!isAsked(procedure, 'chaDaMat', without));
  assert.ok(!isAsked(procedure, 'ngayMat', without));
  assert.deepEqual(Object.keys(relevantAnswers(procedure, without)), [
    'hoTen',
    'ngaySinh',
    'dongY',
    'diaChi',
    'coCha',
  ]);
});

test('a page that is not asked hides its questions', () => {
  assert.ok(isAsked(procedure, 'coCha', sampleAnswers));
  assert.ok(!isAsked(procedure, 'coCha', { ...sampleAnswers, hoTen: ' ' }));
});

test('the journey leaves out pages on which nothing is asked', () => {
  const pages = (answers: Answers) => journey(procedure, answers).map(({ id }) => id);
  assert.deepEqual(pages(sampleAnswers), ['mot', 'hai']);
  assert.deepEqual(pages({}), ['mot']);
  const [, father] = journey(procedure, sampleAnswers);
  const names = askedQuestions(procedure, father!, sampleAnswers).map(({ name }) => name);
  assert.deepEqual(names, ['coCha', 'cha', 'chaDaMat']);
});

test('signers depend on the answers that count', () => {
  const ids = (answers: Answers) => askedSigners(procedure, answers).map(({ id }) => id);
  assert.deepEqual(ids(sampleAnswers), ['nguoiKhai', 'chaKy', 'canBo']);
  assert.deepEqual(ids({ ...sampleAnswers, coCha: 'khong' }), ['nguoiKhai', 'canBo']);
  const required = requiredSigners(procedure, sampleAnswers).map(({ id }) => id);
  assert.deepEqual(required, ['nguoiKhai', 'chaKy']);
});

test('relevant answers hold no unknown keys and no empty values, in the order of the procedure', () => {
  const said = {
    la: 1,
    cha: { la: 1, ngaySinh: ' ', hoTen: 'An' },
    coCha: 'co',
    hoTen: 'Bình',
    thanhVien: [{}, { la: 2 }, { hoTen: 'Cúc', la: 3 }],
    camDoan: true,
  };
  assert.equal(
    JSON.stringify(relevantAnswers(procedure, said)),
    '{"hoTen":"Bình","thanhVien":[{"hoTen":"Cúc"}],"coCha":"co","cha":{"hoTen":"An"}}',
  );
});

test('the relevant of the relevant is the same, and tidying keeps it', () => {
  fc.assert(
    fc.property(mutationsOf(sampleAnswers).filter(isBounded), (answers) => {
      const relevant = relevantAnswers(procedure, answers);
      assert.equal(JSON.stringify(relevantAnswers(procedure, relevant)), JSON.stringify(relevant));
      const tidied = relevantAnswers(procedure, tidyAnswers(procedure, answers));
      const again = relevantAnswers(procedure, tidyAnswers(procedure, tidied));
      assert.equal(JSON.stringify(again), JSON.stringify(tidied));
    }),
    { numRuns: 500 },
  );
});

const names = ['v0', 'v1', 'v2', 'v3', 'v4'];
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.record({ question: fc.constantFrom(...names), answered: fc.boolean() }),
    fc.record({ question: fc.constantFrom(...names), equals: fc.constantFrom('co', 'khong') }),
    fc.record({
      question: fc.constantFrom(...names),
      in: fc.array(fc.constantFrom('co', 'khong'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.tuple(tie('condition'), tie('condition')) }),
    fc.record({ any: fc.tuple(tie('condition'), tie('condition')) }),
  ),
})).condition;

test('circles of conditions end, and settling twice changes nothing more', () => {
  const whens = fc.tuple(...names.map(() => fc.option(conditions, { nil: undefined })));
  const said = fc.tuple(...names.map(() => fc.constantFrom(undefined, 'co', 'khong')));
  fc.assert(
    fc.property(whens, said, (conditionsOf, values) => {
      const properties: ProcedureFile['properties'] = {};
      names.forEach((name, index) => {
        const when = conditionsOf[index];
        properties[name] = { type: 'string', title: name, question: when ? { when } : {} };
      });
      const circular = sampleProcedure(properties);
      const answers = Object.fromEntries(names.map((name, index) => [name, values[index]]));
      const relevant = relevantAnswers(circular, answers);
      assert.deepEqual(relevantAnswers(circular, relevant), relevant);
      for (const name of Object.keys(relevant)) assert.ok(isAsked(circular, name, relevant));
    }),
    { numRuns: 500 },
  );
});

test('a condition never looks at what an object inherits', () => {
  assert.ok(!isMet({ question: 'toString', answered: true }, {}));
  assert.ok(!isMet({ question: 'cha/constructor', answered: true }, { cha: {} }));
});
