import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTimeout } from './timeout.ts';

test('work that takes too long is stopped', async () => {
  const stopped = withTimeout(
    5,
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  );
  await assert.rejects(stopped, /stopped/);
});
