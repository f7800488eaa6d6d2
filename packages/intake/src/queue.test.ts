import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BusyError, createQueue } from './queue.ts';

test('runs one piece at a time, in order, and goes on after a failure', async () => {
  const queue = createQueue(10);
  const log: string[] = [];
  let running = 0;
  const piece = (name: string, fails = false) =>
    queue.run(async () => {
      running += 1;
      assert.equal(running, 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      log.push(name);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([piece('a'), piece('b', true), piece('c')]);
  assert.deepEqual(log, ['a', 'b', 'c']);
  assert.deepEqual(
    results.map((result) => result.status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('refuses at once when too many wait, and takes work again later', async () => {
  const queue = createQueue(1);
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = queue.run(() => gate);
  const second = queue.run(async () => 'second');
  await assert.rejects(
    queue.run(async () => 'third'),
    BusyError,
  );
  release();
  await first;
  assert.equal(await second, 'second');
  assert.equal(await queue.run(async () => 'later'), 'later');
});
