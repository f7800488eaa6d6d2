/**
 * The meta-schema and the shared schemas as modules, for browsers and bundlers. Two files: a form
 * needs the first one at once, the second one when the first question is asked.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/run.ts';
import { banner, literal, type Output } from './output.ts';

type Schema = Record<string, unknown>;

async function read(path: string): Promise<Schema> {
  return JSON.parse(await readFile(join(root, 'schemas', path), 'utf8')) as Schema;
}

/** The same schema without its prose: what a browser needs to check a file is much smaller. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const prose = (key: string, inner: unknown) =>
    (key === 'description' || key === 'title') && typeof inner === 'string';
  return Object.fromEntries(
    entries
      .filter(([key, inner]) => !prose(key, inner))
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
}

/**
 * The meta-schema as it is published with the package: VS Code shows `markdownDescription` where
 * other editors show `description`.
 */
function forEditors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forEditors);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'description' && typeof inner === 'string'
        ? [
            [key, inner],
            ['markdownDescription', inner],
          ]
        : [[key, forEditors(inner)]],
    ),
  );
}

export async function schemas(): Promise<Output> {
  const entries = await readdir(join(root, 'schemas', 'shared'), { withFileTypes: true });
  const shared: Record<string, Schema> = {};
  const translations: Record<string, unknown> = {};
  for (const name of entries.map((entry) => entry.name).toSorted()) {
    if (!name.endsWith('.json')) continue;
    const schema = await read(join('shared', name));
    if (typeof schema['lang'] === 'string') {
      translations[schema['lang']] = schema['texts'];
      continue;
    }
    const id = schema['$id'];
    if (typeof id !== 'string') throw new Error(`schemas/shared/${name} has no $id: add one`);
    if (id in shared) throw new Error(`schemas/shared/${name} has the $id of another: ${id}`);
    shared[id] = schema;
  }
  const meta = `${banner}
/** schemas/procedure.schema.json, without its titles and descriptions. */
export const metaSchema: Record<string, unknown> = ${literal(withoutProse(await read('procedure.schema.json')))};
`;
  const sharedText = `${banner}
/** schemas/shared/*.json by \`$id\` */
export const sharedSchemas: Record<string, Record<string, unknown>> = ${literal(shared)};
`;
  const words = `${banner}
/** schemas/shared/<language>.json: texts by pointer (\`shared/address.json#/title\`), by language. */
export const sharedTranslations: Record<string, Record<string, string>> = ${literal(translations)};
`;
  const published = forEditors(await read('procedure.schema.json'));
  return {
    'meta-schema.ts': meta,
    'shared-schemas.ts': sharedText,
    'shared-translations.ts': words,
    'procedure.schema.json': `${JSON.stringify(published, undefined, 2)}\n`,
  };
}
