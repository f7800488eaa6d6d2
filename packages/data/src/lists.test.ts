import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import {
  aboutLists,
  loadCommunes,
  loadCountries,
  loadProvinces,
  optionListNames,
  optionsOf,
} from './index.ts';

const lists = new URL('../lists/', import.meta.url);

test('every list says where it is from, how far it can be trusted, and what is missing', async () => {
  const files = await readdir(lists);
  assert.deepEqual(Object.keys(aboutLists).toSorted(), files.toSorted());
  for (const [name, { source, state, note, asOf }] of Object.entries(aboutLists)) {
    assert.ok(source.length > 20 && note.length > 20, name);
    assert.match(state, /^(?:copy|practice|memory)$/);
    assert.match(asOf ?? '2025-07-01', /^\d{4}-\d\d-\d\d$/);
    // Whoever writes from memory has no source to name.
    if (state === 'memory') assert.match(source, /from memory/, name);
  }
});

test('the README tells of every list, by its name', async () => {
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  for (const [name, { state }] of Object.entries(aboutLists)) {
    const row = text
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    assert.ok(row?.includes(`\`${state}\``), name);
  }
});

test('the communes are as many as the law counts', async () => {
  const provinces = await loadProvinces();
  assert.equal(provinces.length, 34);
  const communes = (await Promise.all(provinces.map(({ code }) => loadCommunes(code)))).flat();
  const sorts: Record<string, number> = {};
  for (const { name } of communes) {
    const sort = /^(?:Xã|Phường|Đặc khu) /.exec(name)?.[0] ?? name;
    sorts[sort] = (sorts[sort] ?? 0) + 1;
  }
  assert.deepEqual(sorts, { 'Phường ': 687, 'Xã ': 2621, 'Đặc khu ': 13 });
});

test('a country is known by its code, in Vietnamese and in English', async () => {
  const countries = await loadCountries();
  assert.equal(countries.length, 249);
  assert.equal(new Set(countries.map(({ code }) => code)).size, 249);
  const of = (code: string) => countries.find((one) => one.code === code);
  assert.deepEqual(of('VN'), { code: 'VN', name: 'Việt Nam', english: 'Vietnam' });
  assert.equal(of('KR')?.name, 'Hàn Quốc');
  assert.equal(of('XK'), undefined);
});

test('each list of options has codes of its own', () => {
  assert.deepEqual([...optionListNames].toSorted(), [
    'ethnic-group',
    'identity-issuer',
    'relation',
    'religion',
  ]);
  for (const name of optionListNames) {
    const codes = optionsOf(name).map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
  }
  assert.equal(optionsOf('ethnic-group').length, 56);
});
