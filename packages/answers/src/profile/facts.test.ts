import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExamples, readProcedures } from '../testing/procedures.ts';
import { validate } from '../validate.ts';
import { answersFromFacts, factsOf, profileOf, sensitiveFacts } from './facts.ts';

const procedures = readProcedures();
const examples = readExamples();
const today = '2026-11-22';

function example(name: string) {
  const found = examples.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

const of = (name: string) => {
  const { procedure, answers } = example(name);
  return profileOf(procedure, answers, today);
};

test('what one procedure learned about a person answers the next one', () => {
  const facts = of('can-cuoc/valid');
  assert.equal(facts['person.name'], 'Phạm Thanh Hiền');
  const answers = answersFromFacts(procedures.get('khai-sinh')!, facts, today);
  assert.equal(answers['hoTen'], 'Phạm Thanh Hiền');
  assert.equal(answers['soDinhDanh'], '017195023456');
  assert.deepEqual(answers['noiCuTru'], facts['person.residence']);
});

test('the number of an old identity card is sensitive, and answers only what asks for that card', () => {
  const { procedure } = example('ct02/old-identity');
  const facts = of('ct02/old-identity');
  assert.equal(facts['person.old-identity'], '111222333');
  assert.ok(sensitiveFacts(procedure, facts).includes('person.old-identity'));
  const answers = answersFromFacts(procedures.get('can-cuoc')!, facts, today);
  assert.equal(answers['soCmnd'], '111222333');
  assert.equal(answers['soDinhDanh'], undefined);
});

test('a residence that is not known is the permanent address, never the other way round', () => {
  const home = { ...of('tk01/valid') };
  assert.ok(home['person.permanent-address'] && !home['person.residence']);
  const answers = answersFromFacts(procedures.get('can-cuoc')!, home, today);
  assert.deepEqual(answers['noiCuTru'], home['person.permanent-address']);
  const residence = { 'person.residence': home['person.permanent-address'] };
  assert.deepEqual(answersFromFacts(procedures.get('tk01')!, residence, today), {});
});

test('a name in two parts is known whole; a whole name is never cut', () => {
  const facts = of('tk01/valid');
  assert.equal(
    facts['person.name'],
    `${String(facts['person.family-name'])} ${String(facts['person.given-name'])}`,
  );
  const answers = answersFromFacts(procedures.get('tk01')!, { 'person.name': 'Hồ Thị Lựu' }, today);
  assert.deepEqual(answers, {});
});

test('nothing is kept about somebody for whom another person signs', () => {
  assert.deepEqual(of('can-cuoc/guardian'), {});
  assert.deepEqual(of('ct01/guardian-declares'), {});
  assert.deepEqual(of('tro-giup-xa-hoi/valid'), {});
  assert.deepEqual(of('tk01/representative'), {});
});

test('the child’s facts are no facts about the parent', () => {
  const facts = of('khai-sinh/valid');
  assert.ok(Object.keys(facts).length > 3);
  assert.ok(Object.keys(facts).every((fact) => fact.startsWith('person.')));
});

test('what is sensitive is known, to be kept only when the person says so apart', () => {
  const { procedure, answers } = example('dan-cu/longest-names');
  const facts = profileOf(procedure, answers, today);
  assert.deepEqual(
    sensitiveFacts(procedure, facts),
    [
      'person.ethnic-group',
      'person.other-ethnic-group',
      'person.religion',
      'person.other-religion',
      'person.identity',
    ].toSorted((a, b) => Object.keys(facts).indexOf(a) - Object.keys(facts).indexOf(b)),
  );
});

test('the date of a passport is not taken for the date of a card', () => {
  assert.equal(of('ly-lich-tu-phap/longest-names')['person.identity-issued'], undefined);
  assert.equal(of('ly-lich-tu-phap/valid')['person.identity-issued'], '2024-08-30');
  const card = { 'person.identity-issued': '2024-08-30', 'person.identity-issuer': 'bo-cong-an' };
  const birth = procedures.get('khai-sinh')!;
  assert.deepEqual(answersFromFacts(birth, card, today), {});
  const known = { ...card, 'person.identity-paper': 'the-can-cuoc' };
  assert.equal(answersFromFacts(birth, known, today)['ngayCap'], '2024-08-30');
});

test('what a question does not take is not filled in', () => {
  const hostile = {
    'person.name': { toString: 'x' },
    'person.birth-date': '1949',
    'person.identity': '12',
    'person.phone': ['0912'],
    'person.sex': 'other',
    'person.permanent-address': { province: 'x' },
    '__proto__.name': 'x',
  };
  assert.deepEqual(answersFromFacts(procedures.get('con-thuong-binh')!, hostile, today), {});
  // The year alone is enough where the procedure takes it.
  assert.deepEqual(answersFromFacts(procedures.get('huu-tri-xa-hoi')!, hostile, today), {
    ngaySinh: '1949',
  });
});

test('from any example to any procedure: nothing wrong is filled in', () => {
  const valid = examples.filter(({ name }) => name.endsWith('/valid'));
  for (const { name, procedure, answers } of valid) {
    const facts = factsOf(procedure, answers, today);
    for (const [folder, next] of procedures) {
      const filled = answersFromFacts(next, facts, today);
      const wrong = validate(next, filled, { today }).filter(({ path }) =>
        Object.keys(filled).some((key) => path === `/${key}` || path.startsWith(`/${key}/`)),
      );
      // The order of two dates is a matter between answers, which the form tells.
      const own = wrong.filter(({ code }) => code !== 'date-order');
      assert.deepEqual(own, [], `${name} → ${folder}`);
    }
  }
});
