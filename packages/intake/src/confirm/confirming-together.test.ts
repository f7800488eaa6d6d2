import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import type { Signer } from '@tokhai/signing';
import { knownAgency } from '../agency.ts';
import type { DeskStore } from '../store.ts';
import { against, ConfirmingDesk, peopleOf, type Told } from '../testing/confirming.ts';
import { loadExample, loadProcedure, now, signAs } from '../testing/submissions.ts';
import type { AwaitedConfirmations } from './awaited.ts';
import type { ConfirmingPerson } from './confirmation.ts';
import { checkConfirmation } from './seal.ts';

let ketHon: Procedure;
let answers: Answers;
let at: ConfirmingDesk;
let store: DeskStore;
let her: ConfirmingPerson;
let him: ConfirmingPerson;

before(async () => {
  ketHon = await loadProcedure('ket-hon');
  at = await ConfirmingDesk.start(ketHon);
  ({ store } = at);
  answers = await loadExample(ketHon, 'ket-hon', 'minimal');
  [her, him] = peopleOf(ketHon, answers) as [ConfirmingPerson, ConfirmingPerson];
});
after(() => store.close());
beforeEach(() => {
  at.reset();
  at.sessions.set('session=her', her);
  at.sessions.set('session=him', him);
});

const printed = (): Promise<Uint8Array> => at.printed(ketHon, answers);

/** One person confirms, with the code on their phone. */
async function confirm(pdf: Uint8Array, session: string, desk = at.desk): Promise<Told> {
  const { body } = await at.begin(pdf, session, desk);
  const person = at.sessions.get(session)!;
  return at.finish(pdf, body.id, at.codeOf(person), session, desk);
}

const awaiting = ({ body }: Told) => body['awaiting'] as AwaitedConfirmations;
const receiptOf = ({ body }: Told) => body['receipt'] as { code: string; sha256: string };

async function takeBack(sha256: string, session: string): Promise<Response> {
  return at.desk.handler(
    new Request(`https://portal.test/confirmations/${sha256}`, {
      method: 'DELETE',
      headers: { cookie: session },
    }),
  );
}

test('each confirms in a login of their own, and the last one makes it a dossier', async () => {
  const pdf = await printed();
  const first = await confirm(pdf, 'session=her');
  assert.equal(first.status, 202);
  assert.deepEqual(awaiting(first), {
    confirmed: ['benNu'],
    missing: ['benNam'],
    until: '2026-11-30T10:00:00+07:00',
  });
  const sha256 = await sha256Hex(pdf);
  assert.equal(await store.findByHash(sha256), undefined, 'no dossier of one of two');
  // She looks whether he has: no other code is sent.
  const asked = at.asked;
  assert.deepEqual(await at.begin(pdf, 'session=her'), first);
  assert.equal(at.asked, asked);

  at.today = new Date(now.getTime() + 2 * 86_400_000);
  const last = await confirm(pdf, 'session=him');
  assert.equal(last.status, 201);
  const { code } = receiptOf(last);
  const dossier = await store.findByCode(code);
  assert.equal(dossier?.verdict.indication, 'passed');
  const sealed = await store.record.confirmation(code);
  const { evidence, reasons } = await checkConfirmation(sealed!.pdf, {
    officialTrust: [at.government.root],
    agency: knownAgency(at.agency, true),
    now: at.today,
  });
  assert.deepEqual(reasons, []);
  const told = evidence?.confirmations.map((one) => [one.person.name, one.confirmedAt, one.places]);
  assert.deepEqual(told, [
    [her.name, '2026-11-23T10:00:00+07:00', ['benNu']],
    [him.name, '2026-11-25T10:00:00+07:00', ['benNam']],
  ]);
  // Both get the receipt, and nothing of them stays but in the dossier.
  const later = await at.begin(pdf, 'session=her');
  assert.deepEqual([later.status, receiptOf(later)], [200, receiptOf(last)]);
  assert.deepEqual(await store.gathered.of(sha256, at.today), []);
  const [summary] = await store.list({ limit: 1 });
  assert.deepEqual(summary?.signers, [her.name, him.name]);
});

test('one who stands in several places confirms them all at once', async () => {
  const ct01 = await loadProcedure('ct01');
  const desk = at.open({ procedures: [ct01] });
  const together = await loadExample(ct01, 'ct01', 'four-signers');
  const people = peopleOf(ct01, together);
  assert.equal(people.length, 4);
  const [first, , third] = people;
  // The head of the household owns the house, too.
  const answered = JSON.stringify(together).replaceAll(third!.identity, first!.identity);
  const same = JSON.parse(answered.replaceAll(third!.name, first!.name)) as Answers;
  const owners = peopleOf(ct01, same);
  const pdf = await at.printed(ct01, same);
  for (const [index, person] of owners.entries()) at.sessions.set(`session=${index}`, person);
  const told = await confirm(pdf, 'session=0', desk);
  assert.equal(told.status, 202);
  assert.equal(awaiting(told).confirmed.length, 2);
  assert.equal((await confirm(pdf, 'session=1', desk)).status, 202);
  assert.equal((await confirm(pdf, 'session=3', desk)).status, 201);
});

test('nobody confirms in the place of another', async () => {
  const pdf = await printed();
  at.sessions.set('session=mother', {
    ...her,
    account: 'vneid:9',
    name: 'Trần Thị Khác',
    identity: '001099999999',
  });
  const told = await at.begin(pdf, 'session=mother');
  assert.deepEqual([told.status, ...new Set(against(told))], [422, 'confirmer-not-signer']);
  // The same person twice is one person.
  await confirm(pdf, 'session=her');
  assert.deepEqual(awaiting(await at.begin(pdf, 'session=her')).missing, ['benNam']);
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
});

test('both at the same moment make one dossier', async () => {
  const pdf = await printed();
  const [hers, his] = [await at.begin(pdf, 'session=her'), await at.begin(pdf, 'session=him')];
  const told = await Promise.all([
    at.finish(pdf, hers.body.id, at.codeOf(her), 'session=her'),
    at.finish(pdf, his.body.id, at.codeOf(him), 'session=him'),
  ]);
  const codes = new Set(told.flatMap((one) => (one.status === 202 ? [] : [receiptOf(one).code])));
  assert.equal(codes.size, 1);
  const again = await at.begin(pdf, 'session=her');
  assert.deepEqual([again.status, codes.has(receiptOf(again).code)], [200, true]);
  const { verdict } = (await store.findByCode([...codes][0]!))!;
  assert.equal(verdict.confirmation?.confirmations.length, 2);
});

test('what one confirmed can be taken back until the last one has', async () => {
  const pdf = await printed();
  const sha256 = await sha256Hex(pdf);
  await confirm(pdf, 'session=her');
  // Nobody takes back for another.
  assert.equal((await takeBack(sha256, 'session=him')).status, 204);
  assert.equal((await takeBack(sha256, '')).status, 401);
  assert.equal((await at.begin(pdf, 'session=her')).status, 202);
  assert.equal((await takeBack(sha256, 'session=her')).status, 204);
  const alone = await confirm(pdf, 'session=him');
  assert.deepEqual(awaiting(alone), {
    confirmed: ['benNam'],
    missing: ['benNu'],
    until: '2026-11-30T10:00:00+07:00',
  });
  const whole = await confirm(pdf, 'session=her');
  assert.equal(whole.status, 201);
  // Too late: it was handed in, and the person learns that.
  const late = await takeBack(sha256, 'session=him');
  assert.equal(late.status, 200);
  const { receipt } = (await late.json()) as { receipt: { code: string } };
  assert.equal(receipt.code, receiptOf(whole).code);
  for (const odd of ['', 'x', '%00', '..', 'A'.repeat(64)]) {
    const { status } = await takeBack(odd, 'session=him');
    assert.ok(status === 404 || status === 405, odd);
  }
});

test('what one takes back while the agency seals makes no dossier', async () => {
  const pdf = await printed();
  const sha256 = await sha256Hex(pdf);
  await confirm(pdf, 'session=her');
  let seals = 0;
  const sealer: Signer = {
    ...at.sealer,
    async sign(request) {
      seals += 1;
      if (seals === 1) assert.equal((await takeBack(sha256, 'session=her')).status, 204);
      return at.sealer.sign(request);
    },
  };
  const { port } = at;
  const slow = at.open({ confirmation: { port, sealer, takes: () => true, pauseSeconds: 0 } });
  const his = await confirm(pdf, 'session=him', slow);
  assert.equal(his.status, 202);
  assert.deepEqual(awaiting(his).missing, ['benNu']);
  assert.equal(await store.findByHash(sha256), undefined);
  const hers = await confirm(pdf, 'session=her', slow);
  assert.equal(hers.status, 201, 'his confirmation stood all the time');
  assert.equal(seals, 2);
});

test('what all confirmed is sealed when somebody looks, though the seal was away before', async () => {
  const pdf = await printed();
  const sealer: Signer = { ...at.sealer, sign: () => Promise.reject(new Error('no connection')) };
  const { port } = at;
  const broken = at.open({ confirmation: { port, sealer, takes: () => true, pauseSeconds: 0 } });
  await confirm(pdf, 'session=her', broken);
  assert.notEqual((await confirm(pdf, 'session=him', broken)).status, 201);
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
  // Nobody has to confirm twice.
  const asked = at.asked;
  const later = await at.begin(pdf, 'session=him');
  assert.deepEqual([later.status, at.asked], [200, asked]);
  const { verdict } = (await store.findByCode(receiptOf(later).code))!;
  assert.equal(verdict.confirmation?.confirmations.length, 2);
});

test('what one confirmed ends when the others do not in time', async () => {
  const pdf = await printed();
  await confirm(pdf, 'session=her');
  at.today = new Date(now.getTime() + 7 * 86_400_000);
  const told = await confirm(pdf, 'session=him');
  assert.deepEqual(awaiting(told).missing, ['benNu']);
  const short = { port: at.port, sealer: at.sealer, takes: () => true, pauseSeconds: 0 };
  const desk = at.open({ confirmation: { ...short, daysForOthers: 1 } });
  const hasty = await printed();
  await confirm(hasty, 'session=her', desk);
  at.today = new Date(at.today.getTime() + 86_400_000);
  assert.deepEqual(awaiting(await confirm(hasty, 'session=him', desk)).missing, ['benNu']);
});

test('where there is an order, it is kept, also when somebody takes theirs back', async () => {
  const ct01 = await loadProcedure('ct01');
  // Whoever owns the house agrees after the head of the household.
  const signers = ct01.signers.map((signer) =>
    signer.id === 'chuSoHuu' ? { ...signer, after: ['chuHo'] } : signer,
  );
  const ordered = { ...ct01, signers };
  const desk = at.open({ procedures: [ordered] });
  const together = await loadExample(ct01, 'ct01', 'four-signers');
  const people = peopleOf(ordered, together);
  for (const [index, person] of people.entries()) at.sessions.set(`session=${index}`, person);
  const [head, owner, guardian, declarant] = people.map((_, index) => `session=${index}`);
  const pdf = await at.printed(ordered, together);
  assert.deepEqual(against(await at.begin(pdf, owner, desk)), ['confirmed-out-of-order']);
  for (const session of [head!, owner!]) {
    assert.equal((await confirm(pdf, session, desk)).status, 202);
  }
  await takeBack(await sha256Hex(pdf), head!);
  at.today = new Date(now.getTime() + 60_000);
  // The owner agreed to what the head of the household no longer does.
  for (const session of [head!, guardian!]) await confirm(pdf, session, desk);
  const told = await confirm(pdf, declarant!, desk);
  assert.deepEqual(awaiting(told).missing, ['chuSoHuu']);
  assert.equal((await confirm(pdf, owner!, desk)).status, 201);
});

test('what the officer has to compare is told of everybody', async () => {
  const pdf = await printed();
  at.sessions.set('session=her', { ...her, name: 'Nguyễn Thị Tên Khác' });
  await confirm(pdf, 'session=her');
  const { code } = receiptOf(await confirm(pdf, 'session=him'));
  const { verdict } = (await store.findByCode(code))!;
  const differs = verdict.reasons.filter((one) => one.code === 'confirmer-name-differs');
  assert.deepEqual(
    differs.map(({ params }) => params['field']),
    ['benNu'],
  );
});

test('a signature of one and a confirmation of the other do not add up', async () => {
  const pdf = await printed();
  const signed = await signAs(pdf, at.citizens, 'benNu', her);
  assert.deepEqual(against(await at.begin(signed, 'session=him')), ['signed-not-confirmed']);
});
