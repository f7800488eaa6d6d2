import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { requiredSigners, type Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import { confirmationField, signPdf } from '@tokhai/signing';
import { readEvidence, type ConfirmationEvidence } from '@tokhai/signing/confirmation';
import { knownAgency } from '../agency.ts';
import { createDesk, type Desk } from '../desk.ts';
import type { DeskStore } from '../store.ts';
import { against, certified, ConfirmingDesk, peopleOf } from '../testing/confirming.ts';
import { loadExample, loadProcedure, now, signAs } from '../testing/submissions.ts';
import type { ConfirmingPerson } from './confirmation.ts';
import { checkConfirmation, sealConfirmation } from './seal.ts';

let ct01: Procedure;
let answers: Answers;
let at: ConfirmingDesk;
let desk: Desk;
let store: DeskStore;
let me: ConfirmingPerson;
let other: ConfirmingPerson;

before(async () => {
  ct01 = await loadProcedure('ct01');
  at = await ConfirmingDesk.start(ct01);
  ({ desk, store } = at);
  answers = await loadExample(ct01, 'ct01', 'minimal');
  me = peopleOf(ct01, answers)[0]!;
  other = { ...me, account: 'vneid:2', name: 'Trần Thị Khác', identity: '001099999999' };
});
after(() => store.close());
beforeEach(() => {
  at.reset();
  at.sessions.set('session=me', me);
  at.sessions.set('session=other', other);
});

const printed = (): Promise<Uint8Array> => at.printed(ct01, answers);

test('who is logged in confirms; the record is sealed with the very bytes', async () => {
  const pdf = await printed();
  const begun = await at.begin(pdf);
  assert.equal(begun.status, 201);
  assert.equal(
    begun.body.checkCode,
    at.phones.get(me.account)?.checkCode,
    'the same on both screens',
  );
  const { status, body } = await at.finish(pdf, begun.body.id, at.codeOf(me));
  assert.equal(status, 201);
  const receipt = body['receipt'] as { code: string; sha256: string; dueOn?: string };
  assert.equal(receipt.sha256, await sha256Hex(pdf));
  const dossier = await store.findByCode(receipt.code);
  assert.ok(dossier);
  assert.equal(dossier.state, 'received');
  const { verdict } = dossier;
  assert.equal(verdict.tier, 'confirmed');
  assert.equal(verdict.indication, 'passed');
  assert.ok(
    verdict.reasons.some(
      ({ code, severity }) => code === 'confirmed-not-signed' && severity === 'warning',
    ),
  );
  const sealed = await store.record.confirmation(receipt.code);
  assert.ok(sealed);
  assert.deepEqual(sealed.pdf.subarray(0, pdf.length), new Uint8Array(pdf));
  const known = knownAgency(at.agency, true);
  const official = { officialTrust: [at.government.root], agency: known, now };
  const { evidence, reasons } = await checkConfirmation(sealed.pdf, official);
  assert.deepEqual(reasons, []);
  assert.deepEqual(evidence, verdict.confirmation);
  assert.deepEqual({ ...evidence, notice: '' }, {
    type: 'authenticated-confirmation',
    version: 1,
    notice: '',
    confirmations: [
      {
        person: { name: me.name, identity: me.identity, account: 'vneid:1' },
        login: { method: 'VNeID, mức 2', at: '2026-11-23T09:30:00+07:00' },
        secondStep: {
          method: 'Mã dùng một lần gửi tới điện thoại',
          askedAt: '2026-11-23T10:00:00+07:00',
        },
        confirmedAt: '2026-11-23T10:00:00+07:00',
        places: requiredSigners(ct01, answers).map(({ id }) => id),
      },
    ],
    document: {
      sha256: receipt.sha256,
      bytes: pdf.length,
      procedure: ct01.id,
      shortCode: verdict.shortCode ?? '',
    },
    agency: 'H48',
  } satisfies ConfirmationEvidence);
  assert.match(evidence!.notice, /không phải chữ ký số/);
  // Of what was lost on its way the same receipt comes again, and nothing is kept twice.
  const again = await at.finish(pdf, begun.body.id, at.codeOf(me));
  assert.equal(again.status, 200);
  assert.deepEqual(again.body['receipt'], body['receipt']);
  assert.equal(JSON.stringify(body).includes(me.identity), false, 'the answers stay at the desk');
});

test('the agency decides on top of what was confirmed', async () => {
  const pdf = await printed();
  const { body } = await at.begin(pdf);
  const taken = await at.finish(pdf, body.id, at.codeOf(me));
  const { code } = taken.body['receipt'] as { code: string };
  const sealed = await store.record.confirmation(code);
  const { verdict, pdf: result } = await desk.countersign(code, {
    signer: at.sealer,
    by: 'officer 12',
  });
  assert.equal(verdict.indication, 'passed');
  assert.deepEqual(verdict.citizens, [], 'nobody signed but the agency');
  assert.deepEqual(result.subarray(0, sealed?.pdf.length), sealed?.pdf);
  const known = knownAgency(at.agency, true);
  const official = { officialTrust: [at.government.root], agency: known, now };
  assert.deepEqual((await checkConfirmation(result, official)).reasons, []);
});

test('nobody who is not logged in confirms, or even has a file read', async () => {
  const pdf = await printed();
  assert.equal((await at.begin(pdf, '')).status, 401);
  assert.equal((await at.begin(pdf, 'session=stolen')).status, 401);
  const { body } = await at.begin(pdf);
  assert.equal((await at.finish(pdf, body.id, at.codeOf(me), '')).status, 401);
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
});

test('nobody confirms for somebody else', async () => {
  const pdf = await printed();
  const told = await at.begin(pdf, 'session=other');
  assert.equal(told.status, 422);
  assert.deepEqual(against(told), ['confirmer-not-signer']);
  assert.equal(at.asked, 0, 'no code was sent');
  // The right name alone is not the right person.
  at.sessions.set('session=namesake', { ...other, name: me.name });
  assert.deepEqual(against(await at.begin(pdf, 'session=namesake')), ['confirmer-not-signer']);
});

test('another session does not finish what one began, not even with the right answer', async () => {
  const pdf = await printed();
  const { body } = await at.begin(pdf);
  // The same person by number, another account.
  at.sessions.set('session=twin', { ...me, account: 'vneid:3' });
  at.phones.set('vneid:3', at.phones.get(me.account)!);
  const told = await at.finish(pdf, body.id, at.codeOf(me), 'session=twin');
  assert.deepEqual([told.status, told.body.code], [409, 'confirmation-over']);
  // What was found meanwhile about the person counts, too.
  at.sessions.set('session=me', { ...me, identity: '001099999999' });
  assert.deepEqual(against(await at.finish(pdf, body.id, at.codeOf(me))), ['confirmer-not-signer']);
});

test('an answer is for one document, once', async () => {
  const [first, swapped] = [await printed(), await printed()];
  const { body } = await at.begin(first);
  const told = await at.finish(swapped, body.id, at.codeOf(me));
  assert.deepEqual([told.status, told.body.code], [409, 'other-document']);
  assert.equal((await at.finish(first, body.id, at.codeOf(me))).status, 201);
  const replayed = await at.finish(swapped, body.id, at.codeOf(me));
  assert.deepEqual([replayed.status, replayed.body.code], [409, 'confirmation-over']);
  // A new one ends the one before.
  const before = await at.begin(swapped);
  const old = at.codeOf(me);
  await at.begin(await printed());
  assert.equal((await at.finish(swapped, before.body.id, old)).status, 409);
});

test('answers are not guessed: five attempts, also at once, then it is over', async () => {
  const pdf = await printed();
  const { body } = await at.begin(pdf);
  const wrong = await at.finish(pdf, body.id, '000000');
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body['left']], [422, 'wrong-answer', 4]);
  const tries = await Promise.all(
    Array.from({ length: 12 }, (_, index) => at.finish(pdf, body.id, `00000${index}`)),
  );
  const codes = tries.map((told) => told.body.code);
  assert.equal(codes.filter((code) => code === 'wrong-answer').length, 4);
  assert.equal((await at.finish(pdf, body.id, at.codeOf(me))).body.code, 'confirmation-over');
  for (const id of ['', 'x', '%00', '../submissions', 'a'.repeat(5000)]) {
    const told = await at.finish(pdf, encodeURIComponent(id), at.codeOf(me));
    assert.ok(told.status === 409 || told.status === 404, `${id.slice(0, 20)}: ${told.status}`);
  }
});

test('it ends by itself, and nobody is asked without a pause', async () => {
  const pdf = await printed();
  const { body } = await at.begin(pdf);
  at.today = new Date(now.getTime() + 5 * 60_000);
  assert.equal((await at.finish(pdf, body.id, at.codeOf(me))).body.code, 'confirmation-over');
  at.today = now;
  const careful = at.open({
    confirmation: { port: at.port, sealer: at.sealer, takes: () => true },
  });
  at.asked = 0;
  at.sessions.set('session=fresh', { ...me, account: 'vneid:9' });
  assert.equal((await at.begin(pdf, 'session=fresh', careful)).status, 201);
  const told = await at.begin(pdf, 'session=fresh', careful);
  assert.deepEqual([told.status, told.body.code, at.asked], [429, 'asked-just-now', 1]);
});

test('only a whole, unsigned print of a procedure that may be confirmed', async () => {
  const pdf = await printed();
  const [place] = requiredSigners(ct01, answers);
  const signed = await signAs(pdf, at.citizens, place!.id, me);
  assert.deepEqual(against(await at.begin(signed)), ['signed-not-confirmed']);
  const touched = pdf.slice();
  touched[Math.floor(touched.length / 2)]! ^= 1;
  assert.notDeepEqual(await at.begin(touched).then(({ status }) => status), 201);
  const appended = new Uint8Array([...pdf, ...new TextEncoder().encode('\n% more\n')]);
  assert.equal((await at.begin(appended)).status, 422);
  const strict = at.open({
    confirmation: { port: at.port, sealer: at.sealer, takes: () => false },
  });
  assert.deepEqual(against(await at.begin(pdf, 'session=me', strict)), ['tier-not-taken']);
  assert.equal(at.asked, 0, 'no code was sent');
  const without = createDesk({
    procedures: [ct01],
    trust: [at.citizens.root],
    store,
    now: () => now,
  });
  assert.equal((await at.begin(pdf, 'session=me', without)).status, 404);
});

test('what was announced on paper or withdrawn is not confirmed beside it', async () => {
  const pdf = await printed();
  const { receipt } = await desk.accept(pdf, 'paper');
  assert.ok(receipt);
  assert.deepEqual(against(await at.begin(pdf)), ['sent-before']);
  await desk.withdraw(receipt.code, 'citizen');
  assert.deepEqual(against(await at.begin(pdf)), ['sent-before']);
});

test('the sealed file is no signed submission, and the receipt of another account is not told', async () => {
  const pdf = await printed();
  const { body } = await at.begin(pdf);
  const taken = await at.finish(pdf, body.id, at.codeOf(me));
  const { code, sha256 } = taken.body['receipt'] as { code: string; sha256: string };
  const sealed = await store.record.confirmation(code);
  const told = await desk.accept(sealed!.pdf);
  assert.equal(told.receipt, undefined);
  const theirs = await at.finish(pdf, body.id, at.codeOf(me), 'session=other');
  assert.equal(theirs.status, 422);
  assert.equal(JSON.stringify(theirs.body).includes(code), false);
  // Whoever has the receipt fetches the sealed file.
  const ask = (key: string) =>
    desk.handler(
      new Request(`https://portal.test/submissions/${code}/confirmation`, {
        method: 'POST',
        body: JSON.stringify({ key }),
      }),
    );
  assert.equal((await ask('0'.repeat(64))).status, 403);
  const fetched = await ask(sha256);
  assert.equal(fetched.status, 200);
  assert.deepEqual(new Uint8Array(await fetched.arrayBuffer()), new Uint8Array(sealed!.pdf));
});

test('a record that was moved, forged or sealed by somebody else is none', async () => {
  const [pdf, elsewhere] = [await printed(), await printed()];
  const { body } = await at.begin(pdf);
  const taken = await at.finish(pdf, body.id, at.codeOf(me));
  const { code } = taken.body['receipt'] as { code: string };
  const evidence = (await store.findByCode(code))!.verdict.confirmation!;
  const known = knownAgency(at.agency, true);
  const official = { officialTrust: [at.government.root], agency: known, now };
  const verdictOf = async (file: Uint8Array): Promise<string[]> => {
    const found = await checkConfirmation(file, official);
    assert.equal(found.evidence, undefined);
    return found.reasons.map((one) => one.code);
  };
  const moved = await sealConfirmation(elsewhere, evidence, at.sealer, now);
  assert.deepEqual(await verdictOf(moved.pdf), ['confirmation-differs']);
  const stranger = await certified(at.government, 'Ủy ban nhân dân phường Bến Thành');
  const forged = await sealConfirmation(pdf, evidence, stranger, now);
  assert.deepEqual(await verdictOf(forged.pdf), ['seal-of-other-agency']);
  const own = await certified(at.citizens, at.organization);
  const faked = await sealConfirmation(pdf, evidence, own, now);
  assert.deepEqual(await verdictOf(faked.pdf), ['unknown-issuer']);
  const plain = await signPdf(pdf, at.sealer, {
    field: confirmationField,
    signedAt: new Date('2026-11-23T02:00:00Z'),
  });
  assert.deepEqual(await verdictOf(plain), ['confirmation-differs']);
  assert.deepEqual(await verdictOf(pdf), ['confirmation-missing']);
  // After a citizen's signature it is about other bytes than those confirmed.
  const [place] = requiredSigners(ct01, answers);
  const signed = await signAs(pdf, at.citizens, place!.id, me);
  const late = await sealConfirmation(signed, evidence, at.sealer, now);
  assert.deepEqual(await verdictOf(late.pdf), ['confirmation-differs']);
});

test('a desk whose seal is not its agency’s takes nothing', async () => {
  const stranger = await certified(at.government, 'Ủy ban nhân dân phường Bến Thành');
  const errors: unknown[] = [];
  const wrong = at.open({
    confirmation: { port: at.port, sealer: stranger, takes: () => true, pauseSeconds: 0 },
    onError: (error) => errors.push(error),
  });
  const pdf = await printed();
  const { body } = await at.begin(pdf, 'session=me', wrong);
  assert.equal((await at.finish(pdf, body.id, at.codeOf(me), 'session=me', wrong)).status, 500);
  assert.equal((errors[0] as { code?: string }).code, 'sealer-unsuitable');
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
  assert.throws(
    () => at.open({ accepts: ['signed', 'confirmed'], confirmation: undefined as never }),
    RangeError,
  );
  assert.throws(() => at.open({ accepts: ['signed'] }), RangeError);
});

test('a record is read strictly', () => {
  assert.equal(readEvidence(undefined), undefined);
  for (const text of ['', '{', 'null', '[]', '{"type":"authenticated-confirmation","version":1}']) {
    assert.equal(readEvidence(text), undefined);
  }
  assert.equal(readEvidence(`"${'x'.repeat(33_000)}"`), undefined);
});
