import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { draftTransfers, type DraftTransfersOptions } from './draft-transfers.ts';
import { memoryTransfers } from './memory-transfers.ts';

const sealed = randomBytes(5000);
const base = 'https://portal.test/draft-transfers';
const newId = (): string => randomBytes(16).toString('base64url');

function portal(options: DraftTransfersOptions = {}) {
  let clock = Date.parse('2026-11-22T08:30:00Z');
  const handler = draftTransfers({ now: () => new Date(clock), ...options });
  return {
    handler,
    wait: (minutes: number) => (clock += minutes * 60_000),
    send: (id: string, bytes: Uint8Array = sealed, client = 'a') =>
      handler(
        new Request(base, {
          method: 'POST',
          headers: { 'transfer-id': id, 'content-type': 'application/octet-stream' },
          body: new Uint8Array(bytes),
        }),
        client,
      ),
    act: (action: string, body: unknown, client = 'b') =>
      handler(
        new Request(`${base}/${action}`, { method: 'POST', body: JSON.stringify(body) }),
        client,
      ),
  };
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { code: string }).code;
const stateOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { state: string }).state;

test('a draft goes to one other device, and is gone when it has arrived', async () => {
  const { send, act } = portal();
  const [id, by] = [newId(), newId()];
  const kept = await send(id);
  assert.equal(kept.status, 201);
  assert.deepEqual(await kept.json(), { expiresAt: '2026-11-22T15:40:00+07:00', seconds: 600 });
  assert.equal(await stateOf(await act('state', { id })), 'waiting');

  const taken = await act('take', { id, by });
  assert.equal(taken.headers.get('cache-control'), 'no-store');
  assert.deepEqual(Buffer.from(await taken.arrayBuffer()), sealed);
  // A third device comes too late, though the draft has not arrived yet.
  assert.equal((await act('take', { id, by: newId() })).status, 404);
  assert.equal((await act('arrived', { id, by: newId() })).status, 404);
  // The network broke: the same device asks again.
  assert.equal((await act('take', { id, by })).status, 200);
  assert.equal((await act('arrived', { id, by })).status, 204);
  assert.equal((await act('take', { id, by })).status, 404);
  assert.equal(await stateOf(await act('state', { id })), 'taken');
});

test('the device that took it may ask three times, and no more', async () => {
  const { send, act } = portal();
  const [id, by] = [newId(), newId()];
  await send(id);
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await act('take', { id, by })).status);
  assert.deepEqual(statuses, [200, 200, 200, 404]);
});

test('a draft is gone after its minutes, and when it is cancelled', async () => {
  const { send, act, wait } = portal({ minutes: 2 });
  const [over, cancelled] = [newId(), newId()];
  await send(over);
  await send(cancelled);
  assert.equal((await act('cancel', { id: cancelled })).status, 204);
  wait(1.9);
  assert.equal((await act('state', { id: over })).status, 200);
  wait(0.2);
  for (const id of [over, cancelled]) {
    const by = newId();
    assert.equal(await codeOf(await act('take', { id, by })), 'unknown-code');
    assert.equal((await act('state', { id })).status, 404);
  }
});

test('who tries codes has to wait, and finds nothing meanwhile; others do not wait', async () => {
  const { send, act, wait } = portal({ wrongCodes: 3, minutes: 30 });
  const [id, by] = [newId(), newId()];
  await send(id);
  for (const action of ['take', 'state', 'arrived']) {
    assert.equal((await act(action, { id: newId(), by })).status, 404);
  }
  const limited = await act('take', { id, by });
  assert.equal(limited.status, 429);
  assert.equal(await codeOf(limited), 'too-many');
  assert.equal((await act('state', { id }, 'another')).status, 200);
  wait(10.1);
  assert.equal((await act('take', { id, by })).status, 200);
});

test('what one client sends, and all together, is bounded', async () => {
  const { send, act, wait } = portal({ perClient: 2, maxBytes: 6000, maxTotalBytes: 12_000 });
  const [first, second] = [newId(), newId()];
  assert.equal((await send(first)).status, 201);
  assert.equal(await codeOf(await send(first)), 'exists');
  assert.equal((await send(second)).status, 201);
  assert.equal((await send(newId(), Buffer.from('x'))).status, 429);
  const full = await send(newId(), sealed, 'another');
  assert.equal(full.status, 503);
  assert.ok(full.headers.has('retry-after'));
  assert.equal(await codeOf(await send(newId(), randomBytes(6001), 'another')), 'too-large');
  await act('cancel', { id: first });
  assert.equal((await send(newId(), sealed, 'another')).status, 201);
  wait(11);
  assert.equal((await send(newId())).status, 201);
});

test('drafts that are still being received take room too', async () => {
  const { handler, send } = portal({ maxBytes: 6000, maxTotalBytes: 10_000 });
  const { readable, writable } = new TransformStream<Uint8Array>();
  const slow = handler(
    new Request(base, {
      method: 'POST',
      headers: { 'transfer-id': newId() },
      body: readable,
      duplex: 'half',
    } as RequestInit),
    'slow',
  );
  assert.equal(await codeOf(await send(newId())), 'full');
  await writable.close();
  assert.equal((await slow).status, 201);
  assert.equal((await send(newId())).status, 201);
});

test('anything else is refused in words, and nothing of it is told to anybody', async () => {
  const told: unknown[] = [];
  const { send, act, handler } = portal({ onError: (error) => told.push(error) });
  assert.equal(await codeOf(await send('short')), 'bad-request');
  assert.equal(await codeOf(await act('take', { id: newId() })), 'bad-request');
  assert.equal(await codeOf(await act('take', { id: 'a', by: newId() })), 'bad-request');
  assert.equal(await codeOf(await act('take', null)), 'bad-request');
  assert.equal(await codeOf(await act('state', { id: { toString: newId } })), 'bad-request');
  assert.equal((await handler(new Request(base), 'a')).status, 405);
  assert.equal(told.length, 0);
  const broken = portal({
    store: { ...memoryTransfers(), put: () => Promise.reject(new Error('disk')) },
    onError: (error) => told.push(error),
  });
  assert.equal((await broken.send(newId())).status, 500);
  assert.equal(told.length, 1);
});
