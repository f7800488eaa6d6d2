import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadFonts } from '../fonts/load.ts';
import { typefacesOf } from '../fonts/typefaces.ts';
import { Content } from '../document/content.ts';
import { byteText, shownCodes } from '../testing/shown-codes.ts';
import { drawInBoxes, drawLine } from './draw.ts';
import { placeMarks } from './marks.ts';
import { balancedLines, breakLines, textWidth } from './text.ts';
import type { Line, Run } from './text.ts';

const typefaces = typefacesOf(await loadFonts());
const run = (text: string): Run => ({ text, face: 'regular', size: 13 });
const words = (line: Line): string =>
  line.clusters.map(({ base, marks }) => String.fromCodePoint(base, ...marks)).join('');

test('lines end at spaces and after hyphens between letters, not inside numbers', () => {
  const lines = breakLines(typefaces, [run('Văn Miếu-Quốc Tử Giám 22-11-2026')], 70);
  assert.deepEqual(lines.map(words), ['Văn Miếu-', 'Quốc Tử ', 'Giám ', '22-11-2026']);
  assert.deepEqual(
    lines.map(({ last }) => last),
    [false, false, false, true],
  );
});

test('a word too wide for a line is broken, never cut off', () => {
  const word = 'nguyenthihuong@example.vn'.repeat(10);
  const lines = breakLines(typefaces, [run(word)], 100);
  assert.ok(lines.length > 5);
  assert.equal(lines.map(words).join(''), word);
});

test('every character is on some line, in order, and no line is wider than asked', () => {
  const letters = fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxy ễự-/.,0123456789');
  const texts = fc.array(letters, { maxLength: 400 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 20, max: 500 }), (text, width) => {
      const lines = breakLines(typefaces, [run(text)], width);
      assert.equal(lines.map(words).join(''), text);
      for (const line of lines) assert.ok(line.width <= width + 0.01);
    }),
    // A word too wide for a line, after a place where the line could end.
    { examples: [[' ama', 20]] },
  );
});

test('lines in the middle of a place are about as long as each other, and no more than need be', () => {
  const title = 'TỜ KHAI ĐĂNG KÝ VIỆC THAY ĐỔI, CẢI CHÍNH, BỔ SUNG THÔNG TIN HỘ TỊCH';
  for (const width of [160, 220, 300, 420, 470]) {
    const greedy = breakLines(typefaces, [run(title)], width);
    const balanced = balancedLines(typefaces, [run(title)], width);
    assert.equal(balanced.length, greedy.length);
    assert.equal(balanced.map(words).join(''), title);
    const lengths = (lines: readonly Line[]): number[] => lines.map((line) => line.width);
    const difference = (all: number[]): number => Math.max(...all) - Math.min(...all);
    assert.ok(difference(lengths(balanced)) <= difference(lengths(greedy)));
    assert.ok(Math.max(...lengths(balanced)) <= width);
  }
  const [one] = balancedLines(typefaces, [run('Xác nhận của Ủy ban')], 500);
  assert.equal(words(one!), 'Xác nhận của Ủy ban');
});

test('text in NFD is laid out as its NFC', () => {
  const text = 'Nguyễn Thị Hường ở xã Ea H’Đing';
  assert.deepEqual(
    breakLines(typefaces, [run(text.normalize('NFD'))], 80).map(words),
    breakLines(typefaces, [run(text)], 80).map(words),
  );
});

for (const face of ['regular', 'bold', 'italic'] as const) {
  const { font } = typefaces[face];
  test(`${face}: the breve of ê̆ ô̆ ơ̆ ư̆ stands over the middle of its letter, above the accent`, () => {
    for (const letter of 'êôơưÊÔƠƯ') {
      const base = letter.codePointAt(0)!;
      const [placed] = placeMarks(font, base, [0x306]);
      const letterBox = font.boxOf(font.glyphOf(base))!;
      const markBox = font.boxOf(font.glyphOf(0x306))!;
      const middle = placed!.x + (markBox.xMin + markBox.xMax) / 2;
      assert.ok(Math.abs(middle - (letterBox.xMin + letterBox.xMax) / 2) < 1);
      assert.ok(placed!.y + markBox.yMin > letterBox.yMax);
    }
  });
}

test('a letter with a mark takes the width of the letter alone', () => {
  const style = { face: 'regular', size: 13 } as const;
  assert.equal(textWidth(typefaces, 'ê̆', style), textWidth(typefaces, 'ê', style));
  const [line] = breakLines(typefaces, [run('ê̆x')], 100);
  const content = new Content();
  drawLine(content, typefaces, line!, 0, 0);
  const drawn = new TextDecoder().decode(content.bytes);
  // Moves within the line cancel each other, and the rise is put back.
  const moves = [...drawn.matchAll(/[[)](-?[\d.]+)(?=[(\]])/g)].map(([, move]) => Number(move));
  assert.equal(moves.length, 2);
  const mark = typefaces.regular.font;
  const advance = (mark.advanceOf(mark.glyphOf(0x306)) * 1000) / mark.unitsPerEm;
  assert.ok(Math.abs(moves[0]! + moves[1]! - advance) < 0.01);
  assert.match(drawn, /0 Ts\n/);
});

test('characters in boxes stand in the middle of them', () => {
  const [line] = breakLines(typefaces, [run('0iW(9')], Number.POSITIVE_INFINITY);
  const content = new Content();
  drawInBoxes(content, typefaces, line!, 50, 0, 16);
  const drawn = byteText(content.bytes);
  const [, start] = /^BT\n([\d.]+) /.exec(drawn)!;
  const [, array] = /\[(.*)\]TJ/s.exec(drawn)!;
  let pen = Number(start);
  let i = 0;
  for (const [part, move] of array!.matchAll(/(-?[\d.]+)(?=\()|\((?:\\.|[^\\()])*\)/gs)) {
    if (move !== undefined) {
      pen -= (Number(move) * 13) / 1000;
      continue;
    }
    const { base, place, width } = line!.clusters[i]!;
    assert.deepEqual(shownCodes(part), [typefaces.regular.codeAt(place, base)]);
    assert.ok(Math.abs(pen - (50 + 16 * i + (16 - width) / 2)) < 0.01, `${i}`);
    pen += width;
    i += 1;
  }
  assert.equal(i, 5);
});

test('a character without a glyph is refused by its code point', () => {
  assert.throws(() => breakLines(typefaces, [run('Lý 李')], 100), {
    code: 'unprintable-character',
    params: { codePoint: 'U+674E' },
  });
});
