import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import { confirmationField, signPdf, webCryptoSigner, type Signer } from '@tokhai/signing';
import { readEvidence, type ConfirmationEvidence } from '@tokhai/signing/confirmation';
import type { TestAuthority } from '@tokhai/signing/testing';
import { knownAgency } from '../agency.ts';
import { textAt } from '../check-signers.ts';
import { createDesk, type Desk, type DeskOptions } from '../desk.ts';
import { pgliteStore } from '../pglite-store.ts';
import type { DeskStore } from '../store.ts';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from '../testing/submissions.ts';
import type { ConfirmingPerson } from './confirmation.ts';
import { checkConfirmation, sealConfirmation } from './seal.ts';

const organization = 'Ủy ban nhân dân phường Sài Gòn';
const agency = { code: 'H48', seals: [{ subject: { O: organization } }] };
let ct01: Procedure;
let answers: Answers;
let citizens: TestAuthority;
let government: TestAuthority;
let sealer: Signer;
let store: DeskStore;
let today = now;

/** Who is logged in with which session. */
const sessions = new Map<string, ConfirmingPerson>();
/** What the phones show: the answer of a confirmation, under the account that was asked. */
const phones = new Map<string, { id: string; code: string; checkCode: string }>();
let asked = 0;

const port: NonNullable<DeskOptions['confirmation']>['port'] = {
  person: async (request) => sessions.get(request.headers.get('cookie') ?? ''),
  ask: async ({ account }, { id, checkCode }) => {
    asked += 1;
    phones.set(account, { id, checkCode, code: String(100_000 + asked) });
    return { method: 'Mã dùng một lần gửi tới điện thoại', hint: '*** 123' };
  },
  check: async ({ account }, { id, answer }) => {
    const phone = phones.get(account);
    return phone?.id === id && phone.code === answer;
  },
};

let me: ConfirmingPerson;
let other: ConfirmingPerson;
let desk: Desk;

function openDesk(more: Partial<DeskOptions> = {}): Desk {
  return createDesk({
    procedures: [ct01],
    trust: [citizens.root],
    officialTrust: [government.root],
    agency,
    store,
    accepts: ['signed', 'paper', 'confirmed'],
    confirmation: { port, sealer, takes: () => true, pauseSeconds: 0 },
    permits: { results: true },
    authorize: () => true,
    now: () => today,
    ...more,
  });
}

async function certified(authority: TestAuthority, name: string): Promise<Signer> {
  const { privateKey, chain } = await authority.issue({
    ...{ commonName: name, organization: name },
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
  });
  assert.ok(privateKey);
  return webCryptoSigner({ privateKey, certificates: [...chain] });
}

before(async () => {
  [ct01, citizens, government, store] = await Promise.all([
    loadProcedure('ct01'),
    createAuthority(),
    createAuthority(),
    pgliteStore(),
  ]);
  answers = await loadExample(ct01, 'ct01', 'minimal');
  sealer = await certified(government, organization);
  const [place] = requiredSigners(ct01, answers);
  assert.ok(place);
  me = {
    account: 'vneid:1',
    name: signerName(place, answers) ?? '',
    identity: textAt(answers, place.identity) ?? '',
    login: { method: 'VNeID, mức 2', at: new Date('2026-11-23T02:30:00Z') },
  };
  other = { ...me, account: 'vneid:2', name: 'Trần Thị Khác', identity: '001099999999' };
  desk = openDesk();
});
after(() => store.close());
beforeEach(() => {
  today = now;
  asked = 0;
  sessions.clear();
  sessions.set('session=me', me);
  sessions.set('session=other', other);
});

let second = 0;
/** Another second makes another submission. */
function printed(): Promise<Uint8Array> {
  second += 1;
  const at = new Date(Date.parse('2026-11-23T00:00:00Z') + second * 1000);
  return print(ct01, answers, { createdAt: at.toISOString().replace('.000Z', '+00:00') });
}

interface Told {
  status: number;
  body: Record<string, unknown> & { code?: string; id?: string; checkCode?: string };
}

async function post(
  path: string,
  pdf: Uint8Array,
  more: Record<string, string>,
  at = desk,
): Promise<Told> {
  const response = await at.handler(
    new Request(`https://portal.test/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', ...more },
      body: new Uint8Array(pdf),
    }),
  );
  return { status: response.status, body: await response.json() };
}

const begin = (pdf: Uint8Array, session = 'session=me', at = desk) =>
  post('confirmations', pdf, { cookie: session }, at);
const finish = (pdf: Uint8Array, id: unknown, answer: string, session = 'session=me', at = desk) =>
  post(`confirmations/${String(id)}`, pdf, { cookie: session, 'confirmation-answer': answer }, at);
const codeOf = ({ account }: ConfirmingPerson): string => phones.get(account)?.code ?? '';

/** The codes of the reasons in a refusal that stand against the submission. */
function against({ body }: Told): string[] {
  const { reasons } = body['verdict'] as { reasons: Array<{ code: string; severity: string }> };
  return reasons.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}

test('who is logged in confirms; the record is sealed with the very bytes', async () => {
  const pdf = await printed();
  const begun = await begin(pdf);
  assert.equal(begun.status, 201);
  assert.equal(begun.body.checkCode, phones.get(me.account)?.checkCode, 'the same on both screens');
  const { status, body } = await finish(pdf, begun.body.id, codeOf(me));
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
  const known = knownAgency(agency, true);
  const official = { officialTrust: [government.root], agency: known, now };
  const { evidence, reasons } = await checkConfirmation(sealed.pdf, official);
  assert.deepEqual(reasons, []);
  assert.deepEqual(evidence, verdict.confirmation);
  assert.deepEqual({ ...evidence, notice: '' }, {
    type: 'authenticated-confirmation',
    version: 1,
    notice: '',
    person: { name: me.name, identity: me.identity, account: 'vneid:1' },
    login: { method: 'VNeID, mức 2', at: '2026-11-23T09:30:00+07:00' },
    secondStep: {
      method: 'Mã dùng một lần gửi tới điện thoại',
      askedAt: '2026-11-23T10:00:00+07:00',
    },
    confirmedAt: '2026-11-23T10:00:00+07:00',
    document: {
      sha256: receipt.sha256,
      bytes: pdf.length,
      procedure: ct01.id,
      shortCode: verdict.shortCode ?? '',
    },
    places: requiredSigners(ct01, answers).map(({ id }) => id),
    agency: 'H48',
  } satisfies ConfirmationEvidence);
  assert.match(evidence!.notice, /không phải chữ ký số/);
  // Of what was lost on its way the same receipt comes again, and nothing is kept twice.
  const again = await finish(pdf, begun.body.id, codeOf(me));
  assert.equal(again.status, 200);
  assert.deepEqual(again.body['receipt'], body['receipt']);
  assert.equal(JSON.stringify(body).includes(me.identity), false, 'the answers stay at the desk');
});

test('the agency decides on top of what was confirmed', async () => {
  const pdf = await printed();
  const { body } = await begin(pdf);
  const taken = await finish(pdf, body.id, codeOf(me));
  const { code } = taken.body['receipt'] as { code: string };
  const sealed = await store.record.confirmation(code);
  const { verdict, pdf: result } = await desk.countersign(code, {
    signer: sealer,
    by: 'officer 12',
  });
  assert.equal(verdict.indication, 'passed');
  assert.deepEqual(verdict.citizens, [], 'nobody signed but the agency');
  assert.deepEqual(result.subarray(0, sealed?.pdf.length), sealed?.pdf);
  const known = knownAgency(agency, true);
  const official = { officialTrust: [government.root], agency: known, now };
  assert.deepEqual((await checkConfirmation(result, official)).reasons, []);
});

test('nobody who is not logged in confirms, or even has a file read', async () => {
  const pdf = await printed();
  assert.equal((await begin(pdf, '')).status, 401);
  assert.equal((await begin(pdf, 'session=stolen')).status, 401);
  const { body } = await begin(pdf);
  assert.equal((await finish(pdf, body.id, codeOf(me), '')).status, 401);
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
});

test('nobody confirms for somebody else', async () => {
  const pdf = await printed();
  const told = await begin(pdf, 'session=other');
  assert.equal(told.status, 422);
  assert.deepEqual(against(told), ['confirmer-not-signer']);
  assert.equal(asked, 0, 'no code was sent');
  // The right name alone is not the right person.
  sessions.set('session=namesake', { ...other, name: me.name });
  assert.deepEqual(against(await begin(pdf, 'session=namesake')), ['confirmer-not-signer']);
  // A form that several have to sign is not confirmed by one of them.
  const together = await loadExample(ct01, 'ct01', 'two-signers');
  const shared = await print(ct01, together);
  const [first] = requiredSigners(ct01, together);
  const one = {
    ...me,
    name: signerName(first!, together) ?? '',
    identity: textAt(together, first!.identity) ?? '000000000000',
  };
  sessions.set('session=one', one);
  const alone = await begin(shared, 'session=one');
  assert.equal(alone.status, 422);
  assert.ok(against(alone).includes('confirmer-not-signer'));
});

test('another session does not finish what one began, not even with the right answer', async () => {
  const pdf = await printed();
  const { body } = await begin(pdf);
  // The same person by number, another account.
  sessions.set('session=twin', { ...me, account: 'vneid:3' });
  phones.set('vneid:3', phones.get(me.account)!);
  const told = await finish(pdf, body.id, codeOf(me), 'session=twin');
  assert.deepEqual([told.status, told.body.code], [409, 'confirmation-over']);
  // What was found meanwhile about the person counts, too.
  sessions.set('session=me', { ...me, identity: '001099999999' });
  assert.deepEqual(against(await finish(pdf, body.id, codeOf(me))), ['confirmer-not-signer']);
});

test('an answer is for one document, once', async () => {
  const [first, swapped] = [await printed(), await printed()];
  const { body } = await begin(first);
  const told = await finish(swapped, body.id, codeOf(me));
  assert.deepEqual([told.status, told.body.code], [409, 'other-document']);
  assert.equal((await finish(first, body.id, codeOf(me))).status, 201);
  const replayed = await finish(swapped, body.id, codeOf(me));
  assert.deepEqual([replayed.status, replayed.body.code], [409, 'confirmation-over']);
  // A new one ends the one before.
  const before = await begin(swapped);
  const old = codeOf(me);
  await begin(await printed());
  assert.equal((await finish(swapped, before.body.id, old)).status, 409);
});

test('answers are not guessed: five attempts, also at once, then it is over', async () => {
  const pdf = await printed();
  const { body } = await begin(pdf);
  const wrong = await finish(pdf, body.id, '000000');
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body['left']], [422, 'wrong-answer', 4]);
  const tries = await Promise.all(
    Array.from({ length: 12 }, (_, index) => finish(pdf, body.id, `00000${index}`)),
  );
  const codes = tries.map((told) => told.body.code);
  assert.equal(codes.filter((code) => code === 'wrong-answer').length, 4);
  assert.equal((await finish(pdf, body.id, codeOf(me))).body.code, 'confirmation-over');
  for (const id of ['', 'x', '%00', '../submissions', 'a'.repeat(5000)]) {
    const told = await finish(pdf, encodeURIComponent(id), codeOf(me));
    assert.ok(told.status === 409 || told.status === 404, `${id.slice(0, 20)}: ${told.status}`);
  }
});

test('it ends by itself, and nobody is asked without a pause', async () => {
  const pdf = await printed();
  const { body } = await begin(pdf);
  today = new Date(now.getTime() + 5 * 60_000);
  assert.equal((await finish(pdf, body.id, codeOf(me))).body.code, 'confirmation-over');
  today = now;
  const careful = openDesk({ confirmation: { port, sealer, takes: () => true } });
  asked = 0;
  sessions.set('session=fresh', { ...me, account: 'vneid:9' });
  assert.equal((await begin(pdf, 'session=fresh', careful)).status, 201);
  const told = await begin(pdf, 'session=fresh', careful);
  assert.deepEqual([told.status, told.body.code, asked], [429, 'asked-just-now', 1]);
});

test('only a whole, unsigned print of a procedure that may be confirmed', async () => {
  const pdf = await printed();
  const [place] = requiredSigners(ct01, answers);
  const signed = await signAs(pdf, citizens, place!.id, me);
  assert.deepEqual(against(await begin(signed)), ['signed-not-confirmed']);
  const touched = pdf.slice();
  touched[Math.floor(touched.length / 2)]! ^= 1;
  assert.notDeepEqual(await begin(touched).then(({ status }) => status), 201);
  const appended = new Uint8Array([...pdf, ...new TextEncoder().encode('\n% more\n')]);
  assert.equal((await begin(appended)).status, 422);
  const strict = openDesk({ confirmation: { port, sealer, takes: () => false } });
  assert.deepEqual(against(await begin(pdf, 'session=me', strict)), ['tier-not-taken']);
  assert.equal(asked, 0, 'no code was sent');
  const without = createDesk({ procedures: [ct01], trust: [citizens.root], store, now: () => now });
  assert.equal((await begin(pdf, 'session=me', without)).status, 404);
});

test('what was announced on paper or withdrawn is not confirmed beside it', async () => {
  const pdf = await printed();
  const { receipt } = await desk.accept(pdf, 'paper');
  assert.ok(receipt);
  assert.deepEqual(against(await begin(pdf)), ['sent-before']);
  await desk.withdraw(receipt.code, 'citizen');
  assert.deepEqual(against(await begin(pdf)), ['sent-before']);
});

test('the sealed file is no signed submission, and the receipt of another account is not told', async () => {
  const pdf = await printed();
  const { body } = await begin(pdf);
  const taken = await finish(pdf, body.id, codeOf(me));
  const { code, sha256 } = taken.body['receipt'] as { code: string; sha256: string };
  const sealed = await store.record.confirmation(code);
  const told = await desk.accept(sealed!.pdf);
  assert.equal(told.receipt, undefined);
  const theirs = await finish(pdf, body.id, codeOf(me), 'session=other');
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
  const { body } = await begin(pdf);
  const taken = await finish(pdf, body.id, codeOf(me));
  const { code } = taken.body['receipt'] as { code: string };
  const evidence = (await store.findByCode(code))!.verdict.confirmation!;
  const known = knownAgency(agency, true);
  const official = { officialTrust: [government.root], agency: known, now };
  const verdictOf = async (file: Uint8Array): Promise<string[]> => {
    const found = await checkConfirmation(file, official);
    assert.equal(found.evidence, undefined);
    return found.reasons.map((one) => one.code);
  };
  const moved = await sealConfirmation(elsewhere, evidence, sealer, now);
  assert.deepEqual(await verdictOf(moved.pdf), ['confirmation-differs']);
  const stranger = await certified(government, 'Ủy ban nhân dân phường Bến Thành');
  const forged = await sealConfirmation(pdf, evidence, stranger, now);
  assert.deepEqual(await verdictOf(forged.pdf), ['seal-of-other-agency']);
  const own = await certified(citizens, organization);
  const faked = await sealConfirmation(pdf, evidence, own, now);
  assert.deepEqual(await verdictOf(faked.pdf), ['unknown-issuer']);
  const plain = await signPdf(pdf, sealer, {
    field: confirmationField,
    signedAt: new Date('2026-11-23T02:00:00Z'),
  });
  assert.deepEqual(await verdictOf(plain), ['confirmation-differs']);
  assert.deepEqual(await verdictOf(pdf), ['confirmation-missing']);
  // After a citizen's signature it is about other bytes than those confirmed.
  const [place] = requiredSigners(ct01, answers);
  const signed = await signAs(pdf, citizens, place!.id, me);
  const late = await sealConfirmation(signed, evidence, sealer, now);
  assert.deepEqual(await verdictOf(late.pdf), ['confirmation-differs']);
});

test('a desk whose seal is not its agency’s takes nothing', async () => {
  const stranger = await certified(government, 'Ủy ban nhân dân phường Bến Thành');
  const errors: unknown[] = [];
  const wrong = openDesk({
    confirmation: { port, sealer: stranger, takes: () => true, pauseSeconds: 0 },
    onError: (error) => errors.push(error),
  });
  const pdf = await printed();
  const { body } = await begin(pdf, 'session=me', wrong);
  assert.equal((await finish(pdf, body.id, codeOf(me), 'session=me', wrong)).status, 500);
  assert.equal((errors[0] as { code?: string }).code, 'sealer-unsuitable');
  assert.equal(await store.findByHash(await sha256Hex(pdf)), undefined);
  assert.throws(
    () => openDesk({ accepts: ['signed', 'confirmed'], confirmation: undefined as never }),
    RangeError,
  );
  assert.throws(() => openDesk({ accepts: ['signed'] }), RangeError);
});

test('a record is read strictly', () => {
  assert.equal(readEvidence(undefined), undefined);
  for (const text of ['', '{', 'null', '[]', '{"type":"authenticated-confirmation","version":1}']) {
    assert.equal(readEvidence(text), undefined);
  }
  assert.equal(readEvidence(`"${'x'.repeat(9000)}"`), undefined);
});
