import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { closeHandOver, fetchHandOver, offerHandOver } from './hand-over.ts';
import { words } from './words/words.ts';

const { vi } = words;
const pdf = new TextEncoder().encode('%PDF-1.7 half signed');
const page = new URL('https://portal.test/thu-tuc/ct01?lang=vi#main');

let server: Server;
let url: URL;
/** What the server says next. */
let reply: { status: number; body?: string | Uint8Array } = { status: 500 };
let asked: { path: string | undefined; body: Buffer } | undefined;

before(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked = { path: request.url, body: Buffer.concat(chunks) };
      response.writeHead(reply.status).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/hand-overs`);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

test('a code comes with a link to this page and its QR code', async () => {
  const expiresAt = '2026-11-22T16:00:00+07:00';
  reply = { status: 201, body: JSON.stringify({ code: '7K2M-94QD-XW0B', expiresAt }) };
  const offer = await offerHandOver(url, pdf, page, vi);
  assert.deepEqual(asked, { path: '/hand-overs', body: Buffer.from(pdf) });
  assert.equal(offer.code, '7K2M-94QD-XW0B');
  // In the fragment, which no server gets to see.
  assert.equal(offer.href, 'https://portal.test/thu-tuc/ct01?lang=vi#tk-ky=7K2M-94QD-XW0B');
  assert.equal(offer.expiresAt, expiresAt);
  // A square of at least version 3, whose corner is a finder pattern (ISO/IEC 18004, 6.3.3).
  assert.ok(offer.qr.length >= 29 && offer.qr.every((row) => row.length === offer.qr.length));
  assert.deepEqual(
    offer.qr.slice(0, 2).map((row) => row.slice(0, 8)),
    [
      [true, true, true, true, true, true, true, false],
      [true, false, false, false, false, false, true, false],
    ],
  );
});

test('the submission under a code comes whole, and the code is ended', async () => {
  reply = { status: 200, body: pdf };
  assert.deepEqual(await fetchHandOver(url, '7K2M', vi), pdf);
  assert.equal(asked?.path, '/hand-overs/open');
  assert.deepEqual(JSON.parse(String(asked?.body)), { code: '7K2M' });
  reply = { status: 204 };
  await closeHandOver(url, '7K2M', vi);
  assert.equal(asked?.path, '/hand-overs/close');
});

test('each failure says what to do', async () => {
  const cases: Array<[status: number, run: () => Promise<unknown>, code: string, text: string]> = [
    [422, () => offerHandOver(url, pdf, page, vi), 'hand-over-refused', vi.handOver.refused],
    [503, () => offerHandOver(url, pdf, page, vi), 'hand-over-full', vi.handOver.full],
    [500, () => offerHandOver(url, pdf, page, vi), 'hand-over-failed', vi.handOver.failed],
    [201, () => offerHandOver(url, pdf, page, vi), 'hand-over-failed', vi.handOver.failed],
    [404, () => fetchHandOver(url, 'x', vi), 'unknown-code', vi.handOver.unknownCode],
    [502, () => fetchHandOver(url, 'x', vi), 'hand-over-failed', vi.handOver.failed],
    [500, () => closeHandOver(url, 'x', vi), 'hand-over-failed', vi.handOver.failed],
  ];
  for (const [status, run, code, message] of cases) {
    reply = { status, body: '{}' };
    await assert.rejects(run, { code, message });
  }
  const gone = new URL('http://localhost:1/hand-overs');
  await assert.rejects(fetchHandOver(gone, 'x', vi), { code: 'hand-over-failed' });
});
