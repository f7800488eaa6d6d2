import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Content } from '../document/content.ts';
import { drawLine } from '../layout/draw.ts';
import { breakLines } from '../layout/text.ts';
import { shownText } from '../testing/shown-codes.ts';
import { loadFonts } from './load.ts';
import { embedAll, typefacesOf } from './typefaces.ts';

const fonts = await loadFonts();
const characters = fonts.regular.codePoints().map((code) => String.fromCodePoint(code));
const alone = characters.filter((one) => !/\p{M}/u.test(one) && one === one.normalize('NFC'));

test('a text of more characters than codes of one byte is shown in several fonts', () => {
  const mark = '\u0306';
  const order = fc.shuffledSubarray(alone, { minLength: 300 });
  const again = fc.array(fc.constantFrom(...alone), { maxLength: 50 });
  const marked = fc.array(fc.constantFrom('ê', 'ơ', 'x'), { maxLength: 3 });
  fc.assert(
    fc.property(order, again, marked, (some, more, last) => {
      const text = [...some, ...last.map((letter) => letter + mark), ...more].join('');
      const typefaces = typefacesOf(fonts);
      const content = new Content();
      const runs = [{ text, face: 'regular', size: 13 }] as const;
      const [line] = breakLines(typefaces, runs, Number.POSITIVE_INFINITY);
      drawLine(content, typefaces, line!, 0, 0);
      const embedded = embedAll(typefaces);
      assert.equal(shownText(content.bytes, embedded), text);
      const all = Object.values(embedded);
      const used = new Set(text).size;
      assert.equal(all.length, Math.ceil(used / 255));
      assert.equal(
        all.reduce((sum, { widths }) => sum + widths.length, 0),
        used,
      );
      assert.equal(new Set(all.map(({ baseFont }) => baseFont)).size, all.length);
    }),
    { numRuns: 20 },
  );
});
