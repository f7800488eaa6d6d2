import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import { readDer } from '../cms/der.ts';
import { createTestAuthority, createTestTsa } from '../testing/index.ts';
import { timestampClient } from './http.ts';
import { readToken } from './token.ts';

const imprint = new Uint8Array(32).fill(7);

/** A server on this machine for one test. */
async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function tsaServer(t: TestContext, alter: (answer: Uint8Array) => Uint8Array) {
  const tsa = await createTestTsa(await createTestAuthority());
  return serve(t, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      assert.equal(request.headers['content-type'], 'application/timestamp-query');
      void tsa.respond(Buffer.concat(parts)).then((answer) => response.end(alter(answer)));
    });
  });
}

suite('asking a timestamping authority over HTTP', () => {
  test('gives its token', async (t) => {
    const url = await tsaServer(t, (answer) => answer);
    const token = await timestampClient({ url })(imprint);
    assert.deepEqual(readToken(readDer(new Uint8Array(token))).imprint, imprint);
  });

  test('refuses an answer to another request', async (t) => {
    const tsa = await createTestTsa(await createTestAuthority());
    let stale: Uint8Array | undefined;
    const url = await serve(t, (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        void tsa.respond(Buffer.concat(parts)).then((answer) => response.end((stale ??= answer)));
      });
    });
    const ask = timestampClient({ url });
    await ask(imprint);
    await assert.rejects(ask(imprint), { code: 'timestamp-mismatch' }, 'a replayed token');
  });

  test('tells a refusal', async (t) => {
    // PKIStatusInfo with rejection (2) and no token.
    const url = await serve(t, (_, response) =>
      response.end(Uint8Array.of(0x30, 5, 0x30, 3, 2, 1, 2)),
    );
    await assert.rejects(timestampClient({ url })(imprint), { code: 'timestamp-refused' });
  });

  test('waits only so long, reads only so much, follows no redirect', async (t) => {
    const silent = await serve(t, () => {});
    const slow = timestampClient({ url: silent, timeoutMs: 100 })(imprint);
    await assert.rejects(slow, { code: 'timestamp-unreachable' });
    const endless = await serve(t, (_, response) => {
      response.on('error', () => {});
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const long = timestampClient({ url: endless })(imprint);
    await assert.rejects(long, { code: 'response-too-large' });
    const elsewhere = await serve(t, (_, response) =>
      response.writeHead(302, { location: endless }).end(),
    );
    const redirected = timestampClient({ url: elsewhere })(imprint);
    await assert.rejects(redirected, { code: 'timestamp-unreachable' });
    const broken = await serve(t, (_, response) => response.writeHead(500).end());
    await assert.rejects(timestampClient({ url: broken })(imprint), {
      code: 'timestamp-unreachable',
    });
  });
});
