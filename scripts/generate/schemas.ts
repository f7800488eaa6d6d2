/** The meta-schema and the shared schemas as modules, for browsers and bundlers. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

type Schema = Record<string, unknown>;

async function read(path: string): Promise<Schema> {
  return JSON.parse(await readFile(join(root, 'schemas', path), 'utf8')) as Schema;
}

export async function schemas(): Promise<Output> {
  const entries = await readdir(join(root, 'schemas', 'shared'), { withFileTypes: true });
  const shared: Record<string, Schema> = {};
  for (const name of entries.map((entry) => entry.name).toSorted()) {
    if (!name.endsWith('.json')) continue;
    const schema = await read(join('shared', name));
    const id = schema['$id'];
    if (typeof id !== 'string') throw new Error(`schemas/shared/${name} has no $id: add one`);
    if (id in shared) throw new Error(`schemas/shared/${name} has the $id of another: ${id}`);
    shared[id] = schema;
  }
  const text = `${banner}
/** schemas/procedure.schema.json */
export const metaSchema: Record<string, unknown> = ${literal(await read('procedure.schema.json'))};

/** schemas/shared/*.json by \`$id\` */
export const sharedSchemas: Record<string, Record<string, unknown>> = ${literal(shared)};
`;
  return { 'schemas.ts': text };
}
