import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { tinyPdf, type TestAuthority } from '@tokhai/signing/testing';
import fc from 'fast-check';
import { createDesk, type Desk } from './desk.ts';
import { newHandOverCode, readHandOverCode } from './hand-over-code.ts';
import { pgliteStore } from './pglite-store.ts';
import type { DeskStore } from './store.ts';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from './testing/submissions.ts';

let ct01: Procedure;
let two: Answers;
let authority: TestAuthority;
let store: DeskStore;
let clock = now;
/** CT01 for two signers, signed by one of them. */
let half: Uint8Array;

before(async () => {
  [ct01, authority, store] = await Promise.all([
    loadProcedure('ct01'),
    createAuthority(),
    pgliteStore(),
  ]);
  two = await loadExample(ct01, 'ct01', 'two-signers');
  const head = { name: 'Lê Hoàng Yến', identity: '079170022222' };
  half = await signAs(await print(ct01, two), authority, 'chuHo', head);
});
after(() => store.close());

function desk(handOver?: { minutes?: number; maxTotalBytes?: number }): Desk {
  return createDesk({
    ...{ procedures: [ct01], trust: [authority.root], store, now: () => clock },
    ...(handOver ? { handOver } : {}),
  });
}

function send(at: Desk, path: string, body: BodyInit, type: string): Promise<Response> {
  const headers = { 'content-type': type };
  const request = new Request(`https://portal.test${path}`, { method: 'POST', body, headers });
  return at.handler(request);
}
const offer = (at: Desk, pdf: Uint8Array) =>
  send(at, '/hand-overs', new Uint8Array(pdf), 'application/pdf');
const act = (at: Desk, action: string, body: unknown) =>
  send(at, `/hand-overs/${action}`, JSON.stringify(body), 'application/json');
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test('a code opens the submission for the next signer, and ends when it has arrived', async () => {
  clock = now;
  const at = desk({});
  const offered = await offer(at, half);
  assert.equal(offered.status, 201);
  const { code, expiresAt } = (await offered.json()) as { code: string; expiresAt: string };
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.equal(Date.parse(expiresAt) - now.getTime(), 30 * 60_000);
  const opened = await act(at, 'open', { code: code.toLowerCase().replaceAll('-', ' ') });
  assert.equal(opened.status, 200);
  assert.equal(opened.headers.get('cache-control'), 'no-store');
  assert.deepEqual(new Uint8Array(await opened.arrayBuffer()), half);
  assert.equal((await act(at, 'close', { code })).status, 204);
  const again = await act(at, 'open', { code });
  assert.equal(again.status, 404);
  assert.equal(await codeOf(again), 'unknown-code');
});

test('a code is over after its minutes, and after three tries to fetch', async () => {
  clock = now;
  const at = desk({ minutes: 10 });
  const code = await codeOf(await offer(at, half));
  for (let tries = 0; tries < 3; tries++) {
    assert.equal((await act(at, 'open', { code })).status, 200);
  }
  assert.equal((await act(at, 'open', { code })).status, 404);
  const other = await codeOf(await offer(at, half));
  clock = new Date(now.getTime() + 10 * 60_000);
  assert.equal((await act(at, 'open', { code: other })).status, 404);
  // What is over makes room with the next one.
  await offer(at, half);
  assert.equal((await act(at, 'close', { code: other })).status, 204);
});

test('only a submission that nobody changed is kept', async () => {
  clock = now;
  const at = desk({});
  const untouched = await print(ct01, two);
  assert.equal((await offer(at, untouched)).status, 201, 'nobody has to have signed yet');
  const changed = Uint8Array.from([...half, ...Buffer.from('% x\n')]);
  const stranger = await createAuthority();
  const foreign = await signAs(untouched, stranger, 'chuHo', { name: 'Lê Hoàng Yến' });
  for (const pdf of [tinyPdf(['a']), changed, foreign, Buffer.from('hello')]) {
    const refused = await offer(at, pdf);
    assert.equal(refused.status, 422);
    const body = (await refused.json()) as { code: string; reasons: unknown[] };
    assert.equal(body.code, 'hand-over-refused');
    assert.ok(body.reasons.length > 0);
  }
});

test('the store is bounded, and a desk that offers no hand-over has no such address', async () => {
  clock = new Date(now.getTime() + 60 * 60_000);
  const at = desk({ maxTotalBytes: half.length + 100 });
  assert.equal((await offer(at, half)).status, 201);
  const full = await offer(at, half);
  assert.equal(full.status, 503);
  assert.equal(await codeOf(full), 'hand-over-full');
  assert.equal((await offer(desk(), half)).status, 404);
  assert.equal((await act(desk(), 'open', { code: 'x' })).status, 404);
});

test('whatever is said instead of a code is answered, and opens nothing', async () => {
  clock = now;
  const at = desk({});
  for (const body of [
    '',
    '{',
    '[]',
    '{"code":12}',
    '{"code":"0000-0000-0000"}',
    'x'.repeat(2000),
  ]) {
    const answer = await send(at, '/hand-overs/open', body, 'application/json');
    assert.equal(answer.status, 404);
  }
  assert.equal((await act(at, 'other', {})).status, 404);
  const got = await at.handler(new Request('https://portal.test/hand-overs/open'));
  assert.equal(got.status, 405);
});

test('a code is read as it was written, however it was typed', () => {
  for (let index = 0; index < 50; index++) {
    const code = newHandOverCode();
    assert.equal(readHandOverCode(` ${code.toLowerCase().replaceAll('-', '')} `), code);
    assert.equal(readHandOverCode(code.replaceAll('0', 'o').replaceAll('1', 'L')), code);
  }
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const read = readHandOverCode(value);
      assert.ok(read === undefined || readHandOverCode(read) === read);
    }),
  );
});
