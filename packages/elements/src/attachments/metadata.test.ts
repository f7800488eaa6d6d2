import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareJpeg, joined } from './jpeg-metadata.ts';
import { barePng } from './png-metadata.ts';

const text = (words: string) => new TextEncoder().encode(words);
const words = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 255), body]);
}

function exif(orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 1, isLittle);
  view.setUint16(10, 0x0112, isLittle);
  view.setUint16(12, 3, isLittle);
  view.setUint32(14, 1, isLittle);
  view.setUint16(18, orientation, isLittle);
  return segment(0xe1, joined([text('Exif\0\0'), tiff, text('GPS 21.028511 105.804817')]));
}

const start = Uint8Array.of(0xff, 0xd8);
const jfif = segment(0xe0, text('JFIF\0..'));
const profile = segment(0xe2, text('ICC_PROFILE\0..'));
const scan = joined([segment(0xda, text('...')), text('picture'), Uint8Array.of(0xff, 0xd9)]);

test('a JPEG loses camera, place and comments, and keeps its picture and colours', () => {
  const whole = joined([
    start,
    jfif,
    exif(1, true),
    profile,
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/ Hà Nội')),
    segment(0xed, text('Photoshop 3.0')),
    segment(0xfe, text('ghi chú')),
    scan,
  ]);
  const bare = bareJpeg(whole);
  assert.deepEqual(bare, { bytes: joined([start, jfif, profile, scan]), isTurned: false });
});

test('a JPEG that has to be turned says so', () => {
  for (const isLittle of [true, false]) {
    const turned = [1, 2, 3, 6, 8].map(
      (orientation) => bareJpeg(joined([start, exif(orientation, isLittle), scan]))?.isTurned,
    );
    assert.deepEqual(turned, [false, true, true, true, true]);
  }
});

test('a PNG loses texts, time and Exif', () => {
  const chunk = (type: string, body: string) => {
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, text(body).length);
    return joined([head, text(type), text(body), new Uint8Array(4)]);
  };
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const [first, data, end] = [
    chunk('IHDR', '1'.repeat(13)),
    chunk('IDAT', 'ảnh'),
    chunk('IEND', ''),
  ];
  const whole = joined([
    ...[signature, first, chunk('tEXt', 'Author\0An'), chunk('eXIf', 'GPS')],
    ...[chunk('tIME', '2026'), data, chunk('iTXt', 'Hà Nội'), end, text('sau cùng')],
  ]);
  assert.deepEqual(barePng(whole)?.bytes, joined([signature, first, data, end]));
});

test('broken pictures are found out, and never give more than they had', () => {
  const whole = joined([start, exif(6, true), scan]);
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat({ max: whole.length - 1 }),
      (tail, cut) => {
        for (const bytes of [tail, joined([start, tail]), joined([whole.subarray(0, cut), tail])]) {
          for (const bare of [bareJpeg(bytes), barePng(bytes)]) {
            assert.ok(bare === undefined || bare.bytes.length <= bytes.length);
          }
        }
      },
    ),
  );
  assert.equal(bareJpeg(whole.subarray(0, 40)), undefined);
  assert.ok(!words(bareJpeg(whole)!.bytes).includes('GPS'));
});
