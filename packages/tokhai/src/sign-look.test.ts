import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { SignInput } from '@tokhai/elements';
import { createTestAuthority, type IssueOptions } from '@tokhai/signing/testing';
import { chosenOf, fingerprint } from './sign-look.ts';
import { words } from './words/words.ts';

const { certificateWarnings: told, signFailures } = words.vi;
const authority = await createTestAuthority();
const declared = { name: 'Nguyễn Thị Ánh', identity: '012345678901' };

let server: Server;
let certificateStatus: URL;
let reply: { status: number; body: string };
let asked: unknown[] = [];
const good = { status: 200, body: '{"trusted":true,"status":"good"}' };

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      asked.push(JSON.parse(body));
      response.writeHead(reply.status).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  certificateStatus = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/status`);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

async function held(options: Partial<IssueOptions> = {}) {
  const { chain } = await authority.issue({ commonName: 'NGUYEN THI ANH', ...options });
  return { id: await fingerprint(chain[0]!), certificates: chain };
}

type One = Awaited<ReturnType<typeof held>>;
async function look(one: One, input: SignInput = declared, answer = good) {
  reply = answer;
  asked = [];
  const looked = await chosenOf([one], input, { words: words.vi, certificateStatus });
  return 'offers' in looked ? looked.offers.flatMap(({ warnings }) => warnings) : looked.chosen;
}

test('a good certificate of the right person signs without a question', async () => {
  const one = await held({ subjectSerialNumber: 'CCCD:012345678901' });
  assert.equal(await look(one), one);
  const certificates = one.certificates.map((der) => Buffer.from(der).toString('base64'));
  assert.deepEqual(asked, [{ certificates }], 'the issuers are asked through the portal');
});

test('warns of another number, and of another name where there is no number', async () => {
  const other = { commonName: 'Trần Văn Khác' };
  assert.deepEqual(await look(await held(other)), [told.otherName]);
  const accents = await held({ commonName: 'NGUYỄN THỊ ANH' });
  assert.deepEqual(await look(accents), [told.otherName], 'Ánh is not Anh');
  const numbered = await held({ ...other, subjectSerialNumber: 'CCCD:079199000001' });
  assert.deepEqual(await look(numbered), [told.otherNumber]);
  assert.equal(await look(numbered, {}), numbered, 'nothing to compare with');
});

test('warns when the status is unknown, whatever the reason', async () => {
  const one = await held();
  for (const answer of [
    { status: 200, body: '{"trusted":true,"status":"unknown"}' },
    { status: 200, body: '"good"' },
    { status: 200, body: 'null' },
    { status: 200, body: '<html>' },
    { status: 503, body: good.body },
  ])
    assert.deepEqual(await look(one, declared, answer), [told.unknown], answer.body);
  const untrusted = { status: 200, body: '{"trusted":false,"status":"unknown"}' };
  assert.deepEqual(await look(one, declared, untrusted), [told.untrusted]);
  for (const address of [undefined, new URL('http://127.0.0.1:1/')]) {
    const options = { words: words.vi, certificateStatus: address };
    const looked = await chosenOf([one], declared, options);
    assert.deepEqual('offers' in looked && looked.offers[0]?.warnings, [told.unknown]);
  }
});

test('a certificate that is over, early, not for documents or revoked does not sign', async () => {
  const day = 86_400_000;
  const at = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day);
  const refused = (message: string | undefined) => ({ code: 'certificate-unusable', message });
  const { 'certificate-expired': expired, 'certificate-not-yet-valid': early } = signFailures;
  const over = await held({ notBefore: at(-2), notAfter: at(-1) });
  await assert.rejects(look(over), refused(expired));
  const tooEarly = await held({ notBefore: at(1), notAfter: at(2) });
  await assert.rejects(look(tooEarly), refused(early));
  const authoritys = { id: 'ca', certificates: [authority.intermediate] };
  await assert.rejects(look(authoritys), refused(signFailures['certificate-unsuitable']));
  assert.deepEqual(asked, [], 'nobody is asked about what cannot sign anyhow');
  const revoked = { status: 200, body: '{"trusted":true,"status":"revoked"}' };
  const one = await held();
  await assert.rejects(look(one, declared, revoked), refused(signFailures['certificate-revoked']));
});

test('of several each is shown with what is known about it, and the one taken signs', async () => {
  const found = [await held(), await held({ commonName: 'Trần Văn Khác' })];
  reply = good;
  const options = { words: words.vi, certificateStatus };
  const looked = await chosenOf(found, declared, options);
  assert.ok('offers' in looked);
  assert.deepEqual(
    looked.offers.map(({ id, warnings }) => [id, warnings]),
    [
      [found[0]?.id, []],
      [found[1]?.id, [told.otherName]],
    ],
  );
  const taken = { ...declared, certificate: found[1]?.id ?? '' };
  assert.deepEqual(await chosenOf(found, taken, options), { chosen: found[1] });
  assert.deepEqual(await chosenOf([], declared, options), { offers: [] });
});
