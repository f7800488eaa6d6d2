import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateFacts, certificateStatus } from '../index.ts';
import { createTestAuthority, testRevocation } from '../testing/index.ts';

const authority = await createTestAuthority({ services: 'http://ca.example' });
const { certificate, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
const trust = [authority.root];

test('says whether the issuers of a path take a certificate back', async () => {
  const services = testRevocation(authority);
  const asked: string[] = [];
  const fetchRevocation: typeof services.port = (request) => {
    asked.push(request.url);
    return services.port(request);
  };
  const status = () => certificateStatus(chain, { trust, fetchRevocation });
  assert.deepEqual(await status(), { trusted: true, status: 'good' });
  assert.deepEqual(asked, ['http://ca.example/ocsp', 'http://ca.example/root.crl']);
  services.revoke(certificate, new Date(Date.now() - 60_000));
  assert.deepEqual(await status(), { trusted: true, status: 'revoked' });
});

test('takes a certificate for revoked when its issuer is', async () => {
  const services = testRevocation(authority);
  services.revoke(authority.intermediate, new Date(Date.now() - 60_000));
  const status = await certificateStatus(chain, { trust, fetchRevocation: services.port });
  assert.deepEqual(status, { trusted: true, status: 'revoked' });
});

test('says that it does not know when nobody answers, or the certificate names nobody', async () => {
  const silent = () => Promise.reject(new Error('no answer'));
  const unknown = { trusted: true, status: 'unknown' };
  assert.deepEqual(await certificateStatus(chain, { trust, fetchRevocation: silent }), unknown);
  const mute = await createTestAuthority();
  const { chain: nameless } = await mute.issue({ commonName: 'Nguyễn Thị Ánh' });
  const options = { trust: [mute.root], fetchRevocation: silent };
  assert.deepEqual(await certificateStatus(nameless, options), unknown);
});

test('asks nobody about a certificate that no trusted root stands behind, or that is over', async () => {
  const fetchRevocation = () => assert.fail('nobody is to be asked');
  const stranger = await createTestAuthority();
  const untrusted = { trusted: false, status: 'unknown' };
  const options = { trust: [stranger.root], fetchRevocation };
  assert.deepEqual(await certificateStatus(chain, options), untrusted);
  assert.deepEqual(await certificateStatus([], { trust, fetchRevocation }), untrusted);
  const at = new Date(certificateFacts(certificate).notAfter.getTime() + 1000);
  assert.deepEqual(await certificateStatus(chain, { trust, fetchRevocation, at }), untrusted);
});

test('reads what is looked at before signing', async () => {
  const facts = certificateFacts(certificate);
  assert.equal(facts.name, 'Nguyễn Thị Ánh');
  assert.equal(facts.issuer, 'To Khai Test Issuing CA');
  assert.match(facts.subject, /CN=Nguyễn Thị Ánh/);
  assert.equal(facts.suitable, true);
  assert.ok(facts.notBefore < facts.notAfter);
  assert.equal(certificateFacts(authority.root).suitable, false);
});
