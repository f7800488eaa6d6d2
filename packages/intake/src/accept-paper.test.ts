import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { webCryptoSigner } from '@tokhai/signing';
import type { TestAuthority } from '@tokhai/signing/testing';
import { createDesk, type Desk } from './desk.ts';
import { DeskError } from './desk-error.ts';
import { pgliteStore } from './pglite-store.ts';
import type { Receipt } from './receipt.ts';
import type { DeskStore } from './store.ts';
import {
  createAuthority,
  loadExample,
  loadFiles,
  loadProcedure,
  now,
  print,
  signAs,
} from './testing/submissions.ts';
import { withEmptiedPage } from './testing/tamper.ts';

let ct01: Procedure;
let limited: Procedure;
let answers: Answers;
let authority: TestAuthority;
let store: DeskStore;
let desk: Desk;
let today = now;
const person = { name: 'Ma', identity: '092050000001' };
const scan = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof DeskError && error.code === code;

before(async () => {
  [ct01, limited, authority, store] = await Promise.all([
    loadProcedure('ct01'),
    loadProcedure('con-thuong-binh'),
    createAuthority(),
    pgliteStore(),
  ]);
  answers = await loadExample(ct01, 'ct01', 'minimal');
  desk = createDesk({
    procedures: [ct01, limited],
    trust: [authority.root],
    officialTrust: [authority.root],
    agency: { code: 'DEMO', seals: [{ subject: { CN: 'Ủy ban nhân dân phường Sài Gòn' } }] },
    store,
    accepts: ['signed', 'paper'],
    maxBytes: 5_000_000,
    authorize: () => true,
    now: () => today,
  });
});
after(() => store.close());

/** Another second makes another submission, with another code on its pages. */
function printed(second: number): Promise<Uint8Array> {
  const at = `2026-11-23T08:00:${String(second).padStart(2, '0')}+07:00`;
  return print(ct01, answers, { createdAt: at });
}

async function awaiting(pdf: Uint8Array): Promise<Receipt & { paperCode: string }> {
  const { receipt, verdict } = await desk.accept(pdf, 'paper');
  assert.ok(receipt?.paperCode, verdict.reasons.map(({ code }) => code).join(', '));
  return { ...receipt, paperCode: receipt.paperCode };
}

test('the paper is awaited without a time limit, and bound when it is brought', async () => {
  today = now;
  const example = await loadExample(limited, 'con-thuong-binh', 'valid');
  const pdf = await print(limited, example, { files: await loadFiles('con-thuong-binh') });
  const url = 'https://portal.test/submissions?paper';
  const headers = { 'content-type': 'application/pdf' };
  const send = () =>
    desk.handler(new Request(url, { method: 'POST', headers, body: new Uint8Array(pdf) }));
  const response = await send();
  assert.equal(response.status, 201);
  const { receipt, verdict } = (await response.json()) as {
    receipt: Receipt;
    verdict: { indication: string; tier: string; reasons: Array<{ code: string }> };
  };
  assert.equal((await send()).status, 200, 'the same print again');
  assert.equal(verdict.indication, 'indeterminate');
  assert.equal(verdict.tier, 'paper');
  assert.deepEqual(
    verdict.reasons.map(({ code }) => code),
    ['awaits-paper'],
  );
  assert.equal(receipt.dueOn, undefined);
  assert.match(receipt.paperCode ?? '', /^(?:[0-9A-Z]{4}-?){3}$/);
  assert.equal((await store.findByCode(receipt.code))?.state, 'awaiting-paper');

  today = new Date('2026-11-25T02:00:00Z');
  const taken = await desk.acceptPaper(`tk1:${receipt.paperCode?.toLowerCase()}`, {
    scan,
    officer: 'officer 12',
  });
  assert.equal(taken.code, receipt.code);
  assert.equal(taken.receivedAt, '2026-11-25T09:00:00+07:00');
  assert.equal(taken.dueOn, '2026-12-02', 'five working days after it was brought');
  assert.equal(taken.paperCode, undefined);
  const dossier = await store.findByCode(receipt.code);
  assert.equal(dossier?.state, 'received');
  assert.deepEqual(dossier?.receipt, taken);
  assert.deepEqual(await store.pdf(receipt.code), new Uint8Array(pdf), 'the electronic original');
  const kept = await store.record.scan(receipt.code);
  assert.deepEqual(kept?.bytes, scan);
  assert.deepEqual(await store.record.events(receipt.code), [
    {
      at: '2026-11-25T09:00:00+07:00',
      action: 'paper-accepted',
      by: 'officer 12',
      details: { scan: kept?.sha256, type: 'image/jpeg' },
    },
  ]);
  const fetched = await desk.handler(
    new Request(`https://portal.test/officer/submissions/${receipt.code}/paper`),
  );
  assert.equal(fetched.headers.get('content-type'), 'image/jpeg');
  assert.deepEqual(new Uint8Array(await fetched.arrayBuffer()), scan);
  await assert.rejects(
    desk.acceptPaper(receipt.code, { scan, officer: 'officer 13' }),
    refusedWith('wrong-state'),
  );
});

test('the agency seals what was brought on paper, and nothing that is still awaited', async () => {
  today = now;
  const { code } = await awaiting(await printed(2));
  const { privateKey, chain } = await authority.issue({
    commonName: 'Ủy ban nhân dân phường Sài Gòn',
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
  });
  assert.ok(privateKey);
  const signer = webCryptoSigner({ privateKey, certificates: [...chain] });
  await assert.rejects(desk.countersign(code, { signer, by: 'seal' }), refusedWith('wrong-state'));
  await desk.acceptPaper(code, { scan, officer: 'officer 12' });
  const { verdict } = await desk.countersign(code, { signer, by: 'seal' });
  assert.equal(verdict.indication, 'passed');
  assert.deepEqual(verdict.citizens, []);
  assert.equal(verdict.agency.length, 1);
});

test('only a whole, unsigned print is awaited, and only where the desk takes paper', async () => {
  today = now;
  const pdf = await printed(3);
  const codes = async (file: Uint8Array, at: Desk = desk): Promise<string[]> => {
    const { receipt, verdict } = await at.accept(file, 'paper');
    assert.equal(receipt, undefined);
    return verdict.reasons.map(({ code }) => code);
  };
  const signed = await signAs(pdf, authority, 'nguoiKeKhai', person);
  assert.deepEqual(await codes(signed), ['signed-not-paper']);
  assert.ok((await codes(withEmptiedPage(pdf))).includes('changed-before-signing'));
  assert.ok((await codes(new Uint8Array([...pdf, 0x25, 0x20, 0x78, 0x0a]))).length > 0);
  assert.deepEqual(await codes(new TextEncoder().encode('%PDF-1.7 nothing')), ['malformed-pdf']);
  const { hoTen: _, ...without } = answers;
  const at = '2026-11-23T08:00:04+07:00';
  const unfinished = await codes(await print(ct01, without, { createdAt: at }));
  assert.ok(unfinished.includes('answers-invalid'), unfinished.join(', '));
  const strict = createDesk({ procedures: [ct01], trust: [authority.root], store, now: () => now });
  assert.deepEqual(await codes(pdf, strict), ['tier-not-taken']);
  const { verdict, receipt } = await desk.accept(await printed(5));
  assert.equal(receipt, undefined, 'unsigned, without word of paper');
  assert.equal(verdict.reasons[0]?.code, 'no-signature');
});

test('what is no scan, or of no awaited dossier, is not bound', async () => {
  today = now;
  const pdf = await printed(6);
  const { code, paperCode } = await awaiting(pdf);
  const officer = 'officer 12';
  const refuse = (typed: string, file: Uint8Array, why: string) =>
    assert.rejects(desk.acceptPaper(typed, { scan: file, officer }), refusedWith(why));
  await refuse(code, pdf, 'not-a-scan');
  await refuse(code, new TextEncoder().encode('<html>'), 'not-a-scan');
  await refuse(code, new Uint8Array(5_000_001).fill(0xff), 'scan-too-large');
  await refuse('0000-0000-0000', scan, 'unknown-dossier');
  await refuse('../etc', scan, 'unknown-dossier');
  assert.equal(await store.record.scan(code), undefined);
  assert.deepEqual(await store.record.events(code), []);

  await desk.withdraw(code, 'citizen');
  await refuse(paperCode, scan, 'wrong-state');
});
