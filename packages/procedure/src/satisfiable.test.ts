import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sample } from '../../../test/support/sample-procedure.ts';
import type { Condition } from './generated/procedure.ts';
import { readProcedure } from './read.ts';
import { canHold } from './satisfiable.ts';

const option = (value: string) => ({ const: value, title: value });
const choice = {
  type: 'string' as const,
  title: 'X',
  description: 'Chọn',
  oneOf: ['a', 'b', 'c'].map(option) as never,
};
const file = sample();
file.properties['mot'] = { ...choice };
file.properties['hai'] = { ...choice, question: { when: { question: 'mot', equals: 'a' } } };
file.properties['nhieu'] = {
  type: 'array',
  title: 'Nhiều',
  description: 'Chọn',
  items: { type: 'string', oneOf: ['a', 'b'].map(option) as never },
};
file.procedure.pages[0]!.questions.push('mot', 'hai', 'nhieu');
const procedure = readProcedure(file);

type Answers = { mot?: string | undefined; hai?: string | undefined; nhieu: string[] };

/** Everything that may be answered: `hai` only where it is asked. */
const all: Answers[] = [undefined, 'a', 'b', 'c'].flatMap((mot) =>
  (mot === 'a' ? [undefined, 'a', 'b', 'c'] : [undefined]).flatMap((hai) =>
    [[], ['a'], ['b'], ['a', 'b']].map((nhieu) => ({ mot, hai, nhieu })),
  ),
);

function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const said = answers[condition.question as keyof Answers];
  if ('includes' in condition) return (said as string[]).includes(String(condition.includes));
  if ('answered' in condition)
    return condition.answered === (said !== undefined && said.length > 0);
  const values = 'equals' in condition ? [condition.equals] : condition.in;
  return values.includes(said as string);
}

const question = fc.constantFrom('mot', 'hai');
const value = fc.constantFrom('a', 'b', 'c', 'd');
const { condition } = fc.letrec<{ condition: Condition; list: [Condition, ...Condition[]] }>(
  (tie) => ({
    list: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<[Condition]>,
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({ question, equals: value }),
      fc.record({ question, answered: fc.boolean() }),
      fc.record({ question: fc.constant('nhieu'), includes: fc.constantFrom('a', 'b') }),
      fc.record({
        question,
        in: fc.array(value, { minLength: 1, maxLength: 2 }),
      }) as fc.Arbitrary<Condition>,
      fc.record({ not: tie('condition') }),
      fc.record({ all: tie('list') }),
      fc.record({ any: tie('list') }),
    ) as fc.Arbitrary<Condition>,
  }),
);

test('a condition that some answers meet can hold; of choices it is known exactly', () => {
  fc.assert(
    fc.property(condition, (one) => {
      assert.equal(
        canHold(procedure, one),
        all.some((answers) => holds(one, answers)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('a condition with too many cases counts as one that can hold, before they are gone through', () => {
  // Twenty-five million pairs of cases: gone through, they would take minutes and all memory.
  const many = Array.from({ length: 4900 }, () => ({ question: 'mot', equals: 'a' }));
  const any = many as [Condition, ...Condition[]];
  assert.equal(canHold(procedure, { all: [{ any }, { any }] }), true);
});
