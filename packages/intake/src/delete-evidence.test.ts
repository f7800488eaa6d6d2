import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { verifyPdf, webCryptoSigner, type Signer } from '@tokhai/signing';
import type { TestAuthority } from '@tokhai/signing/testing';
import { textAt } from './check-signers.ts';
import { createDesk, type Desk } from './desk.ts';
import { pgliteStore } from './pglite-store.ts';
import type { DeskStore } from './store.ts';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from './testing/submissions.ts';

const organization = 'Ủy ban nhân dân phường Sài Gòn';
let ct01: Procedure;
let answers: Answers;
let authority: TestAuthority;
let sealer: Signer;
let store: DeskStore;
let desk: Desk;
let signed: Uint8Array;
let code: string;

before(async () => {
  [ct01, authority, store] = await Promise.all([
    loadProcedure('ct01'),
    createAuthority(),
    pgliteStore(),
  ]);
  answers = await loadExample(ct01, 'ct01', 'minimal');
  const { privateKey, chain } = await authority.issue({
    ...{ commonName: organization, organization },
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
  });
  sealer = webCryptoSigner({ privateKey: privateKey!, certificates: [...chain] });
  const [place] = requiredSigners(ct01, answers);
  assert.ok(place);
  const name = signerName(place, answers) ?? '';
  const identity = textAt(answers, place.identity) ?? '';
  desk = createDesk({
    ...{ procedures: [ct01], trust: [authority.root], officialTrust: [authority.root], store },
    agency: { code: 'H48', seals: [{ subject: { O: organization } }] },
    accepts: ['signed', 'confirmed'],
    confirmation: {
      port: {
        person: async () => ({
          ...{ account: 'vneid:1', name, identity },
          login: { method: 'VNeID', at: now },
        }),
        ask: async () => ({ method: 'Mã dùng một lần' }),
        check: async () => true,
      },
      ...{ sealer, takes: () => true, pauseSeconds: 0 },
    },
    permits: { results: true, withdrawal: true },
    authorize: () => true,
    now: () => now,
  });
  signed = await signAs(await print(ct01, answers), authority, place.id, { name, identity });
  const { receipt } = await desk.accept(signed);
  assert.ok(receipt);
  code = receipt.code;
});
after(() => store.close());

test('the evidence of signatures is deleted, and who did it when stays', async () => {
  const { pdf: result } = await desk.countersign(code, { signer: sealer, by: 'officer 12' });
  const old = await store.findByCode(code);
  assert.equal(old?.verdict.signatures.length, 1);
  await desk.deleteEvidence(code, 'officer 7');

  const dossier = await store.findByCode(code);
  assert.ok(dossier);
  const { signatures, reasons, indication, legal, answers: kept } = dossier.verdict;
  assert.deepEqual(signatures, []);
  assert.equal(legal, undefined);
  assert.equal(indication, 'indeterminate');
  assert.deepEqual(
    reasons.map((reason) => reason.code),
    ['evidence-deleted'],
  );
  assert.deepEqual(kept, old.verdict.answers, 'what was asked for is no evidence');
  assert.deepEqual([dossier.receipt, dossier.state], [old.receipt, 'countersigned']);
  const sealed = await store.record.result(code);
  assert.ok(sealed);
  assert.deepEqual([sealed.verdict.citizens, sealed.verdict.agency], [[], []]);
  assert.deepEqual((await store.record.events(code)).at(-1), {
    at: '2026-11-23T10:00:00+07:00',
    action: 'evidence-deleted',
    by: 'officer 7',
    details: {},
  });
  // The messages themselves are no evidence beside them, and can be checked again.
  assert.deepEqual(await store.pdf(code), new Uint8Array(signed));
  assert.deepEqual(sealed.pdf, result);
  const again = await verifyPdf(sealed.pdf, { trust: [authority.root], at: now });
  assert.equal(again.indication, 'TOTAL-PASSED');
  const [line] = await store.list();
  assert.deepEqual(line?.signers, []);
  const sent = await desk.accept(signed);
  assert.deepEqual(sent.receipt, dossier.receipt, 'who sends it again has the same receipt');
});

test('the sealed confirmation goes too, and nothing is countersigned without it', async () => {
  assert.ok(desk.confirmations);
  const pdf = await print(ct01, answers, { createdAt: '2026-11-23T08:00:01+07:00' });
  const person = {
    account: 'vneid:1',
    name: '',
    identity: '',
    login: { method: 'VNeID', at: now },
  };
  const [place] = requiredSigners(ct01, answers);
  person.name = signerName(place!, answers) ?? '';
  person.identity = textAt(answers, place?.identity) ?? '';
  const begun = await desk.confirmations.begin(person, pdf);
  assert.ok(typeof begun === 'object' && 'id' in begun);
  const taken = await desk.confirmations.finish(person, pdf, { id: begun.id, answer: '1' });
  assert.ok(typeof taken === 'object' && 'receipt' in taken && taken.receipt);
  const confirmed = taken.receipt.code;
  assert.ok(await store.record.confirmation(confirmed));

  await desk.deleteEvidence(confirmed, 'officer 7');
  assert.equal(await store.record.confirmation(confirmed), undefined);
  const dossier = await store.findByCode(confirmed);
  assert.equal(dossier?.verdict.confirmation, undefined);
  assert.equal(dossier?.verdict.tier, 'confirmed', 'it never looks like a signed one');
  assert.equal(JSON.stringify(dossier).includes('vneid:1'), false);
  await assert.rejects(desk.countersign(confirmed, { signer: sealer, by: 'officer 12' }), {
    code: 'wrong-state',
  });
});

test('citizens do not reach it, and there has to be a dossier', async () => {
  const events = await store.record.events(code);
  const dossier = await store.findByCode(code);
  const key = dossier?.receipt.sha256;
  for (const method of ['POST', 'DELETE', 'PUT'])
    for (const path of [`submissions/${code}`, `officer/submissions/${code}`])
      for (const part of ['', '/evidence', '/verdict', '/confirmation', '/evidence-deleted']) {
        const response = await desk.handler(
          new Request(`https://portal.test/${path}${part}`, {
            method,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ key }),
          }),
        );
        assert.ok(response.status === 404 || response.status === 405, `${method} ${path}${part}`);
      }
  assert.deepEqual(await store.record.events(code), events);
  await assert.rejects(desk.deleteEvidence('H48-261123-9999', 'x'), { code: 'unknown-dossier' });
});
