import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Procedure } from '@tokhai/procedure';
import { mutationsOf } from './testing/mutations.ts';
import { ajvCheck } from './testing/ajv-check.ts';
import { readExamples, readProcedures } from './testing/procedures.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { isBounded, type Answers } from './json.ts';
import { relevantAnswers } from './asked.ts';
import { tidyAnswers } from './tidy.ts';
import { validate } from './validate.ts';
import { vietnamDate } from './vietnam-date.ts';

const today = '2026-11-22';
const examples = readExamples();

/** Both validators have to find the same issues; returns them. */
function agree(procedure: Procedure, answers: Answers, day = today) {
  const interpreted = validate(procedure, answers, { today: day });
  assert.deepEqual(interpreted, validate(procedure, answers, { today: day, check: ajvCheck }));
  return interpreted;
}

test('every procedure has examples', () => {
  const folders = [...readProcedures().keys()];
  assert.ok(folders.length > 0);
  const without = folders.filter(
    (folder) => !examples.some(({ name }) => name.startsWith(`${folder}/`)),
  );
  assert.deepEqual(without, []);
});

for (const { name, procedure, createdAt, answers, issues } of examples) {
  test(`${name}: ajv and the interpreter find the issues that the example names`, () => {
    const tidied = tidyAnswers(procedure, answers);
    const found = agree(procedure, tidied, vietnamDate(new Date(createdAt)));
    assert.deepEqual(
      found.map(({ path, code }) => ({ path, code })),
      issues.map(({ path, code }) => ({ path, code })),
    );
  });

  test(`${name}: what is relevant of valid answers is valid and stays as it is`, () => {
    const relevant = relevantAnswers(procedure, tidyAnswers(procedure, answers));
    assert.deepEqual(relevantAnswers(procedure, relevant), relevant);
    if (issues.length === 0)
      assert.deepEqual(agree(procedure, relevant, vietnamDate(new Date(createdAt))), []);
  });
}

const subjects = [
  { name: 'the sample', procedure: sampleProcedure(), answers: sampleAnswers as Answers },
  ...examples,
];

for (const { name, procedure, answers } of subjects) {
  test(`${name}, mutated: ajv and the interpreter find the same issues`, () => {
    fc.assert(
      fc.property(mutationsOf(answers), (mutated) => {
        agree(procedure, mutated);
        if (isBounded(mutated)) agree(procedure, tidyAnswers(procedure, mutated));
      }),
      { numRuns: name === 'the sample' ? 300 : 30 },
    );
  });
}
