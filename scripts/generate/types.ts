/** TypeScript types of a procedure file, from the meta-schema. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root } from '../lib/run.ts';
import { banner, type Output } from './output.ts';

/**
 * Names the type of a `$ref` that has a description beside it. Followed, the compiler would make a
 * numbered copy of the definition (`Condition3`) for each of them.
 */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, description } = value as { $ref?: unknown; description?: unknown };
  if (typeof $ref === 'string' && typeof description === 'string') {
    return { description, tsType: $ref.split('/').at(-1) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]));
}

/** Leaves out what the compiler says of each definition that is only named. */
function withoutRemarks(source: string): string {
  const remark =
    / \* This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/;
  return source
    .replaceAll(new RegExp(`/\\*\\*\n${remark.source} \\*/\n`, 'g'), '')
    .replaceAll(new RegExp(`(?: \\*\n)?${remark.source}`, 'g'), '');
}

export async function types(): Promise<Output> {
  const path = join(root, 'schemas', 'procedure.schema.json');
  const schema = JSON.parse(await readFile(path, 'utf8')) as object;
  const source = await compile(named(schema) as JSONSchema, 'ProcedureFile', {
    bannerComment: banner.trimEnd(),
    cwd: join(root, 'schemas'),
    // Lengths are for ajv to check: as types they would become unions of tuples.
    ignoreMinAndMaxItems: true,
    // A definition that is only named is not met on the way.
    unreachableDefinitions: true,
    format: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  return { 'procedure.ts': withoutRemarks(source) };
}
