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

/** A shared schema of more JSON characters than these is a module of its own. */
const MOST_SHARED = 1000;

const moduleOf = (name: string) => `./lists/${name.replace(/\.json$/, '.ts')}`;

export async function schemas(): Promise<Output> {
  const entries = await readdir(join(root, 'schemas', 'shared'), { withFileTypes: true });
  const shared: Record<string, Schema> = {};
  const lists: Record<string, { name: string; schema: Schema }> = {};
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
    if (id in shared || id in lists) {
      throw new Error(`schemas/shared/${name} has the $id of another: ${id}`);
    }
    const { $comment: _, $schema, ...needed } = schema;
    if (JSON.stringify(needed).length > MOST_SHARED) lists[id] = { name, schema: needed };
    else shared[id] = needed;
  }
  const meta = `${banner}
/** schemas/procedure.schema.json, without its titles and descriptions. */
export const metaSchema: Record<string, unknown> = ${literal(withoutProse(await read('procedure.schema.json')))};
`;
  const sharedText = `${banner}
/** schemas/shared/*.json by \`$id\`, without the long lists and without comments. */
export const shortSchemas: Record<string, Record<string, unknown>> = ${literal(shared)};

/** Long lists by \`$id\`, each loaded by who refers to it. */
export const loadList: Record<
  string,
  () => Promise<{ list: Record<string, unknown> }>
> = {
${Object.entries(lists)
  .map(([id, { name }]) => `  ${literal(id)}: () => import(${literal(moduleOf(name))}),`)
  .join('\n')}
};
`;
  const allText = `${banner}
import { shortSchemas } from './shared-schemas.ts';
${Object.values(lists)
  .map(({ name }, index) => `import { list as list${index} } from ${literal(moduleOf(name))};`)
  .join('\n')}

/** schemas/shared/*.json by \`$id\`, without comments. */
export const sharedSchemas: Record<string, Record<string, unknown>> = {
  ...shortSchemas,
${Object.keys(lists)
  .map((id, index) => `  ${literal(id)}: list${index},`)
  .join('\n')}
};
`;
  const listTexts = Object.values(lists).map(({ name, schema }) => [
    moduleOf(name).slice(2),
    `${banner}
/** schemas/shared/${name} */
export const list: Record<string, unknown> = ${literal(schema)};
`,
  ]);
  const words = `${banner}
/** schemas/shared/<language>.json: texts by pointer (\`shared/address.json#/title\`), by language. */
export const sharedTranslations: Record<string, Record<string, string>> = ${literal(translations)};
`;
  const published = forEditors(await read('procedure.schema.json'));
  return {
    'meta-schema.ts': meta,
    'shared-schemas.ts': sharedText,
    'all-shared-schemas.ts': allText,
    ...Object.fromEntries(listTexts),
    'shared-translations.ts': words,
    'procedure.schema.json': `${JSON.stringify(published, undefined, 2)}\n`,
  };
}
