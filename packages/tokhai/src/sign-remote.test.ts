import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, mock, test } from 'node:test';
import { PortError, type PendingSignature } from '@tokhai/elements';
import { prepareSignature, verifyPdf, webCryptoSigner, type Signer } from '@tokhai/signing';
import { createTestAuthority, tinyPdf, type TestAuthority } from '@tokhai/signing/testing';
import { awaitSignature } from './sign.ts';
import { words } from './words/words.ts';

const lifetime = 15 * 60_000;
let authority: TestAuthority;
let signer: Signer;
let server: Server;
let signingService: URL;
let asked = 0;
/** What happens before the portal answers that the person signed. */
let meanwhile = (): void => undefined;
let signature = '';

before(async () => {
  authority = await createTestAuthority();
  const { chain, privateKey } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  signer = webCryptoSigner({ privateKey, certificates: chain });
  server = createServer((_request, response) => {
    asked += 1;
    meanwhile();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ state: 'signed', signature }));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  signingService = new URL(`http://localhost:${port}/signing/`);
});
after(() => {
  mock.timers.reset();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  asked = 0;
  meanwhile = () => undefined;
});

/** A signature that was asked for just now and waits in the draft. */
async function pending(): Promise<PendingSignature> {
  const { certificates, algorithm } = signer;
  const signedAt = new Date();
  const prepared = await prepareSignature(tinyPdf(['a']), {
    ...{ field: 'a', signedAt, certificates, algorithm },
  });
  const { digest, signedAttributes } = prepared;
  const raw = await signer.sign({ digest, signedAttributes, algorithm });
  signature = Buffer.from(raw).toString('base64');
  const state = { request: '1', pollMs: 1, prepared, name: 'Ánh', issuer: 'CA' };
  return structuredClone({
    ...{ signer: 'a', method: 'phone', input: {}, service: 'CA', checkCode: '7F3A-10' },
    expiresAt: new Date(Date.now() + 300_000).toISOString(),
    state: { ...state, signedAt: signedAt.toISOString() },
  });
}

const wait = (one: PendingSignature, language: 'vi' | 'en' = 'vi') => {
  const options = { words: words[language], signingService, title: 'CT01' };
  return awaitSignature(one, new AbortController().signal, options);
};

test('what waited in the draft is signed as long as it has not expired', async () => {
  const one = await pending();
  mock.timers.setTime(Date.now() + lifetime - 1000);
  const { pdf } = await wait(one);
  const { indication } = await verifyPdf(pdf, { trust: [authority.root], at: new Date() });
  assert.equal(indication, 'TOTAL-PASSED');
});

test('what expired in the draft is refused in words, and the portal is not even asked', async () => {
  const one = await pending();
  mock.timers.setTime(Date.now() + lifetime + 1000);
  for (const language of ['vi', 'en'] as const)
    await assert.rejects(wait(one, language), (error) => {
      assert.ok(error instanceof PortError);
      assert.equal(error.code, 'remote-expired');
      assert.equal(error.message, words[language].remoteFailures['expired']);
      return true;
    });
  assert.equal(asked, 0);
});

test('a signature that comes too late is refused in words, even though it is right', async () => {
  for (const language of ['vi', 'en'] as const) {
    const one = await pending();
    meanwhile = () => mock.timers.setTime(Date.now() + lifetime + 1000);
    await assert.rejects(wait(one, language), (error) => {
      assert.ok(error instanceof PortError);
      assert.equal(error.message, words[language].signFailures['prepared-expired']);
      return true;
    });
  }
  assert.equal(asked, 2);
});
