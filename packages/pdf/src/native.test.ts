import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as inBrowsers from './native.ts';
import * as inNode from './native.node.ts';

const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, at) => at % 251);

test('Node takes the digests that browsers take', async () => {
  for (const size of [0, 1, 5000]) {
    const [here, there] = [
      await inNode.sha256(bytesOf(size)),
      await inBrowsers.sha256(bytesOf(size)),
    ];
    assert.deepEqual([...here], [...there]);
  }
});

test('bytes begin with others, in Node as in browsers', () => {
  const whole = bytesOf(1000);
  const cases: readonly (readonly [Uint8Array, boolean])[] = [
    [new Uint8Array(0), true],
    [whole.slice(0, 999), true],
    [whole.slice(), true],
    [bytesOf(1001), false],
    [whole.slice(0, 999).with(998, 0), false],
    [whole.slice(1, 10), false],
  ];
  for (const [start, is] of cases) {
    assert.equal(inNode.startsWith(whole, start), is);
    assert.equal(inBrowsers.startsWith(whole, start), is);
    assert.equal(inNode.startsWith(bytesOf(1100).subarray(0, 1000), start), is, 'of a larger file');
  }
});
