import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readBundle } from './bundle.ts';
import { ProcedureError } from './error.ts';
import { readProcedure } from './read.ts';

const schemas = new URL('../../../schemas/', import.meta.url);
const read = (path: string, from: URL = schemas) =>
  JSON.parse(readFileSync(new URL(path, from), 'utf8')) as Record<string, unknown>;
const fits = new Ajv2020().compile(read('bundle.schema.json'));
const folders = readdirSync(new URL('bundles/', schemas));

for (const folder of folders) {
  test(`${folder}: its procedures, questions and answers are there`, () => {
    const place = new URL(`bundles/${folder}/bundle.json`, schemas);
    const bundle = readBundle(read('', place));
    assert.ok(bundle.translations['en']);
    for (const { src, facts, answers } of bundle.procedures) {
      const { questions } = readProcedure(read(src, place));
      for (const name of [...Object.keys(facts), ...Object.keys(answers)]) {
        assert.ok(questions.has(name), `${src} asks ${name}`);
      }
    }
  });
}

test('a damaged bundle is refused by us and by its meta-schema alike', () => {
  const sound = read(`bundles/${folders[0]}/bundle.json`);
  const damaged: Record<string, unknown>[] = [
    { ...sound, $id: 'khai-sinh' },
    { ...sound, title: '' },
    { ...sound, other: 1 },
    { ...sound, procedures: [] },
    { ...sound, procedures: [{ src: 'a' }] },
    { ...sound, procedures: [{ src: 'a' }, { src: 1 }] },
    { ...sound, procedures: [{ src: 'a' }, { src: 'b', roles: { person: 'A b' } }] },
    { ...sound, procedures: [{ src: 'a' }, { src: 'b', facts: { hoTen: 'name' } }] },
    { ...sound, procedures: [{ src: 'a' }, { src: 'b', answers: [] }] },
    { ...sound, procedures: [{ src: 'a' }, { src: 'b', when: {} }] },
    { ...sound, translations: { en: { title: 'x' } } },
  ];
  for (const one of damaged) {
    assert.equal(fits(one), false, JSON.stringify(one).slice(0, 200));
    assert.throws(() => readBundle(one), ProcedureError);
  }
  for (const none of [undefined, null, 'x', []]) {
    assert.throws(() => readBundle(none), ProcedureError);
  }
});
