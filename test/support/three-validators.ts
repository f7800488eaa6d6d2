/** Whether validators by others agree about the answers to a procedure, lowered to JSON Schema. */
import { Validator } from '@cfworker/json-schema';
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { loweredSchema, type Procedure } from '@tokhai/procedure';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { mutationsOf } from '../../packages/answers/src/testing/mutations.ts';
import { randomAnswers } from './random-answers.ts';
import type { Answers } from '@tokhai/answers';

/** What one validator says: valid or not. */
export type Judge = (answers: Answers) => boolean;

/** ajv compiles, cfworker interprets, hyperjump evaluates a syntax tree: three ways of thinking. */
export async function judges(procedure: Procedure): Promise<Record<string, Judge>> {
  const schema = loweredSchema(procedure);
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const cfworker = new Validator(structuredClone(schema), '2020-12', true);
  const uri = `${procedure.id}#lowered`.replace('#', '/');
  registerSchema(structuredClone(schema) as never, uri);
  const hyperjump = await validate(uri);
  unregisterSchema(uri);
  return {
    ajv: (answers) => ajv(answers),
    '@cfworker/json-schema': (answers) => cfworker.validate(answers).valid,
    '@hyperjump/json-schema': (answers) => hyperjump(answers as never).valid,
  };
}

/** Random sets of answers: half of them valid, half of them valid ones with random damage. */
export async function randomSets(
  procedure: Procedure,
  { seed, count }: { seed: number; count: number },
): Promise<Answers[]> {
  const half = Math.ceil(count / 2);
  const files = [
    { type: 'image/png', bytes: new Uint8Array([1]) },
    { type: 'image/jpeg', bytes: new Uint8Array([2]) },
    { type: 'application/pdf', bytes: new Uint8Array([3]) },
  ];
  const valid = await randomAnswers(procedure, { seed, count: half, today: '2026-11-22', files });
  const damaged = valid
    .slice(0, count - half)
    .flatMap((answers, index) =>
      fc.sample(mutationsOf(answers), { seed: seed + index, numRuns: 1 }),
    );
  return [...valid, ...damaged.map(wellFormed)];
}

/** cfworker throws at names that are no well-formed UTF-16: see docs/reference/validators.md. */
function wellFormed(answers: Answers): Answers {
  // JSON.stringify writes escapes of surrogates only for those that stand alone.
  return JSON.parse(JSON.stringify(answers).replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, '?')) as Answers;
}

/** The sets about which the validators disagree, and how many they all found valid. */
export async function disagreements(
  procedure: Procedure,
  sets: readonly Answers[],
): Promise<{ valid: number; found: string[] }> {
  const all = Object.entries(await judges(procedure));
  const found: string[] = [];
  let valid = 0;
  for (const answers of sets) {
    const said = all.map(([name, judge]) => [name, judge(answers)] as const);
    const yes = said.filter(([, verdict]) => verdict);
    if (yes.length === all.length) valid += 1;
    if (yes.length === 0 || yes.length === all.length) continue;
    const who = yes.map(([name]) => name).join(', ');
    found.push(`${procedure.id}: valid for ${who} only: ${JSON.stringify(answers)}`);
  }
  return { valid, found };
}
