/** A procedure lowered to pure JSON Schema means the same to every validator. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loweredSchema } from '@tokhai/procedure';
import { proceduresWithExamples } from './support/examples.ts';
import { runSuite } from './support/schema-suite.ts';
import { disagreements, judges, randomSets } from './support/three-validators.ts';

/** `pnpm conformance` asks about a thousand. */
const count = 20;

const procedures = await proceduresWithExamples();

for (const { folder, procedure, examples } of procedures) {
  test(`${folder}: three validators agree about random answers`, async () => {
    const sets = await randomSets(procedure, { seed: 6, count });
    const { valid, found } = await disagreements(procedure, sets);
    assert.deepEqual(found, []);
    assert.ok(valid >= count / 2, `only ${valid} of ${count} sets are valid`);
    assert.ok(valid < sets.length, 'damage has to make some of them invalid');
  });

  test(`${folder}: three validators take its valid examples`, async () => {
    for (const [name, judge] of Object.entries(await judges(procedure))) {
      for (const example of examples) {
        if (example.name === 'nfd') continue;
        assert.ok(judge(example.answers), `${name} refuses ${example.name}`);
      }
    }
  });
}

test('of the test suite the browser’s validator fails no case whose keywords we use', () => {
  const used = new Set<string>();
  for (const { procedure } of procedures) collectKeywords(loweredSchema(procedure), used);
  assert.ok(used.size > 15);
  const results = runSuite();
  assert.equal(results.length, 1257);
  const worse = results.filter(({ ajv, cfworker }) => ajv && !cfworker);
  assert.deepEqual(
    worse.filter(({ file }) => used.has(file)),
    [],
  );
  // A change of the validator that costs cases is seen here; which ones, in the reference.
  assert.equal(worse.length, 32);
});

/** Names of keywords in a schema: keys of `properties` are names of answers. */
function collectKeywords(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) for (const one of schema) collectKeywords(one, found);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  for (const [keyword, inner] of Object.entries(schema)) {
    found.add(keyword);
    if (keyword === 'const' || keyword === 'enum') continue;
    if (keyword !== 'properties') collectKeywords(inner, found);
    else for (const one of Object.values(inner as object)) collectKeywords(one, found);
  }
}

test('nothing of our own is left in a lowered schema', () => {
  for (const { procedure } of procedures) {
    const own = JSON.stringify(loweredSchema(procedure)).match(/"(?:question|procedure)":\{/g);
    assert.equal(own, null);
  }
});
