import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pointsOf } from '../testing/outline.ts';
import { vietnameseLetters } from '../testing/vietnamese.ts';
import { withTables } from '../testing/with-tables.ts';
import { loadFonts } from './load.ts';
import { subsetFont } from './subset.ts';
import { TrueType } from './true-type.ts';

const fonts = await loadFonts();
const source = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
);
const originals = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;
const faces = ['regular', 'bold', 'italic'] as const;

test('there are 134 Vietnamese letters that ASCII lacks or has, in both cases', () => {
  assert.equal(vietnameseLetters.length, 134);
});

for (const face of faces) {
  test(`${face}: what we ship draws every character as the original Tinos does`, async () => {
    const shipped = fonts[face];
    const original = new TrueType(new Uint8Array(await readFile(join(source, originals[face]))));
    const characters = shipped.codePoints();
    assert.ok(characters.length > 1000);
    for (const code of characters) {
      const [ours, theirs] = [shipped.glyphOf(code), original.glyphOf(code)];
      const name = `U+${code.toString(16)}`;
      assert.equal(shipped.advanceOf(ours), original.advanceOf(theirs), name);
      assert.deepEqual(pointsOf(shipped, ours), pointsOf(original, theirs), name);
    }
    for (const letter of vietnameseLetters) assert.notEqual(shipped.glyphOf(letter), 0);
  });

  test(`${face}: a subset draws each Vietnamese letter point by point like the whole font`, () => {
    const font = fonts[face];
    const glyphs = [0, ...vietnameseLetters.map((letter) => font.glyphOf(letter))];
    // The subset has no names: lend it those of the whole font to read it.
    const read = new TrueType(withTables(subsetFont(font, glyphs), font, ['post', 'OS/2']));
    assert.ok(read.glyphCount >= glyphs.length);
    const symbols = read.codePoints();
    assert.deepEqual(
      symbols.map((symbol) => read.glyphOf(symbol)),
      glyphs.map((_, number) => number).slice(1),
    );
    glyphs.forEach((glyph, number) => {
      assert.ok(number === 0 || symbols[number - 1] === 0xf000 + number);
      assert.equal(read.advanceOf(number), font.advanceOf(glyph));
      assert.equal(read.bearingOf(number), font.bearingOf(glyph));
      const points = pointsOf(read, number);
      assert.deepEqual(points, pointsOf(font, glyph));
      assert.ok(number === 0 || points.length > 0);
    });
  });
}

test('a subset of some glyphs holds the parts they are made of, renumbered', () => {
  const font = fonts.regular;
  const glyph = font.glyphOf('ệ'.codePointAt(0)!);
  const one = subsetFont(font, [0, glyph]);
  assert.deepEqual(subsetFont(font, [0, glyph]), one);
  const view = new DataView(one.buffer);
  assert.equal(view.getUint32(0), 0x0001_0000);
  let sum = 0;
  for (let at = 0; at < one.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  assert.equal(sum, 0xb1b0_afba);
});
