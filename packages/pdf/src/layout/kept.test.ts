import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadFonts } from '../fonts/load.ts';
import { embedAll, typefacesOf } from '../fonts/typefaces.ts';
import { Content } from '../document/content.ts';
import { drawLine } from './draw.ts';
import { keep } from './kept.ts';
import { balancedLines, breakLines } from './text.ts';
import type { Run, Typefaces } from './text.ts';

const khmer = 'ភាសាខ្មែរ';
const fonts = await loadFonts(khmer);
const size = 13;

test('kept runs break as others do, at whatever width they are asked for', () => {
  const typefaces = typefacesOf(fonts);
  const letters = fc.constantFrom(...'aăâbcdđeêễ\u0306-/,.  \n');
  const text = fc.array(letters, { minLength: 1, maxLength: 200 }).map((all) => all.join(''));
  const width = fc.constantFrom(40, 90, 300);
  const asked = fc.record({ width, first: width, balanced: fc.boolean() });
  fc.assert(
    fc.property(text, fc.array(asked, { maxLength: 8 }), (words, all) => {
      const run: Run = { text: words, face: 'regular', size };
      const kept = keep([run]);
      for (const { width: w, first, balanced } of all) {
        const lines = (runs: readonly Run[]) =>
          balanced ? balancedLines(typefaces, runs, w) : breakLines(typefaces, runs, w, first);
        assert.deepEqual(lines(kept), lines([run]));
      }
    }),
  );
});

test('a second document gets the very lines of the first, and codes of its own', () => {
  const kept = keep([{ text: 'Số định danh cá nhân', face: 'regular', size }]);
  const drawn = (typefaces: Typefaces, before: string): string => {
    const content = new Content();
    const words = [{ text: before, face: 'regular', size }] as const;
    for (const runs of [words, kept])
      drawLine(content, typefaces, breakLines(typefaces, runs, 500)[0]!, 0, 0);
    return new TextDecoder().decode(content.bytes);
  };
  const [one, other] = [typefacesOf(fonts), typefacesOf(fonts)];
  assert.equal(breakLines(one, kept, 500), breakLines(other, kept, 500));
  assert.notEqual(drawn(one, 'a'), drawn(other, 'Sinh ngày'));
  assert.equal(drawn(typefacesOf(fonts), 'a'), drawn(typefacesOf(fonts), 'a'));
});

test('in another font they are laid out and broken anew', () => {
  const text = 'Số định danh cá nhân của người đề nghị';
  const kept = keep([{ text, face: 'regular', size }]);
  const { bold } = fonts;
  for (const typefaces of [typefacesOf(fonts), typefacesOf({ ...fonts, regular: bold })]) {
    const fresh = breakLines(typefaces, [{ text, face: 'regular', size }], 150);
    assert.deepEqual(breakLines(typefaces, kept, 150), fresh);
  }
});

test('letters of other fonts belong to one document', () => {
  const kept = keep([{ text: `Tên ${khmer}`, face: 'regular', size }]);
  for (const typefaces of [typefacesOf(fonts), typefacesOf(fonts)]) {
    drawLine(new Content(), typefaces, breakLines(typefaces, kept, 500)[0]!, 0, 0);
    assert.deepEqual(Object.keys(embedAll(typefaces)), ['F1', 'F7']);
  }
});
