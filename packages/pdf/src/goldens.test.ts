import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadFonts } from './index.ts';
import { examples } from './testing/examples.ts';
import { goldenOf, groupedGoldens } from './testing/golden.ts';

const remedy =
  'The printed bytes changed. If that is meant, raise rendererVersion once submissions exist, and run ' +
  'node --conditions=@tokhai/source packages/pdf/src/testing/write-goldens.ts';

const fonts = await loadFonts();
const all = await examples();
const { goldens, grouped } = JSON.parse(
  await readFile(new URL('goldens.json', import.meta.url), 'utf8'),
) as Record<'goldens' | 'grouped', Record<string, string>>;

test('every example has a golden, and no golden is left over', () => {
  assert.deepEqual(Object.keys(goldens).sort(), all.map(({ name }) => name).sort(), remedy);
});

for (const { name, procedure, answers, createdAt, files } of all) {
  test(`${name} prints the same bytes as ever`, async () => {
    const golden = await goldenOf(procedure, { answers, createdAt }, files, fonts);
    assert.equal(golden, goldens[name], remedy);
  });
}

test('tables with merged headers print the same bytes as ever', async () => {
  assert.deepEqual(await groupedGoldens(fonts), grouped, remedy);
});
