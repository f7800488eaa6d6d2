import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateLimit } from './rate-limit.ts';

test('allows a burst, then one more after each refill', () => {
  let time = 0;
  const limit = rateLimit({ burst: 3, refillMs: 1000, now: () => time });
  assert.deepEqual(
    [1, 2, 3, 4].map(() => limit.allow('a')),
    [true, true, true, false],
  );
  time = 999;
  assert.equal(limit.allow('a'), false);
  time = 1001;
  assert.equal(limit.allow('a'), true);
  assert.equal(limit.allow('a'), false);
});

test('counts each client alone', () => {
  const limit = rateLimit({ burst: 1, refillMs: 1000, now: () => 0 });
  assert.equal(limit.allow('a'), true);
  assert.equal(limit.allow('b'), true);
  assert.equal(limit.allow('a'), false);
});

test('forgets the oldest clients when there are very many', () => {
  const limit = rateLimit({ burst: 1, refillMs: 1000, now: () => 0 });
  assert.equal(limit.allow('first'), true);
  for (let i = 0; i < 10_000; i += 1) limit.allow(`client ${i}`);
  assert.equal(limit.allow('first'), true);
});
