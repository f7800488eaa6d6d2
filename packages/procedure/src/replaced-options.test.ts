import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { optionsOf } from '@tokhai/data';
import { sample } from '../../../test/support/sample-procedure.ts';
import { completeProcedure } from './complete-procedure.ts';
import { loweredSchema } from './lower.ts';
import { readProcedure } from './read.ts';
import { readProcedureFile } from './read-procedure-file.ts';
import { replaceOptions } from './replaced-options.ts';
import { translateProcedure } from './translate.ts';

const file = sample();
file.properties['tonGiao'] = { $ref: '../../shared/religion.json' };
file.procedure.pages[0]!.questions.push('tonGiao');

const added = { code: 'bahai', name: 'Đạo Baha’i', names: { en: 'Bahai Faith' } };

afterEach(() => replaceOptions('religion', undefined));

test('a deployment completes a list: on the screen, in every language, and in the check', async () => {
  replaceOptions('religion', [...optionsOf('religion'), added]);
  for (const procedure of [readProcedure(file), await completeProcedure(readProcedureFile(file))]) {
    const { choices = [] } = procedure.questions.get('tonGiao')!;
    assert.deepEqual(choices.at(-1), { value: 'bahai', title: 'Đạo Baha’i' });
    assert.match(JSON.stringify(loweredSchema(procedure)), /"bahai"/);
  }
  const english = translateProcedure(readProcedure(file), { lang: 'en', texts: {} });
  const titles = english.questions.get('tonGiao')?.choices?.map(({ title }) => title);
  assert.equal(titles?.at(-1), 'Bahai Faith');
  assert.equal(titles?.[1], 'Buddhism');
});

test('without that, the list is the one of the package', () => {
  const { choices = [] } = readProcedure(file).questions.get('tonGiao')!;
  assert.deepEqual(
    choices.map(({ value, title }) => [value, title]),
    optionsOf('religion').map(({ code, name }) => [code, name]),
  );
});

test('a damaged list is refused', () => {
  for (const options of [
    [],
    [added, added],
    [{ code: '', name: 'A' }],
    [{ code: 'a', name: '' }],
    [{ code: 'a', name: 'Đạo'.normalize('NFD') }],
    Array.from({ length: 401 }, (_, index) => ({ code: `c${index}`, name: 'A' })),
  ]) {
    assert.throws(() => replaceOptions('religion', options), TypeError);
  }
});
