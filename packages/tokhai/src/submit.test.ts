import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { PortError } from '@tokhai/elements';
import { submit } from './submit.ts';
import { words } from './words/words.ts';

/** What the server does with the next requests, in order; the last one stays. */
type Reply = { status: number; body: string } | 'break';

let server: Server;
let url: URL;
let replies: Reply[] = [];
let received: Array<{ type: string | undefined; size: number }> = [];

async function size(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Uint8Array).length;
  return bytes;
}

before(async () => {
  server = createServer((request, response) => {
    void size(request).then((bytes) => {
      received.push({ type: request.headers['content-type'], size: bytes });
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (reply === undefined || reply === 'break') return request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json' });
      return response.end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/submissions`);
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received = [];
});

const pdf = new TextEncoder().encode('%PDF-1.7 …');
const options = { words: words.vi, refusal: (code: string) => `refused: ${code}`, waits: [1, 1] };
const receipt = { code: 'DEMO-261122-0001', sha256: 'ab', receivedAt: '2026-11-22T08:30:00+07:00' };
const accepted: Reply = { status: 201, body: JSON.stringify({ receipt }) };
const lost = (code: string) => (error: unknown) =>
  error instanceof PortError && error.code === code;

test('posts the PDF and gives the receipt', async () => {
  replies = [accepted];
  assert.deepEqual(await submit(url, pdf, options), { receipt });
  assert.deepEqual(received, [{ type: 'application/pdf', size: pdf.length }]);
});

test('tries again when the connection breaks or the portal is overloaded', async () => {
  replies = ['break', { status: 503, body: '<html>' }, { ...accepted, status: 200 }];
  assert.deepEqual(await submit(url, pdf, options), { receipt });
  assert.equal(received.length, 3);
});

test('says that nothing was sent when every try is lost', async () => {
  replies = ['break'];
  await assert.rejects(submit(url, pdf, options), lost('not-sent'));
  assert.equal(received.length, 3);
});

test('does not try on when the device knows that it has no network', async () => {
  replies = ['break'];
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  await assert.rejects(submit(url, pdf, options), lost('not-sent'));
  Reflect.deleteProperty(navigator, 'onLine');
  assert.equal(received.length, 1);
});

test('gives the reasons of a refusal in words, without the harmless ones, and tries once', async () => {
  const reasons = [
    { code: 'signer-identity-mismatch', severity: 'error', params: { field: 'chuHo' } },
    { code: 'unknown-issuer', severity: 'unknown' },
    { code: 'signer-name-differs', severity: 'warning' },
    { code: 'revocation-not-checked', severity: 'information' },
  ];
  replies = [{ status: 422, body: JSON.stringify({ code: 'x', verdict: { reasons } }) }];
  const refusal = (code: string, { field }: Readonly<Record<string, unknown>>): string =>
    `${code} ${String(field)}`;
  assert.deepEqual(await submit(url, pdf, { ...options, refusal }), {
    refused: [
      { code: 'signer-identity-mismatch', message: 'signer-identity-mismatch chuHo' },
      { code: 'unknown-issuer', message: 'unknown-issuer undefined' },
    ],
  });
  assert.equal(received.length, 1);
});

test('takes a problem without a verdict as one refusal', async () => {
  replies = [{ status: 413, body: JSON.stringify({ code: 'too-large' }) }];
  assert.deepEqual(await submit(url, pdf, options), {
    refused: [{ code: 'too-large', message: 'refused: too-large' }],
  });
});

test('never takes an answer without a receipt for success', async () => {
  for (const body of ['', '{}', 'null', '[]', '{"receipt":{}}', 'OK']) {
    replies = [{ status: 201, body }];
    await assert.rejects(submit(url, pdf, options), lost('portal-failed'), body);
  }
});

test('asks to log in again when the portal has forgotten the login', async () => {
  replies = [{ status: 401, body: '' }];
  await assert.rejects(submit(url, pdf, options), lost('login-expired'));
});
