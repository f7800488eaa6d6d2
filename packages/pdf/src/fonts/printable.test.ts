import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts } from './load.ts';
import { scriptOf } from './scripts.ts';
import { replaceUnprintable, unprintableCharacters } from './printable.ts';

const fonts = await loadFonts();

test('a character is printable exactly when a font has a glyph for it', () => {
  for (let code = 0x20; code < 0x3000; code += 1) {
    const character = String.fromCodePoint(code);
    // Some characters are others once normalised: the others count.
    if (character.normalize('NFC') !== character) continue;
    const everywhere = [fonts.regular, fonts.bold, fonts.italic].every((font) =>
      font.glyphOf(code),
    );
    const held = everywhere || scriptOf(code) !== undefined;
    assert.equal(unprintableCharacters(character).length === 0, held, code.toString(16));
  }
});

test('names in Vietnamese and in the languages of the highlands are printable, also decomposed', () => {
  for (const name of [
    'Nguyễn Thị Hường',
    'H’Wen Mlô',
    "K'Brơi",
    'Y-Bhăm Niê Kdăm',
    'ê̆ ô̆ ơ̆ ư̆ č ñ',
  ]) {
    assert.deepEqual(unprintableCharacters(name), []);
    assert.deepEqual(unprintableCharacters(name.normalize('NFD')), []);
  }
});

test('what cannot be printed is named once, in order', () => {
  assert.deepEqual(unprintableCharacters('a漢b😀漢\u200B\nc'), ['漢', '😀', '\u200B']);
  assert.equal(replaceUnprintable('ảnh 😀\n.jpg', fonts), 'ảnh □□.jpg');
});
