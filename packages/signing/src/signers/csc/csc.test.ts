import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import type { TestContext } from 'node:test';
import {
  cscClient,
  cscLogin,
  cscServer,
  cscToken,
  embedSignature,
  prepareSignature,
  SigningError,
  verifyPdf,
} from '../../index.ts';
import type { CscHash, CscScope, SignatureAlgorithm } from '../../index.ts';
import { createTestAuthority, tinyPdf } from '../../testing/index.ts';
import { createTestCsc, testCredential } from '../../testing/services/index.ts';
import type { TestCsc, TestCscOptions } from '../../testing/services/index.ts';

const redirectUri = 'https://portal.example/back';
const clientId = 'to-khai';

const code = (expected: string) => (error: unknown) =>
  error instanceof SigningError && error.code === expected;

async function start(
  algorithm: SignatureAlgorithm = 'RSASSA-PKCS1-v1_5-SHA-256',
  options: Partial<TestCscOptions> = {},
) {
  const authority = await createTestAuthority();
  const key = algorithm.startsWith('RSA-PSS') ? 'RSASSA-PKCS1-v1_5-SHA-256' : algorithm;
  const holder = await authority.issue({ commonName: 'Nguyễn Thị Ánh', algorithm: key });
  const service = createTestCsc({ holder, algorithm, clientId, redirectUri, ...options });
  const url = 'https://service.example/csc/v2/';
  return { authority, service, url, fetch: fetchOf(service) };
}

function fetchOf(service: TestCsc): typeof fetch {
  return (input, init) => service.fetch(new Request(input, init));
}

/** The person logs in at the service, agrees, and comes back. */
async function token(url: string, ask: typeof fetch, allow: CscScope): Promise<string> {
  const login = await cscLogin({ url, clientId, redirectUri, lang: 'vi' }, allow);
  const back = (await ask(login.address)).headers.get('location') ?? '';
  return (await cscToken({ url, clientId }, login, back, { fetch: ask })).token;
}

async function prepare(certificates: readonly Uint8Array[], algorithm: SignatureAlgorithm) {
  const signedAt = new Date();
  return prepareSignature(tinyPdf(['a']), { field: 'a', signedAt, certificates, algorithm });
}

suite('a service that speaks the CSC API', () => {
  for (const algorithm of [
    'RSASSA-PKCS1-v1_5-SHA-256',
    'RSASSA-PKCS1-v1_5-SHA-384',
    'RSASSA-PKCS1-v1_5-SHA-512',
    'RSA-PSS-SHA-256',
  ] satisfies SignatureAlgorithm[])
    test(`signs with PIN and one-time code: ${algorithm}`, async () => {
      const { authority, service, url, fetch } = await start(algorithm);
      const client = cscClient({
        url,
        fetch,
        token: await token(url, fetch, { scope: 'service' }),
      });
      assert.deepEqual(await client.list(), [testCredential]);
      const credential = await client.credential(testCredential);
      assert.equal(credential.algorithm, algorithm);
      assert.equal(credential.isUsable, true);
      assert.deepEqual(
        credential.authObjects.map(({ id }) => id),
        ['PIN', 'OTP'],
      );
      const prepared = await prepare(credential.certificates, credential.algorithm);
      await client.challenge(testCredential, 'OTP');
      const activation = await client.activate(testCredential, prepared, [
        { id: 'PIN', value: '2468' },
        { id: 'OTP', value: service.otp() ?? '' },
      ]);
      assert.ok('sad' in activation);
      const raw = await client.sign(testCredential, prepared, activation.sad);
      const report = await verifyPdf(await embedSignature(prepared, raw), {
        trust: [authority.root],
      });
      assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
      assert.equal(report.signatures[0]?.algorithm, algorithm);
    });

  test('signs after the person agreed on the page of the service, and answers when asked again', async () => {
    const { authority, url, fetch } = await start(undefined, { mode: 'oauth2code' });
    const browse = cscClient({ url, fetch, token: await token(url, fetch, { scope: 'service' }) });
    const { certificates, algorithm, authMode } = await browse.credential(testCredential);
    assert.equal(authMode, 'oauth2code');
    const prepared = await prepare(certificates, algorithm);
    const agreed = await token(url, fetch, {
      scope: 'credential',
      credential: testCredential,
      hash: prepared,
      description: 'Tờ khai CT01',
    });
    const client = cscClient({ url, fetch, token: agreed });
    const response = await client.startSigning(testCredential, prepared);
    let raw: Uint8Array | undefined;
    let asked = 0;
    for (; raw === undefined; asked++) raw = await client.signed(response);
    assert.equal(asked, 3);
    const report = await verifyPdf(await embedSignature(prepared, raw), {
      trust: [authority.root],
    });
    assert.equal(report.indication, 'TOTAL-PASSED');
    const other = { ...prepared, digest: new Uint8Array(32) };
    await assert.rejects(client.sign(testCredential, other), code('remote-refused'));
  });

  test('waits for the person who is asked elsewhere', async () => {
    for (const agrees of [true, false]) {
      const { service, url, fetch } = await start(undefined, { mode: 'handle' });
      const client = cscClient({
        url,
        fetch,
        token: await token(url, fetch, { scope: 'service' }),
      });
      const hash: CscHash = { digest: new Uint8Array(32), algorithm: 'RSASSA-PKCS1-v1_5-SHA-256' };
      const waiting = await client.activate(testCredential, hash, []);
      assert.ok('handle' in waiting);
      assert.equal(await client.activated(waiting.handle), undefined);
      service.answer(agrees);
      if (!agrees) {
        await assert.rejects(client.activated(waiting.handle), code('remote-refused'));
        continue;
      }
      const activation = await client.activated(waiting.handle);
      assert.equal((await client.sign(testCredential, hash, activation?.sad)).length, 256);
      // An agreement is for one signature.
      await assert.rejects(
        client.sign(testCredential, hash, activation?.sad),
        code('remote-unauthorised'),
      );
    }
  });

  test('tells a wrong code, a login that is over, and a login of somebody else', async () => {
    const { service, url, fetch } = await start();
    const login = await cscLogin({ url, clientId, redirectUri }, { scope: 'service' });
    const back = (await fetch(login.address)).headers.get('location') ?? '';
    const forged = new URL(back);
    forged.searchParams.set('state', 'other');
    const oauth = { url, clientId };
    await assert.rejects(cscToken(oauth, login, forged, { fetch }), code('remote-state-mismatch'));
    const stolen = { ...login, verifier: 'guessed' };
    await assert.rejects(cscToken(oauth, stolen, back, { fetch }), code('remote-unauthorised'));
    // The wrong verifier used the code up.
    await assert.rejects(cscToken(oauth, login, back, { fetch }), code('remote-unauthorised'));
    const expired = cscClient({ url, fetch, token: 'expired' });
    await assert.rejects(expired.list(), code('remote-unauthorised'));

    const client = cscClient({ url, fetch, token: await token(url, fetch, { scope: 'service' }) });
    const hash: CscHash = { digest: new Uint8Array(32), algorithm: 'RSASSA-PKCS1-v1_5-SHA-256' };
    const data = (pin: string, otp: string) => [
      { id: 'PIN', value: pin },
      { id: 'OTP', value: otp },
    ];
    await client.challenge(testCredential, 'OTP');
    const otp = service.otp() ?? '';
    for (const given of [data('0', otp), data('2468', '000000')])
      await assert.rejects(client.activate(testCredential, hash, given), code('remote-wrong-code'));
    service.answer(false);
    const refused = await cscLogin({ url, clientId, redirectUri }, { scope: 'service' });
    const home = (await fetch(refused.address)).headers.get('location') ?? '';
    await assert.rejects(cscToken(oauth, refused, home, { fetch }), code('remote-refused'));
  });

  test('takes a code only from the server that the person was sent to', async () => {
    const { url, fetch } = await start(undefined, { namesItself: true });
    const { oauth2Issuer = '' } = await cscClient({ url, fetch }).info();
    const server = await cscServer(oauth2Issuer, { fetch });
    assert.deepEqual(server, { issuer: url, namesItself: true });
    const oauth = { url, clientId, redirectUri, server };
    const login = await cscLogin(oauth, { scope: 'service' });
    const back = (await fetch(login.address)).headers.get('location') ?? '';
    assert.equal(new URL(back).searchParams.get('iss'), url);
    for (const names of [[], ['https://other.example/'], [url.slice(0, -1)], [url, url]]) {
      const mixed = new URL(back);
      mixed.searchParams.delete('iss');
      for (const name of names) mixed.searchParams.append('iss', name);
      await assert.rejects(
        cscToken(oauth, login, mixed, { fetch }),
        code('remote-issuer-mismatch'),
      );
    }
    assert.ok((await cscToken(oauth, login, back, { fetch })).token);

    // One that does not name itself may leave it out, but another's name is wrong there too.
    const silent = await start();
    const plain = { ...oauth, server: await cscServer(url, { fetch: silent.fetch }) };
    assert.equal(plain.server.namesItself, false);
    const again = await cscLogin(plain, { scope: 'service' });
    const home = new URL((await silent.fetch(again.address)).headers.get('location') ?? '');
    const forged = new URL(home);
    forged.searchParams.set('iss', 'https://other.example/');
    const { fetch: ask } = silent;
    await assert.rejects(
      cscToken(plain, again, forged, { fetch: ask }),
      code('remote-issuer-mismatch'),
    );
    assert.ok((await cscToken(plain, again, home, { fetch: ask })).token);
    const other = cscServer('https://service.example/csc/v2', { fetch });
    await assert.rejects(other, code('remote-bad-answer'), 'of another issuer');
  });

  test('answers over real HTTP; what makes no sense is told, and bounded', async (t) => {
    const { service } = await start();
    const url = await serve(t, service);
    assert.equal((await cscClient({ url }).info()).specs, '2.0.0.2');
    const answers =
      (body: string, status = 200): typeof fetch =>
      async () =>
        new Response(body, { status });
    const ask = (fetch: typeof globalThis.fetch) =>
      cscClient({ url, fetch, maxBytes: 1000 }).info();
    await assert.rejects(ask(answers('<html>')), code('remote-bad-answer'));
    await assert.rejects(ask(answers('3')), code('remote-bad-answer'));
    await assert.rejects(ask(answers('{"specs":1}')), code('remote-bad-answer'));
    await assert.rejects(ask(answers('x'.repeat(2000))), code('response-too-large'));
    await assert.rejects(ask(answers('<html>', 502)), code('remote-refused'));
    await assert.rejects(
      cscClient({ url: 'http://127.0.0.1:9/', timeoutMs: 500 }).info(),
      code('remote-unreachable'),
    );
  });
});

async function serve(t: TestContext, service: TestCsc): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = 'GET', url = '/' } = request;
      const body = method === 'POST' ? { body: Buffer.concat(parts) } : {};
      void service
        .fetch(new Request(`http://127.0.0.1${url}`, { method, ...body }))
        .then(async (answer) => {
          response.writeHead(answer.status, Object.fromEntries(answer.headers));
          response.end(Buffer.from(await answer.arrayBuffer()));
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/csc/v2/`;
}
