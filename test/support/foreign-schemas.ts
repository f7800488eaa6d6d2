/**
 * What becomes of JSON Schemas that nobody here wrote: prints one JSON line for each. Run by
 * scripts/generate/foreign-schemas.ts.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getExamples } from '@jsonforms/examples';
import { ProcedureError } from '@tokhai/procedure';
import { asProcedure, type Left } from '@tokhai/procedure/plain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root } from '../../scripts/lib/run.ts';
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

/** Sets of answers put to each schema. */
const sets = 5;

async function foreign(): Promise<Array<{ source: string; name: string; schema: unknown }>> {
  const seen = new Set<string>();
  const examples = getExamples()
    .map(({ name, schema }) => ({ source: '@jsonforms/examples', name, schema: schema as unknown }))
    .filter(({ schema }) => {
      const text = JSON.stringify(schema);
      return text !== undefined && !seen.has(text) && seen.add(text);
    });
  const files = [
    ['ajv', 'ajv/dist/refs/json-schema-draft-07.json'],
    ['ajv', 'ajv/dist/refs/json-schema-2020-12/schema.json'],
    ['oxlint', 'oxlint/configuration_schema.json'],
  ] as const;
  const published = files.map(async ([source, path]) => ({
    source,
    name: path.split('/').slice(1).join('/'),
    schema: JSON.parse(await readFile(join(root, 'node_modules', path), 'utf8')) as unknown,
  }));
  return [...examples, ...(await Promise.all(published))];
}

/** Without its name and draft: ajv would look for both. */
function bare(schema: unknown): object {
  const { $schema, $id, id, ...rest } = schema as Record<string, unknown>;
  return rest;
}

async function resultOf(source: string, name: string, schema: unknown): Promise<ForeignResult> {
  const result: ForeignResult = { source, name, questions: 0, pages: 0, left: {}, data: '' };
  try {
    const { procedure, left, dataOf } = asProcedure(schema);
    result.questions = procedure.questions.size;
    result.pages = procedure.pages.length;
    for (const { code } of left) result.left[code] = (result.left[code] ?? 0) + 1;
    const options = { seed: 1, count: sets, today: '2026-11-22', files: [] };
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    const validate = ajv.compile(bare(schema));
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

for (const { source, name, schema } of await foreign()) {
  console.log(JSON.stringify(await resultOf(source, name, schema)));
}
