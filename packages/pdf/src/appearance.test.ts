import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts, signatureAppearance } from './index.ts';
import { byteText, shownCodes } from './testing/shown-codes.ts';

const fonts = await loadFonts();
const words = {
  title: 'NGƯỜI KÊ KHAI',
  name: 'Nguyễn Thị Hường',
  issuer: 'Tổ chức thử nghiệm',
  // 23:30 in Greenwich is the next day in Việt Nam.
  signedAt: new Date('2026-11-21T23:30:00Z'),
};

/** The text that the operators show, by the fonts' own maps back to characters. */
function shown(built: ReturnType<ReturnType<typeof signatureAppearance>['build']>): string {
  const maps = new Map(
    Object.entries(built.fonts).map(([name, font]) => {
      const entries = new TextDecoder().decode(font.toUnicode).matchAll(/^<(\w{4})> <(\w+)>$/gm);
      return [
        name,
        new Map([...entries].map(([, code, unit]) => [Number.parseInt(code!, 16), unit])),
      ];
    }),
  );
  let font = new Map<number, string | undefined>();
  let text = '';
  for (const line of byteText(built.content).split('\n')) {
    const chosen = /^\/(F\d) /.exec(line);
    if (chosen !== null) font = maps.get(chosen[1]!)!;
    if (!line.endsWith('TJ')) continue;
    for (const code of shownCodes(line)) {
      text += String.fromCharCode(Number.parseInt(font.get(code) ?? 'fffd', 16));
    }
  }
  return text;
}

test('a signature tells who signed, by whose certificate and when, in Vietnamese time', () => {
  const built = signatureAppearance(fonts, words).build({ width: 220, height: 130 });
  const text = shown(built);
  for (const part of [
    'Ngày 22 tháng 11 năm 2026',
    'Ký số bởi: Nguyễn Thị Hường',
    'Đơn vị cấp chứng thư: Tổ chức thử nghiệm',
    'Thời điểm ký: 22/11/2026 06:30:00 +07:00',
  ]) {
    assert.ok(text.includes(part), `${part} is missing in ${text}`);
  }
  for (const font of Object.values(built.fonts)) {
    assert.match(font.baseFont, /^[A-Z]{6}\+Tinos-(Regular|Bold|Italic)$/);
    assert.ok(font.widths.every((width) => width >= 0 && width < 2000));
  }
});

test('in a narrow and a tiny field the words stay inside', () => {
  const long = {
    ...words,
    name: 'Y-Bhăm Niê Kdăm '.repeat(5),
    issuer: 'Tổ chức rất dài '.repeat(6),
  };
  for (const box of [
    { width: 110, height: 120 },
    { width: 200, height: 60 },
  ]) {
    const { content } = signatureAppearance(fonts, long).build(box);
    for (const [, x, y] of new TextDecoder().decode(content).matchAll(/^(\S+) (\S+) Td$/gm)) {
      assert.ok(Number(x) >= 0 && Number(x) < box.width);
      assert.ok(Number(y) > 0 && Number(y) < box.height, `${y} of ${box.height}`);
    }
  }
});

test('a field without room for the date zone names its place itself', () => {
  const text = shown(signatureAppearance(fonts, words).build({ width: 200, height: 60 }));
  assert.ok(text.includes('NGƯỜI KÊ KHAI'));
});

test('a name with characters that no font has is shown with boxes, not refused', () => {
  const text = shown(
    signatureAppearance(fonts, { ...words, name: '李 Minh' }).build({ width: 220, height: 130 }),
  );
  assert.ok(text.includes('Ký số bởi: □ Minh'));
});
