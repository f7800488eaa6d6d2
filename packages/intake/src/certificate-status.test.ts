import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestAuthority, testRevocation } from '@tokhai/signing/testing';
import { certificateStatusHandler } from './certificate-status.ts';

const authority = await createTestAuthority({ services: 'http://ca.example' });
const { certificate, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
const certificates = chain.map((der) => Buffer.from(der).toString('base64'));
const services = testRevocation(authority);
const trust = [authority.root];

type Handler = ReturnType<typeof certificateStatusHandler>;
async function post(handler: Handler, body: BodyInit | null, method = 'POST') {
  const response = await handler(new Request('https://portal.example/status', { method, body }));
  const answer = (await response.json()) as Record<string, unknown>;
  return response.status === 200 ? answer : [response.status, answer['code']];
}

test('tells the status, and asks the issuers for it', async () => {
  const handler = certificateStatusHandler({ trust, fetchRevocation: services.port });
  const body = JSON.stringify({ certificates });
  assert.deepEqual(await post(handler, body), { trusted: true, status: 'good' });
  services.revoke(certificate, new Date(Date.now() - 60_000));
  assert.deepEqual(await post(handler, body), { trusted: true, status: 'revoked' });
  const [, issuer = ''] = certificates;
  const other = JSON.stringify({ certificates: [issuer] });
  assert.deepEqual(await post(handler, other), { trusted: true, status: 'good' });
});

test('refuses what it was not made for, in words', async () => {
  const handler = certificateStatusHandler({ trust, fetchRevocation: services.port });
  const bad = [400, 'bad-request'];
  assert.deepEqual(await post(handler, null, 'GET'), [405, 'wrong-method']);
  for (const body of [
    '',
    'null',
    '{}',
    '{"certificates":[]}',
    '{"certificates":[1]}',
    '{"certificates":["AAAA"]}',
    JSON.stringify({ certificates: Array.from({ length: 11 }, () => certificates[0]) }),
    JSON.stringify({ certificates: ['A'.repeat(70_000)] }),
  ])
    assert.deepEqual(await post(handler, body), bad, body.slice(0, 40));
  const closed = certificateStatusHandler({ trust, allow: () => false });
  assert.deepEqual(await post(closed, JSON.stringify({ certificates })), [403, 'not-allowed']);
});

test('waits for no issuer for long, and for few at the same time', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const handler = certificateStatusHandler({
    trust,
    timeoutMs: 1,
    maxAtOnce: 1,
    fetchRevocation: async (request) => {
      await held;
      return services.port(request);
    },
  });
  const body = JSON.stringify({ certificates });
  assert.deepEqual(await post(handler, body), { trusted: true, status: 'unknown' });
  assert.deepEqual(await post(handler, body), [503, 'busy'], 'the first one still asks');
  letGo();
});
