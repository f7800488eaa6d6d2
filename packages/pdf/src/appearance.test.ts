import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFonts, signatureAppearance } from './index.ts';
import type { SignatureAppearance } from './index.ts';
import { shownText } from './testing/shown-codes.ts';
import { inkNotice, inkPicture } from './ink.ts';
import { waveInk } from './testing/pictures.ts';

const fonts = await loadFonts();
const words = {
  title: 'NGƯỜI KÊ KHAI',
  name: 'Nguyễn Thị Hường',
  issuer: 'Tổ chức thử nghiệm',
  // 23:30 in Greenwich is the next day in Việt Nam.
  signedAt: new Date('2026-11-21T23:30:00Z'),
};

const shown = ({ content, fonts: own }: ReturnType<SignatureAppearance['build']>): string =>
  shownText(content, own);

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

test('a picture of a signature stands inside the place, with the words that it is worth nothing', () => {
  const ink = waveInk(300, 90);
  for (const box of [
    { width: 220, height: 130 },
    { width: 120, height: 130 },
  ]) {
    const built = signatureAppearance(fonts, { ...words, picture: inkPicture(ink) }).build(box);
    const text = shown(built);
    assert.ok(text.replaceAll(' ', '').includes(inkNotice.replaceAll(' ', '')), text);
    assert.ok(text.includes('Nguyễn Thị Hường'));
    assert.deepEqual(built.images, { Ink: ink });
    const operators = new TextDecoder().decode(built.content);
    const [, w, h, x, y] =
      /\n(\S+) 0 0 (\S+) (\S+) (\S+) cm\n\/Ink Do\n/.exec(operators)?.map(Number) ?? [];
    assert.ok(w! > 20 && Math.abs(w! / h! - 300 / 90) < 0.01, 'not stretched');
    assert.ok(x! >= 2 && y! >= 2 && x! + w! <= box.width - 2 && y! + h! <= 62);
    for (const [, left, up] of operators.matchAll(/1 0 0 1 (\S+) (\S+) Tm/g)) {
      const apart = Number(left) >= x! + w! || Number(up) < y! || Number(up) > 62;
      assert.ok(apart, 'no words on the picture');
    }
    // Screen readers that read the appearance are told what it is and what it is worth (14.9.3).
    const [, alt = ''] = /\/Span <<\/Lang \(vi\) \/Alt <FEFF(\w+)>>> BDC/.exec(operators) ?? [];
    const told = String.fromCharCode(...alt.match(/.{4}/g)!.map((hex) => Number.parseInt(hex, 16)));
    assert.equal(told, `Hình chữ ký viết tay. ${inkNotice}`);
  }
});

test('where words and picture do not both fit, the words stay', () => {
  const long = { ...words, name: 'Y-Bhăm Niê Kdăm '.repeat(5), issuer: 'Tổ chức '.repeat(12) };
  const narrow = { width: 110, height: 120 };
  const built = signatureAppearance(fonts, {
    ...long,
    picture: inkPicture(waveInk(300, 90)),
  }).build(narrow);
  assert.deepEqual(built, signatureAppearance(fonts, long).build(narrow));
});

test('a picture that is too large or broken is refused', () => {
  const { bits } = waveInk(16, 2);
  for (const ink of [
    waveInk(601, 10),
    waveInk(10, 201),
    { width: 16, height: 3, bits },
    { width: 0, height: 2, bits: new Uint8Array() },
    { width: 1.5, height: 2, bits: new Uint8Array(2) },
  ])
    assert.throws(() => inkPicture(ink), { code: 'ink-unsupported' });
});
