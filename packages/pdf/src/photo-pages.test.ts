import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { photoPages } from './photo-pages.ts';
import { jpegHead } from './testing/pictures.ts';

test('each photo is a page that lies as the photo does, and the same photos give the same bytes', async () => {
  const photos = [
    jpegHead({ width: 1654, height: 2339, components: 3 }),
    jpegHead({ width: 800, height: 600, components: 1 }),
  ];
  const bytes = await photoPages(photos);
  const sizes = (await PDFDocument.load(bytes))
    .getPages()
    .map((page) => [page.getWidth() < page.getHeight(), page.node.Resources() !== undefined]);
  assert.deepEqual(sizes, [
    [true, true],
    [false, true],
  ]);
  assert.deepEqual(await photoPages(photos), bytes);
});

test('what is no JPEG, no photo at all and too many are refused', async () => {
  await assert.rejects(photoPages([new Uint8Array(10)]), { code: 'image-unsupported' });
  await assert.rejects(photoPages([]), RangeError);
  await assert.rejects(
    photoPages(Array.from({ length: 51 }, () => jpegHead({ width: 1, height: 1, components: 1 }))),
    RangeError,
  );
});
