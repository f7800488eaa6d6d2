import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readProcedure } from './read.ts';
import { translateProcedure, type Translation } from './translate.ts';
import { untranslatedTexts } from './untranslated-texts.ts';

const folder = new URL('../../../schemas/procedures/khai-sinh/', import.meta.url);
const procedure = readProcedure(await readFile(new URL('procedure.json', folder), 'utf8'));
const whole = JSON.parse(await readFile(new URL('en.json', folder), 'utf8')) as Translation;

/** What stays as it was in a translation that holds these texts. */
function staying(texts: Translation['texts']): Set<string> {
  const translation = { ...whole, texts };
  return untranslatedTexts(procedure, translateProcedure(procedure, translation), translation);
}

test('each text that a translation leaves out is found, wherever it stands', () => {
  const words = /[ăâđêôơưàáãèéìíòóõùúý\u1EA0-\u1EF9]/i;
  for (const [pointer, text] of Object.entries(whole.texts)) {
    // A statement stays Vietnamese in any case, with its translation beside it.
    if (pointer.endsWith('/question/text')) continue;
    const { [pointer]: _left, ...others } = whole.texts;
    const original = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], procedure.file);
    assert.ok(typeof original === 'string');
    if (words.test(original) && original !== text) {
      assert.ok(staying(others).has(original), `${pointer} is left out`);
    }
  }
});

test('nothing that a translation says counts as left out, even where it says the same', () => {
  assert.ok(!staying(whole.texts).has(procedure.title));
  assert.ok(staying({}).has(procedure.title));
  assert.ok(!staying({ '/title': procedure.title }).has(procedure.title));
});

test('the questions that procedures share are translated without it', () => {
  const [parent] = [...procedure.questions.values()].filter(({ kind }) => kind === 'person');
  const translated = translateProcedure(procedure, { ...whole, texts: {} });
  const part = parent!.parts![0]!;
  assert.notEqual(translated.questions.get(parent!.name)!.parts![0]!.title, part.title);
  assert.ok(!staying({}).has(part.title));
});
