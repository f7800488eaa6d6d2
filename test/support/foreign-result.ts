/** What becomes of one JSON Schema that nobody here wrote. */
import { ProcedureError } from '@tokhai/procedure';
import { asProcedure, type Left } from '@tokhai/procedure/plain';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { randomAnswers } from './random-answers.ts';

export interface ForeignResult {
  source: string;
  name: string;
  questions: number;
  pages: number;
  /** Parts asked in another way, by the reason. */
  left: Partial<Record<Left['code'], number>>;
  /** Whether data of random answers is valid by the schema itself; else why not. */
  data: string;
}

/** A schema and where it is from. */
export interface Foreign {
  source: string;
  name: string;
  schema: unknown;
}

/** Sets of answers put to each schema. */
const sets = 5;

/**
 * ajv for the draft that the schema is written in. The names of draft and schema are left out: ajv
 * would look for the one, and may know the other; references by its own name become bare ones.
 */
function validatorOf(schema: unknown): ReturnType<Ajv['compile']> {
  const { $schema, $id, id, ...named } = schema as Record<string, unknown>;
  const ownName = $id ?? id;
  const name = typeof ownName === 'string' ? ownName.replace(/#$/u, '') : '';
  const bare = JSON.parse(
    JSON.stringify(named, (key, value: unknown) =>
      key === '$ref' && name !== '' && typeof value === 'string' && value.startsWith(`${name}#`)
        ? value.slice(name.length)
        : value,
    ),
  ) as Record<string, unknown>;
  const options = { strict: false, validateFormats: false, logger: false } as const;
  const isNew = /2019-09|2020-12/.test(String($schema));
  return (isNew ? new Ajv2020(options) : new Ajv(options)).compile(bare);
}

export async function foreignResult({ source, name, schema }: Foreign): Promise<ForeignResult> {
  const result: ForeignResult = { source, name, questions: 0, pages: 0, left: {}, data: '' };
  try {
    const { procedure, left, dataOf } = asProcedure(schema);
    result.questions = procedure.questions.size;
    result.pages = procedure.pages.length;
    for (const { code } of left) result.left[code] = (result.left[code] ?? 0) + 1;
    const validate = validatorOf(schema);
    const options = { seed: 1, count: sets, today: '2026-11-22', files: [] };
    const wrong = (await randomAnswers(procedure, options))
      .map(dataOf)
      .filter((data) => !validate(data));
    const first = wrong.length > 0 && !validate(wrong[0]) ? validate.errors?.[0] : undefined;
    result.data = first ? `${first.keyword} at \`${first.schemaPath.slice(0, 80)}\`` : 'valid';
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const place = error instanceof ProcedureError ? 'refused: ' : 'not checked: ';
    result.data = place + message.split('\n')[0]!.slice(0, 120);
  }
  return result;
}
