import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unprintableCharacter } from './printable.ts';

test('whatever passes here, the font of the PDF holds', async () => {
  // By address and not by name: answers may not depend on pdf, only agree with it.
  const address = new URL('../../../pdf/src/fonts/printable.ts', import.meta.url).href;
  const { unprintableCharacters } = (await import(address)) as {
    unprintableCharacters: (text: string) => string[];
  };
  let passed = 0;
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    if (unprintableCharacter(character) !== undefined) continue;
    passed += 1;
    assert.deepEqual(unprintableCharacters(character), [], `U+${code.toString(16)}`);
  }
  assert.ok(passed > 1700);
});

test('every letter of Vietnamese passes, in both forms', () => {
  const vowels = Array.from('aăâeêioôơuưyAĂÂEÊIOÔƠUƯY');
  const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const text = `đĐ ${vowels.flatMap((vowel) => marks.map((mark) => vowel + mark)).join('')}`;
  assert.equal(unprintableCharacter(text), undefined);
  assert.equal(unprintableCharacter(text.normalize('NFC')), undefined);
});

test('Khmer, Cham and phonetic letters pass; zero-width spaces only between Khmer letters', () => {
  assert.equal(unprintableCharacter('ខ្ញុំ ឈ្មោះ ថាច់ សុខា, ꨌꩌ ꨚꩇ, ɓɛŋ'), undefined);
  assert.equal(unprintableCharacter('ភាសា\u200Bខ្មែរ'), undefined);
  assert.equal(unprintableCharacter('ភាសា\u200B'), 'U+200B');
  assert.equal(unprintableCharacter('An\u200BBình'), 'U+200B');
  // Nobody sees it.
  assert.equal(unprintableCharacter('ក\u17B4'), 'U+17B4');
});

test('names the character, so that it can be found', () => {
  assert.equal(unprintableCharacter('An 😀'), 'U+1F600');
  assert.equal(unprintableCharacter('An\u202E'), 'U+202E');
  assert.equal(unprintableCharacter('王'), 'U+738B');
  assert.equal(unprintableCharacter('\uD800'), 'U+D800');
  assert.equal(unprintableCharacter('một\nhai'), 'U+000A');
  assert.equal(unprintableCharacter('một\nhai', { lines: true }), undefined);
});
