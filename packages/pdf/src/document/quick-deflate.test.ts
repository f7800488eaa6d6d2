import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { inflate } from '../inflate.ts';
import { quickDeflate } from './quick-deflate.ts';

const unpacks = (data: Uint8Array): Uint8Array => {
  const packed = quickDeflate(data);
  assert.deepEqual(new Uint8Array(inflateSync(packed)), data);
  assert.deepEqual(inflate(packed, data.length + 1), data);
  return packed;
};

test('whatever was packed is unpacked by zlib and by our own reader', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const parts = fc.uint8Array({ minLength: 1, maxLength: 40 });
  /** Runs and repetitions, near and far: what matches are made of. */
  const repeated = fc
    .tuple(fc.array(parts, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { maxLength: 300 }))
    .map(([all, order]) => Uint8Array.from(order.flatMap((i) => [...all[i % all.length]!])));
  const run = fc.tuple(byte, fc.nat(2000)).map(([one, length]) => new Uint8Array(length).fill(one));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 3000 }), repeated, run), (data) => {
      unpacks(data);
    }),
  );
});

test('a match goes back 32 768 bytes and no further', () => {
  for (const distance of [32_766, 32_767, 32_768, 32_769, 40_000]) {
    const data = new Uint8Array(distance + 600);
    let value = 1;
    for (let i = 0; i < data.length; i += 1) {
      value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0;
      data[i] = i < distance ? value >>> 24 : data[i - distance]!;
    }
    unpacks(data);
  }
});

test('a long text with few words becomes a small part of it', () => {
  const words = 'BT\n85.039 752.197 Td\n/F1 10 Tf\n[(abc)]TJ\nET\n'.repeat(300);
  const data = new TextEncoder().encode(words);
  assert.ok(unpacks(data).length < data.length / 30);
});
