import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { latin1, type Bytes } from '../bytes.ts';
import { decodeStream } from './inflate.ts';
import { PdfStream, dict, name } from './values.ts';
import { unpack } from './unpack.ts';

const pack = (bytes: Uint8Array): Bytes => Uint8Array.from(deflateSync(bytes));

test('what was packed is unpacked as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40_000 }), (data) => {
      const bytes = Uint8Array.from(data);
      assert.deepEqual(unpack(pack(bytes), bytes.length), bytes);
    }),
  );
});

test('a stream that is cut off, or larger than is taken, is refused', () => {
  const packed = pack(new Uint8Array(5_000_000));
  assert.throws(() => unpack(packed, 4_999_999), RangeError);
  assert.throws(() => unpack(packed.subarray(0, packed.length - 20), 5_000_000));
  assert.throws(() => unpack(latin1('no zlib stream'), 5_000_000));
});

test('a PDF is read where the platform unpacks nothing', async (t) => {
  const platform = globalThis.DecompressionStream;
  t.after(() => Object.assign(globalThis, { DecompressionStream: platform }));
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
  const words = latin1('1 0 2 30 <<>> <<>>'.repeat(900));
  const entries = dict({ Filter: name('FlateDecode') });
  const packed = pack(words);
  assert.deepEqual(await decodeStream(new PdfStream(entries, packed), words.length), words);
  // Some writers count the end of line before `endstream` into the length.
  const ended = Uint8Array.from([...packed, 13, 10]);
  assert.deepEqual(await decodeStream(new PdfStream(entries, ended), words.length), words);
  await assert.rejects(decodeStream(new PdfStream(entries, packed), words.length - 1));
});
