/** Characters that Tinos lacks: each has a glyph in another font, and syllables are put together right. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import * as harfbuzz from 'harfbuzzjs';
import { breakLines } from '../layout/text.ts';
import type { Cluster, Line, Run, Typefaces } from '../layout/text.ts';
import { otherScripts } from '../testing/other-scripts.ts';
import { pointsOf } from '../testing/outline.ts';
import { readToUnicode } from '../testing/read-to-unicode.ts';
import { withTables } from '../testing/with-tables.ts';
import { fallbackRanges } from './fallback-ranges.ts';
import { loadFonts } from './load.ts';
import { replaceUnprintable, unprintableCharacters } from './printable.ts';
import type { Script } from './scripts.ts';
import { subsetFont } from './subset.ts';
import { TrueType, componentOffsets } from './true-type.ts';
import type { Glyphs } from './true-type.ts';
import { embedAll, typefacesOf } from './typefaces.ts';

const everything = Object.values(otherScripts).flat().join(' ');
const fonts = await loadFonts(everything);
const faces = ['regular', 'bold', 'italic'] as const;
const characters = (script: Script): string[] =>
  fallbackRanges[script].flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  );
const all = (Object.keys(fallbackRanges) as Script[]).flatMap(characters);

const run = (text: string, face: Run['face'] = 'regular'): Run => ({ text, face, size: 13 });
const lineOf = (typefaces: Typefaces, text: string, face?: Run['face']): Line =>
  breakLines(typefaces, [run(text, face)], Number.POSITIVE_INFINITY)[0]!;
const fontOf = ({ other, style }: Cluster): Glyphs => other?.font ?? fonts[style.face];
const textOf = ({ clusters }: Line): string =>
  clusters
    .map((cluster) => {
      const codes = [cluster.base, ...cluster.marks];
      return codes.map((code) => fontOf(cluster).textOf(code)).join('');
    })
    .join('');

interface Placed {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

/** The font's own glyphs of a line, each with its place in font units. */
function partsOf({ clusters }: Line): { parts: Placed[]; advance: number } {
  const parts: Placed[] = [];
  let advance = 0;
  for (const cluster of clusters) {
    const font = fontOf(cluster);
    const glyph = font.glyphOf(cluster.base);
    parts.push(...componentsOf(font, glyph).map((part) => ({ ...part, x: part.x + advance })));
    advance += font.advanceOf(glyph);
  }
  return { parts, advance };
}

/** What a syllable's glyph is made of; the font's own composites stay whole. */
function componentsOf(font: Glyphs, glyph: number): Placed[] {
  const count = new DataView(font.table('maxp').slice().buffer).getUint16(4);
  if (glyph < count) return font.boxOf(glyph) === undefined ? [] : [{ glyph, x: 0, y: 0 }];
  const outline = font.outlineOf(glyph);
  const view = new DataView(outline.buffer, outline.byteOffset);
  return componentOffsets(outline).map((at) => ({
    glyph: view.getUint16(at),
    x: view.getInt16(at + 2),
    y: view.getInt16(at + 4),
  }));
}

/** The same by HarfBuzz, which browsers lay text out by. */
async function byHarfBuzz(file: string): Promise<(text: string) => ReturnType<typeof partsOf>> {
  const bytes = await readFile(new URL(`../../fonts/${file}`, import.meta.url));
  const own = new TrueType(bytes);
  const blob = new harfbuzz.Blob(new Uint8Array(bytes).buffer);
  const font = new harfbuzz.Font(new harfbuzz.Face(blob));
  return (text) => {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer);
    const positions = buffer.getGlyphPositions();
    let advance = 0;
    const placed = buffer.getGlyphInfos().map(({ codepoint }, i) => {
      const { xAdvance, xOffset, yOffset } = positions[i]!;
      const x = advance + xOffset;
      advance += xAdvance;
      return { glyph: codepoint, x, y: yOffset };
    });
    return { parts: placed.filter(({ glyph }) => own.boxOf(glyph) !== undefined), advance };
  };
}

for (const [script, face, file] of [
  ['khmr', 'regular', 'NotoSerifKhmer-Regular.ttf'],
  ['khmr', 'bold', 'NotoSerifKhmer-Bold.ttf'],
  ['cham', 'regular', 'NotoSansCham-Regular.ttf'],
  ['cham', 'bold', 'NotoSansCham-Bold.ttf'],
] as const) {
  test(`${file}: every word is put together as HarfBuzz does it`, async () => {
    const expected = await byHarfBuzz(file);
    const typefaces = typefacesOf(fonts);
    for (const word of otherScripts[script]) {
      assert.deepEqual(partsOf(lineOf(typefaces, word, face)), expected(word), word);
    }
  });
}

test('a mark without its letter stands on a dotted circle, as in HarfBuzz', async () => {
  const expected = await byHarfBuzz('NotoSerifKhmer-Regular.ttf');
  const typefaces = typefacesOf(fonts);
  for (const mark of ['\u17B6', '\u17C1', '\u17BB', '\u17C6']) {
    assert.deepEqual(partsOf(lineOf(typefaces, mark)), expected(mark));
    assert.equal(textOf(lineOf(typefaces, mark)), mark);
  }
});

test('every character has ink in every face, and none is a character of Tinos', () => {
  const typefaces = typefacesOf(fonts);
  for (const character of all) {
    assert.equal(fonts.regular.glyphOf(character.codePointAt(0)!), 0);
    for (const face of faces) {
      const [cluster] = lineOf(typefaces, character, face).clusters;
      const font = fontOf(cluster!);
      assert.ok(font.outlineOf(font.glyphOf(cluster!.base)).length > 0, character);
    }
  }
  assert.deepEqual(unprintableCharacters(all.join('')), []);
});

test('whatever is written in these scripts, in any order, reads as it was written', () => {
  const letters = fc.constantFrom(...all, ' ', 'a', 'ế', '\u0306', '\u200B', '-');
  const texts = fc.array(letters, { maxLength: 40 }).map((some) => some.join('').normalize('NFC'));
  fc.assert(
    fc.property(texts, fc.constantFrom(...faces), (text, face) => {
      const typefaces = typefacesOf(fonts);
      assert.equal(textOf(lineOf(typefaces, text, face)), text);
      for (const [name, { toUnicode, widths }] of Object.entries(embedAll(typefaces))) {
        const mapped = readToUnicode(new TextDecoder().decode(toUnicode));
        assert.ok(mapped.size > 0 && mapped.size === widths.length, name);
      }
    }),
    { numRuns: 200 },
  );
});

test('a line ends between Khmer words where a zero-width space says so, never inside a syllable', () => {
  const typefaces = typefacesOf(fonts);
  const text = ['ភាសា', 'ខ្មែរ', 'ជា', 'ភាសា', 'ផ្លូវការ'].join('\u200B');
  const lines = breakLines(typefaces, [run(text)], 80);
  assert.ok(lines.length > 1);
  assert.equal(lines.map(textOf).join(''), text);
  for (const line of lines.slice(0, -1)) assert.ok(textOf(line).endsWith('\u200B'));
  const narrow = breakLines(typefaces, [run('ស្ត្រីខ្ញុំ')], 1).map(textOf);
  assert.deepEqual(narrow, ['ស្ត្រី', 'ខ្ញុំ']);
});

test('a subset draws a syllable as the font does: each part where shaping put it', () => {
  const typefaces = typefacesOf(fonts);
  const [cluster] = lineOf(typefaces, 'ស្ត្រី').clusters;
  const font = fontOf(cluster!);
  const glyph = font.glyphOf(cluster!.base);
  const file = subsetFont(font, [0, glyph]);
  assert.ok(componentOffsets(font.outlineOf(glyph)).length >= 3);
  const read = new TrueType(withTables(file, font, ['post', 'OS/2']));
  assert.deepEqual(pointsOf(read, 1), pointsOf(font, glyph));
  assert.equal(read.advanceOf(1), font.advanceOf(glyph));
  assert.equal(read.bearingOf(1), font.boxOf(glyph)!.xMin);
});

test('names of files and of signers show a box for what no loaded font holds', async () => {
  assert.equal(replaceUnprintable('ខ្មែរ 漢.jpg', fonts), 'ខ្មែរ □.jpg');
  assert.equal(replaceUnprintable('កa', await loadFonts()), '□a');
});

test('more different syllables than a book has are refused', () => {
  const consonants = Array.from({ length: 34 }, (_, i) => String.fromCodePoint(0x1780 + i));
  const vowels = Array.from({ length: 3 }, (_, i) => String.fromCodePoint(0x17b6 + i));
  const text = consonants
    .flatMap((a) => consonants.flatMap((b) => vowels.map((vowel) => `${a}\u17D2${b}${vowel}`)))
    .join('');
  assert.throws(() => lineOf(typefacesOf(fonts), text), { code: 'too-large' });
});
