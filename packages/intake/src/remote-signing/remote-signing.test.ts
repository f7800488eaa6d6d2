import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkCode, embedSignature, prepareSignature, verifyPdf } from '@tokhai/signing';
import type { SignatureAlgorithm } from '@tokhai/signing';
import { createTestAuthority, tinyPdf } from '@tokhai/signing/testing';
import {
  createTestMySign,
  createTestPhone,
  createTestSmartCa,
} from '@tokhai/signing/testing/services';
import { mySign, neac, remoteSigning, smartCa } from './index.ts';
import type { RemoteSigningService } from './index.ts';

const user = '012345678901';
const sp = { spId: 'portal', spPassword: 'a secret' };
const client = { clientId: 'portal', clientSecret: 'a secret' };

let time = Date.parse('2026-11-22T08:30:00Z');
const authority = await createTestAuthority();
const holder = await authority.issue({
  commonName: 'Nguyễn Thị Ánh',
  algorithm: 'RSASSA-PKCS1-v1_5-SHA-256',
});

function fetchOf(service: { fetch(request: Request): Promise<Response> }): typeof fetch {
  return (input, init) => service.fetch(new Request(input, init));
}

function make(shape: string) {
  const phone = createTestPhone({ now: () => time });
  phone.register(user, holder);
  const services: Record<string, () => RemoteSigningService> = {
    smartca: () =>
      smartCa({
        url: 'https://smartca.example/sca/sp769',
        ...sp,
        fetch: fetchOf(createTestSmartCa({ phone, ...sp })),
      }),
    neac: () =>
      neac({
        url: 'https://esign.example/',
        caName: 'TEST-CA',
        ...sp,
        fetch: fetchOf(createTestSmartCa({ phone, caName: 'TEST-CA', ...sp })),
      }),
    mysign: () =>
      mySign({
        url: 'https://mysign.example/',
        ...client,
        fetch: fetchOf(createTestMySign({ phone, ...client })),
      }),
  };
  const handler = remoteSigning({
    services: { [shape]: services[shape]!() },
    allow: (request, person) => request.headers.get('x-login') === person,
    perPerson: 3,
    now: () => new Date(time),
    onError: () => undefined,
  });
  const post = async (action: string, body: unknown, login = user, service = shape) => {
    const response = await handler(
      new Request(`https://portal.example/signing/${service}/${action}`, {
        method: 'POST',
        headers: { 'x-login': login },
        body: JSON.stringify(body),
      }),
    );
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { phone, handler, post };
}

async function prepared(post: ReturnType<typeof make>['post']) {
  const { body } = await post('certificates', { user });
  const [found] = body['certificates'] as [
    { id: string; certificates: string[]; algorithm: SignatureAlgorithm },
  ];
  const certificates = found.certificates.map((der) => new Uint8Array(Buffer.from(der, 'base64')));
  const made = await prepareSignature(tinyPdf(['a']), {
    field: 'a',
    signedAt: new Date(),
    certificates,
    algorithm: found.algorithm,
  });
  const asked = {
    user,
    certificate: found.id,
    algorithm: found.algorithm,
    digest: Buffer.from(made.digest).toString('base64'),
    document: 'Tờ khai thay đổi thông tin cư trú, một tên rất dài để thử chỗ cắt bớt của dịch vụ',
  };
  return { made, asked };
}

for (const shape of ['smartca', 'neac', 'mysign'])
  suite(`the shape of ${shape}`, () => {
    test('signs after the person compared the code and confirmed on the phone', async () => {
      const { phone, post } = make(shape);
      const { made, asked } = await prepared(post);
      const { status, body } = await post('requests', asked);
      assert.equal(status, 201);
      assert.equal(body['checkCode'], checkCode(made.digest));
      assert.equal(body['expiresAt'], new Date(time + 300_000).toISOString());
      const { request } = body;
      assert.doesNotMatch(JSON.stringify(body), /secret|012345678901/);
      assert.deepEqual((await post('state', { request })).body, { state: 'waiting' });
      const [shown] = phone.requests(user);
      assert.ok(shown?.description.includes(checkCode(made.digest)), shown?.description);
      phone.decide(shown!.id, true);
      const { body: done } = await post('state', { request });
      assert.equal(done['state'], 'signed');
      const raw = new Uint8Array(Buffer.from(String(done['signature']), 'base64'));
      const report = await verifyPdf(await embedSignature(made, raw), { trust: [authority.root] });
      assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
    });

    test('tells a refusal, and a request that nobody answered in five minutes', async () => {
      const { phone, post } = make(shape);
      const { asked } = await prepared(post);
      const first = (await post('requests', asked)).body['request'];
      phone.decide(phone.requests(user)[0]!.id, false);
      assert.deepEqual((await post('state', { request: first })).body, { state: 'refused' });
      const second = (await post('requests', asked)).body['request'];
      time += 300_001;
      assert.deepEqual((await post('state', { request: second })).body, { state: 'expired' });
    });

    test('knows nobody under another number, and asks nobody too often', async () => {
      const { post } = make(shape);
      const other = '098765432109';
      const unknown = await post('certificates', { user: other }, other);
      assert.equal(unknown.body['code'], 'unknown-person');
      const { asked } = await prepared(post);
      for (const expected of [201, 201, 201, 429])
        assert.equal((await post('requests', asked)).status, expected);
      time += 600_001;
      assert.equal((await post('requests', asked)).status, 201);
    });
  });

test('refuses strangers, other services, changed requests and nonsense, each with a code', async () => {
  const { post, handler } = make('smartca');
  const { asked } = await prepared(post);
  const codes = async (...call: Parameters<typeof post>) => {
    const { status, body } = await post(...call);
    return [status, body['code']];
  };
  assert.deepEqual(await codes('requests', asked, 'somebody'), [403, 'not-allowed']);
  assert.deepEqual(await codes('certificates', { user }, user, 'mysign'), [404, 'unknown-service']);
  assert.deepEqual(await codes('certificates', { user }, user, 'constructor'), [
    404,
    'unknown-service',
  ]);
  assert.deepEqual(await codes('certificates', { user: 'a\nb' }), [400, 'bad-request']);
  assert.deepEqual(await codes('requests', { ...asked, digest: 'AAAA' }), [400, 'bad-request']);
  assert.deepEqual(await codes('requests', { ...asked, algorithm: 'MD5' }), [400, 'bad-request']);
  assert.deepEqual(await codes('requests', 'x'.repeat(9000)), [400, 'bad-request']);
  const { request } = (await post('requests', asked)).body;
  const changed = `${String(request).slice(0, -4)}AAAA`;
  assert.deepEqual(await codes('state', { request: changed }), [404, 'unknown-request']);
  assert.deepEqual(await codes('state', {}), [404, 'unknown-request']);
  const get = await handler(new Request('https://portal.example/signing/smartca/state'));
  assert.equal(get.status, 405);
});

test('a service that is away, or whose password is wrong, is a failure of the service', async () => {
  const broken = [
    smartCa({
      url: 'https://smartca.example/',
      ...sp,
      fetch: () => Promise.reject(new Error('away')),
    }),
    mySign({
      url: 'https://mysign.example/',
      clientId: 'portal',
      clientSecret: 'wrong',
      fetch: fetchOf(createTestMySign({ phone: createTestPhone(), ...client })),
    }),
  ];
  for (const service of broken) {
    const errors: unknown[] = [];
    const handler = remoteSigning({
      services: { it: service },
      allow: () => true,
      onError: (error) => errors.push(error),
    });
    const response = await handler(
      new Request('https://portal.example/it/certificates', {
        method: 'POST',
        body: JSON.stringify({ user }),
      }),
    );
    assert.equal(response.status, 502);
    assert.doesNotMatch(await response.text(), /wrong|secret/);
    assert.equal(errors.length, 1);
  }
});
