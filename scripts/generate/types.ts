/** TypeScript types of a procedure file, from the meta-schema. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { root } from '../lib/run.ts';
import { banner, type Output } from './output.ts';

/**
 * Takes out the numbered copies (`Name1`) of a string type: the compiler makes one for each `$ref`
 * with a description beside it.
 */
function withoutDoubles(source: string): string {
  const doubles = /(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export type ([A-Z]\w*?)\d+ = string;\n/g;
  const names = [...source.matchAll(doubles)].map(([, name]) => name);
  if (names.length === 0) return source;
  const used = new RegExp(`\\b(${[...new Set(names)].join('|')})\\d+\\b`, 'g');
  return source.replace(doubles, '').replace(used, '$1');
}

export async function types(): Promise<Output> {
  const path = join(root, 'schemas', 'procedure.schema.json');
  const schema = JSON.parse(await readFile(path, 'utf8')) as JSONSchema;
  const source = await compile(schema, 'ProcedureFile', {
    bannerComment: banner.trimEnd(),
    cwd: join(root, 'schemas'),
    // Lengths are for ajv to check: as types they would become unions of tuples.
    ignoreMinAndMaxItems: true,
    format: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  return { 'procedure.ts': withoutDoubles(source) };
}
