/** The portal's desk over HTTP: what it takes, what it refuses, and that it survives both. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exampleOf } from '../support/examples.ts';
import { printedSubmission, signSubmission } from '../support/http-submission.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

interface Reply {
  status: number;
  body: {
    code?: string;
    receipt?: { code: string; sha256: string };
    verdict?: { indication: string; rendersIdentically?: boolean };
  };
}

let portal: PortalProcess;
let unsigned: Uint8Array;
let pdf: Uint8Array;

before(async () => {
  portal = await startPortal();
  const [ct01, example] = await exampleOf('ct01', 'two-signers');
  unsigned = await printedSubmission(ct01, example);
  pdf = await signSubmission(portal.url, unsigned, ct01, example);
});
after(() => portal.stop());

async function post(body: Uint8Array, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${portal.url}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', ...headers },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

async function listed(): Promise<number> {
  const login = await fetch(`${portal.url}/can-bo/vao`, { method: 'POST', redirect: 'manual' });
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const response = await fetch(`${portal.url}/officer/submissions`, { headers: { cookie } });
  return ((await response.json()) as { dossiers: unknown[] }).dossiers.length;
}

test('takes a submission once, and gives the same receipt for the same PDF', async () => {
  const [first, second] = await Promise.all([post(pdf), post(pdf)]);
  assert.deepEqual(new Set([first.status, second.status]), new Set([200, 201]));
  assert.deepEqual(first.body.receipt, second.body.receipt);
  assert.equal(first.body.verdict?.indication, 'passed');
  assert.equal(first.body.verdict?.rendersIdentically, true);
  assert.equal(await listed(), 1);
  const code = first.body.receipt?.code ?? '';
  const status = await fetch(`${portal.url}/submissions/${code}/status`);
  assert.equal(status.status, 200);
  assert.doesNotMatch(await status.text(), /Nguyễn|\d{12}/, 'the public status names a person');
});

test('a changed byte, anywhere, is refused and nothing is kept', async () => {
  const before = await listed();
  for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const changed = Uint8Array.from(pdf);
    const at = Math.floor(changed.length * part);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { status, body } = await post(changed);
    assert.equal(status, 422, `byte ${at}`);
    assert.notEqual(body.verdict?.indication, 'passed');
    assert.match(body.code ?? '', /^[a-z0-9-]+$/);
  }
  assert.equal(await listed(), before);
});

test('what is no PDF, not one of ours, too large or not signed is refused with a code', async () => {
  const text = new TextEncoder();
  const cases: Array<[what: Uint8Array, status: number]> = [
    [text.encode('Đây không phải là PDF'), 415],
    [new Uint8Array(0), 415],
    [new Uint8Array(50_000_000), 413],
    [unsigned, 422],
  ];
  for (const [what, expected] of cases) {
    const { status, body } = await post(what);
    assert.equal(status, expected, `${what.length} bytes: ${body.code}`);
    assert.equal(body.receipt, undefined);
  }
});

test('other media types and pages of other sites are refused', async () => {
  assert.equal((await post(pdf, { 'content-type': 'text/plain' })).status, 415);
  const foreign = await fetch(`${portal.url}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', origin: 'https://evil.example' },
    body: new Uint8Array(pdf),
  });
  assert.equal(foreign.status, 403);
});

test('only who acts as an officer sees dossiers', async () => {
  for (const path of ['/officer/submissions', '/officer/submissions/DEMO-261122-0001/pdf']) {
    assert.equal((await fetch(portal.url + path)).status, 403, path);
  }
  const page = await fetch(`${portal.url}/can-bo/DEMO-261122-0001`);
  assert.equal(page.status, 403);
  assert.doesNotMatch(await page.text(), /Nguyễn Thị Hường/);
});

test('the demonstration authority certifies what it should and nothing else', async () => {
  const certify = async (body: unknown): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${portal.url}/demo/certificates`, init)).status;
  };
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ]);
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', key.publicKey)).toString('base64');
  assert.equal(await certify({ publicKey: spki, name: 'An', identity: '012345678901' }), 201);
  assert.equal(await certify({ publicKey: spki, name: '' }), 422);
  assert.equal(await certify({ publicKey: 'x', name: 'An' }), 422);
  assert.equal(await certify({ publicKey: spki, name: 'A'.repeat(10_000) }), 400);
  assert.equal(await certify([]), 422);
  const asked = Array.from({ length: 60 }, () => certify({ publicKey: spki, name: 'An' }));
  assert.ok((await Promise.all(asked)).includes(429), 'nobody is told that it is too often');
});

test('the portal still answers after all this, with its headers', async () => {
  for (const path of ['/', '/khong-co', '/thu-tuc/ct01', '/procedures/ct01/procedure.json']) {
    const response = await fetch(portal.url + path);
    assert.equal(response.status, path === '/khong-co' ? 404 : 200, path);
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
});
