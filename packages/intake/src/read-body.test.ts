import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBody } from './read-body.ts';

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('http://desk.test/submissions', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
}

test('reads a body of several chunks', async () => {
  const body = new Blob([new Uint8Array([1, 2]), new Uint8Array([3])]).stream();
  assert.deepEqual(await readBody(post(body), 3, 1000), new Uint8Array([1, 2, 3]));
});

test('reads no body as no bytes', async () => {
  const request = new Request('http://desk.test/submissions', { method: 'POST' });
  assert.deepEqual(await readBody(request, 3, 1000), new Uint8Array());
});

test('cuts an endless body off soon after the limit', async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel() {
      cancelled = true;
    },
  });
  assert.equal(await readBody(post(endless), 1_000_000, 10_000), 'too-large');
  assert.ok(sent < 2_000_000, `${sent} bytes were read`);
  assert.ok(cancelled);
});

test('reads nothing when too much is announced', async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull() {
        pulled += 1;
      },
    },
    { highWaterMark: 0 },
  );
  assert.equal(
    await readBody(post(body, { 'content-length': '52428800' }), 100, 1000),
    'too-large',
  );
  assert.equal(pulled, 0);
});

test('gives up on a sender that stalls or breaks off', async () => {
  const stalled = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  assert.equal(await readBody(post(stalled), 100, 20), 'too-slow');
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('gone')),
  });
  assert.equal(await readBody(post(broken), 100, 1000), 'aborted');
});
