import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findProcedures } from './find-procedures.ts';
import { loadProcedures, type ShownProcedure } from './procedures.ts';

const schemas = fileURLToPath(new URL('../../../schemas/procedures/', import.meta.url));
let all: readonly ShownProcedure[];
const found = (search: string) => findProcedures(all, search).map(({ folder }) => folder);

before(async () => {
  all = (await loadProcedures(schemas)).offered();
});

test('a form is found by words of its title, with accents, without, or decomposed', () => {
  for (const search of [
    'đăng ký khai sinh',
    'DANG KY  KHAI SINH',
    'khai sinh đăng ký'.normalize('NFD'),
  ]) {
    assert.deepEqual(found(search), ['khai-sinh'], search);
  }
});

test('a form is found by its code, by its English words and by the start of a word', () => {
  assert.deepEqual(found('ct01'), ['ct01']);
  assert.ok(found('marriage').includes('ket-hon'));
  assert.ok(found('passp').includes('tk01a'));
});

test('nothing asked finds all; what no form says finds none', () => {
  assert.equal(found(' ').length, all.length);
  assert.deepEqual(found('giấy phép nuôi rồng'), []);
  assert.equal(found('.*').length, all.length, 'signs are no words');
});
