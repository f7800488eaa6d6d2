import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createTestAuthority, testRevocation } from '@tokhai/signing/testing';
import { isPublicAddress, revocationClient } from './revocation-client.ts';

/** Any name leads to this machine. */
const here: LookupFunction = (_host, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);
const allows = () => true;

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://ca.example:${(server.address() as AddressInfo).port}/list.crl`;
}

test('only public addresses are public', () => {
  for (const address of ['8.8.8.8', '103.97.124.1', '2606:4700::1111'])
    assert.equal(isPublicAddress(address), true, address);
  for (const address of [
    ...['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.1', '172.31.0.1', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '2001:db8::1', '64:ff9b::7f00:1', 'localhost'],
  ])
    assert.equal(isPublicAddress(address), false, address);
});

test('a list is brought once, and kept', async (t) => {
  let calls = 0;
  const list = await testRevocation(await createTestAuthority()).crl('root');
  const url = await serve(t, (_, response) => {
    calls += 1;
    response.end(list);
  });
  const ask = revocationClient({ lookup: here, allows });
  for (let index = 0; index < 2; index++) assert.deepEqual(await ask({ kind: 'crl', url }), list);
  const impatient = revocationClient({ lookup: here, allows, cacheMs: 0 });
  await impatient({ kind: 'crl', url });
  await impatient({ kind: 'crl', url });
  assert.equal(calls, 3);
});

test('what is no answer is not kept: a page in between, a list cut off, a responder that is busy', async (t) => {
  const services = testRevocation(await createTestAuthority());
  const list = await services.crl('root');
  const body = Uint8Array.of(1, 2, 3);
  const tryLater = Uint8Array.of(0x30, 3, 0x0a, 1, 3);
  for (const [kind, junk] of [
    ['crl', Buffer.from('<html>Log in to the network</html>')],
    ['crl', list.subarray(0, -1)],
    ['crl', new Uint8Array()],
    ['ocsp', tryLater],
    ['ocsp', Buffer.from('<html>Log in to the network</html>')],
  ] as const) {
    let calls = 0;
    const url = await serve(t, (_, response) => {
      calls += 1;
      response.end(junk);
    });
    const ask = revocationClient({ lookup: here, allows });
    for (let index = 0; index < 2; index++)
      await ask(kind === 'crl' ? { kind, url } : { kind, url, body });
    assert.equal(calls, 2, `${kind} of ${junk.length} bytes`);
  }
});

test('a question to a responder is posted', async (t) => {
  const url = await serve(t, (request, response) => {
    assert.equal(request.method, 'POST');
    assert.equal(request.headers['content-type'], 'application/ocsp-request');
    request.pipe(response);
  });
  const ask = revocationClient({ lookup: here, allows });
  const body = Uint8Array.of(1, 2, 3);
  assert.deepEqual(await ask({ kind: 'ocsp', url, body }), body);
});

test('hosts inside are not spoken to, whatever leads there', async (t) => {
  let calls = 0;
  const url = await serve(t, (_, response) => response.end(String(++calls)));
  const ask = revocationClient({ lookup: here });
  const { port } = new URL(url);
  for (const address of [
    url,
    `http://127.0.0.1:${port}/`,
    `http://[::1]:${port}/`,
    `http://2130706433:${port}/`,
    'file:///etc/passwd',
    'ldap://ca.example/',
    'no address',
  ])
    await assert.rejects(ask({ kind: 'crl', url: address }), address);
  const mixed: LookupFunction = (_host, _options, done) =>
    done(null, [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  await assert.rejects(revocationClient({ lookup: mixed })({ kind: 'crl', url }));
  assert.equal(calls, 0);
});

test('no redirect, no error page, no endless or late answer', async (t) => {
  const options = { lookup: here, allows, timeoutMs: 200, maxBytes: 1000 };
  const ask = revocationClient(options);
  const listeners: RequestListener[] = [
    (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    (_, response) => response.writeHead(404).end('no'),
    (_, response) => response.end('x'.repeat(1001)),
    (_, response) => void response.write('x'),
  ];
  for (const listener of listeners)
    await assert.rejects(ask({ kind: 'crl', url: await serve(t, listener) }));
});
