import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { sealField, signPdf, webCryptoSigner, type Signer } from '@tokhai/signing';
import type { IssueOptions, TestAuthority } from '@tokhai/signing/testing';
import { knownAgency, type Agency } from './agency.ts';
import { checkResult } from './check-result.ts';
import { createDesk, type Desk } from './desk.ts';
import { pgliteStore } from './pglite-store.ts';
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

let ct01: Procedure;
let mau11: Procedure;
/** For citizens, and the government's own. */
let citizens: TestAuthority;
let government: TestAuthority;
const phuong = 'Ủy ban nhân dân phường Sài Gòn';
const agency = { code: 'H48', seals: [{ subject: { O: phuong } }] };
let store: DeskStore;
let desk: Desk;

before(async () => {
  [ct01, mau11, citizens, government, store] = await Promise.all([
    loadProcedure('ct01'),
    loadProcedure('ncc-mau11'),
    createAuthority(),
    createAuthority(),
    pgliteStore(),
  ]);
  desk = createDesk({
    procedures: [ct01, mau11],
    trust: [citizens.root],
    officialTrust: [government.root],
    agency,
    store,
    now: () => now,
  });
});
after(() => store.close());

/** Hands in an example that its citizens signed; the dossier code. */
async function received(procedure: Procedure, folder: string, example: string): Promise<string> {
  const answers = await loadExample(procedure, folder, example);
  const files = await loadFiles(folder).catch(() => new Map<string, Uint8Array>());
  let pdf = await print(procedure, answers, { files });
  for (const place of requiredSigners(procedure, answers)) {
    const identity = (place.identity ?? '')
      .split('/')
      .reduce<unknown>((value, step) => (value as Answers | undefined)?.[step], answers);
    const name = signerName(place, answers) ?? '';
    const person = { name, ...(typeof identity === 'string' ? { identity } : {}) };
    pdf = await signAs(pdf, citizens, place.id, person);
  }
  const { receipt, verdict } = await desk.accept(pdf);
  assert.ok(receipt, verdict.reasons.map(({ code }) => code).join(', '));
  return receipt.code;
}

async function certified(
  authority: TestAuthority,
  more: Partial<IssueOptions> = {},
): Promise<Signer> {
  const { privateKey, chain } = await authority.issue({
    commonName: phuong,
    organization: phuong,
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2027-11-01T00:00:00Z'),
    ...more,
  });
  assert.ok(privateKey);
  return webCryptoSigner({ privateKey, certificates: [...chain] });
}

test('an officer signs in the place of the form; citizens and agency are told apart', async () => {
  const code = await received(mau11, 'ncc-mau11', 'valid');
  const original = await store.pdf(code);
  const { pdf, verdict, sha256 } = await desk.countersign(code, {
    signer: await certified(government),
    by: 'officer 12',
  });
  assert.equal(verdict.indication, 'passed');
  const officer = mau11.signers.find(({ role }) => role === 'officer');
  assert.deepEqual(
    verdict.agency.map(({ field }) => field),
    [officer?.id],
  );
  assert.equal(verdict.agency[0]?.signer?.name, 'Ủy ban nhân dân phường Sài Gòn');
  assert.ok(verdict.citizens.length > 0);
  assert.ok(verdict.citizens.every(({ indication }) => indication === 'TOTAL-PASSED'));
  // The citizens' file stays as it was received, and is where the agency's begins.
  assert.deepEqual(await store.pdf(code), original);
  assert.deepEqual(pdf.subarray(0, original?.length), original);
  assert.equal((await store.findByCode(code))?.state, 'countersigned');
  assert.deepEqual((await store.record.result(code))?.pdf, new Uint8Array(pdf));
  assert.deepEqual(await store.record.events(code), [
    {
      at: '2026-11-23T10:00:00+07:00',
      action: 'countersigned',
      by: 'officer 12',
      details: { place: officer?.id, sha256 },
    },
  ]);
});

test('a form without a place for officers is sealed invisibly, once', async () => {
  const code = await received(ct01, 'ct01', 'minimal');
  const signer = await certified(government);
  const { verdict } = await desk.countersign(code, { signer, by: 'seal' });
  assert.deepEqual(
    verdict.agency.map(({ field }) => field),
    [sealField],
  );
  await assert.rejects(desk.countersign(code, { signer, by: 'seal' }), { code: 'place-signed' });
  assert.equal((await store.record.events(code)).length, 1);
});

test('a certificate of a citizen does not pass as an officer’s, and nothing is kept of it', async () => {
  const code = await received(ct01, 'ct01', 'two-signers');
  const signer = await certified(citizens);
  await assert.rejects(desk.countersign(code, { signer, by: 'x' }), {
    code: 'signature-not-passed',
  });
  assert.equal((await store.findByCode(code))?.state, 'received');
  assert.equal(await store.record.result(code), undefined);
  assert.deepEqual(await store.record.events(code), []);
});

test('another agency under the same root neither seals nor signs, and signs nothing meanwhile', async () => {
  const code = await received(ct01, 'ct01', 'two-signers');
  const other = 'Ủy ban nhân dân phường Bến Thành';
  const strangers = [
    { commonName: other, organization: other },
    // The right name, where anybody may have it written.
    { commonName: phuong, organization: other },
    { commonName: `${other}, O=${phuong}`, organization: other },
    { commonName: phuong, organization: `${phuong} 2` },
    { commonName: phuong, organization: undefined as unknown as string },
  ];
  for (const subject of strangers) {
    const real = await certified(government, subject);
    let asked = 0;
    const signer: Signer = {
      ...real,
      sign: (request) => {
        asked += 1;
        return real.sign(request);
      },
    };
    await assert.rejects(desk.countersign(code, { signer, by: 'x' }), {
      code: 'seal-of-other-agency',
    });
    assert.equal(asked, 0, 'its key was not used');
  }
  assert.equal((await store.findByCode(code))?.state, 'received');
  assert.equal(await store.record.result(code), undefined);
});

test('a pinned certificate seals, and no other of the same name', async () => {
  const [pinned, other] = [await certified(government), await certified(government)];
  const certificate = pinned.certificates[0]!;
  const narrow = createDesk({
    ...{ procedures: [ct01], trust: [citizens.root], store, now: () => now },
    officialTrust: [government.root],
    agency: { code: 'H48', seals: [{ certificate }] },
  });
  const code = await received(ct01, 'ct01', 'two-signers');
  await assert.rejects(narrow.countersign(code, { signer: other, by: 'x' }), {
    code: 'seal-of-other-agency',
  });
  const { verdict } = await narrow.countersign(code, { signer: pinned, by: 'x' });
  assert.equal(verdict.indication, 'passed');
});

test('what another agency sealed elsewhere does not pass as this one’s', async () => {
  const example = await loadExample(ct01, 'ct01', 'minimal');
  const signer = await certified(government, { organization: 'Ủy ban nhân dân phường Bến Thành' });
  const pdf = await signPdf(await print(ct01, example), signer, {
    field: sealField,
    signedAt: new Date('2026-11-23T02:00:00Z'),
  });
  const context = { trust: [citizens.root], officialTrust: [government.root], now };
  const check = (seals: Agency['seals']) =>
    checkResult(pdf, ct01, example, {
      ...context,
      agency: knownAgency({ code: 'H48', seals }, true),
    });
  const refused = await check(agency.seals);
  assert.equal(refused.indication, 'failed');
  assert.deepEqual(
    refused.reasons.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    ['seal-of-other-agency'],
  );
  const theirs = await check([{ subject: { O: 'Ủy ban nhân dân phường Bến Thành' } }]);
  assert.equal(theirs.indication, 'passed');
});

test('a desk under whose roots any agency might seal does not open', () => {
  const options = { procedures: [], trust: [], store, officialTrust: [government.root] };
  for (const open of ['H48', { code: 'H48', seals: [] }]) {
    assert.throws(() => createDesk({ ...options, agency: open }), RangeError);
  }
  for (const subject of [{}, { O: ' ' }]) {
    const vague = { code: 'H48', seals: [{ subject }] };
    assert.throws(() => createDesk({ ...options, agency: vague }), RangeError);
  }
});

test('only dossiers and places that there are', async () => {
  const signer = await certified(government);
  await assert.rejects(desk.countersign('H48-261123-9999', { signer, by: 'x' }), {
    code: 'unknown-dossier',
  });
  const code = await received(ct01, 'ct01', 'four-signers');
  for (const place of ['chuHo', 'khac']) {
    await assert.rejects(desk.countersign(code, { signer, by: 'x', place }), {
      code: 'unknown-place',
    });
  }
});

test('of two who countersign at once the result of one is kept', async () => {
  const [code] = (await store.list()).map(({ receipt }) => receipt.code);
  assert.ok(code);
  const event = {
    at: '2026-11-23T10:00:00+07:00',
    action: 'countersigned',
    by: 'x',
    details: {},
  } as const;
  const result = (digit: string) => ({
    sha256: digit.repeat(64),
    pdf: new Uint8Array([1]),
    verdict: {
      indication: 'passed',
      reasons: [],
      checkedAt: '',
      citizens: [],
      agency: [],
    } as const,
  });
  const change = (digit: string) =>
    store.record.change(code, {
      from: ['received', 'countersigned'],
      to: 'countersigned',
      event,
      result: { now: { ...result(digit), verdict: { ...result(digit).verdict, reasons: [] } } },
    });
  assert.deepEqual([await change('a'), await change('b')], [true, false]);
  assert.equal((await store.record.result(code))?.sha256, 'a'.repeat(64));
  assert.equal((await store.record.events(code)).length, 1, 'the record tells what happened only');
});

test('whoever has the receipt fetches the result or withdraws, where the portal permits it', async () => {
  const options = { procedures: [ct01, mau11], trust: [citizens.root], store, now: () => now };
  const open = createDesk({
    ...options,
    officialTrust: [government.root],
    agency,
    permits: { results: true, withdrawal: true },
    authorize: () => true,
  });
  const ask = (at: Desk, path: string, key?: string) =>
    at.handler(
      new Request(`https://portal.test/submissions/${path}`, {
        method: 'POST',
        body: JSON.stringify({ key }),
      }),
    );
  const code = await received(ct01, 'ct01', 'guardian-declares');
  const { sha256 } = (await store.findByCode(code))!.receipt;
  // The code alone is no proof, nor is a few digits of the hash.
  for (const key of [undefined, '', sha256.slice(0, 15), 'f'.repeat(64), `${sha256}0`]) {
    assert.equal((await ask(open, `${code}/result`, key)).status, 403);
    assert.equal((await ask(open, `${code}/withdrawal`, key)).status, 403);
  }
  assert.equal((await ask(open, `${code}/result`, sha256)).status, 404, 'there is none yet');
  assert.equal((await ask(createDesk(options), `${code}/withdrawal`, sha256)).status, 404);
  const { pdf } = await open.countersign(code, { signer: await certified(government), by: 'x' });
  const spaced = sha256
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})/g, '$1 ');
  const fetched = await ask(open, `${code}/result`, spaced);
  assert.equal(fetched.status, 200);
  assert.deepEqual(new Uint8Array(await fetched.arrayBuffer()), new Uint8Array(pdf));
  assert.equal((await ask(createDesk(options), `${code}/result`, sha256)).status, 404);
  const late = await ask(open, `${code}/withdrawal`, sha256);
  assert.equal(late.status, 409, 'what the agency signed is not withdrawn');
  assert.equal(((await late.json()) as { code: string }).code, 'wrong-state');
  const officer = await open.handler(
    new Request(`https://portal.test/officer/submissions/${code}`),
  );
  const told = (await officer.json()) as { events: unknown[]; result: { sha256: string } };
  assert.equal(told.events.length, 1);
  assert.equal(told.result.sha256, (await store.record.result(code))?.sha256);
  const result = await open.handler(
    new Request(`https://portal.test/officer/submissions/${code}/result`),
  );
  assert.deepEqual(new Uint8Array(await result.arrayBuffer()), new Uint8Array(pdf));
});

test('a withdrawn dossier stays with its record, and is not signed any more', async () => {
  const code = await received(ct01, 'ct01', 'nfd');
  await desk.withdraw(code, 'citizen');
  assert.equal((await store.findByCode(code))?.state, 'withdrawn');
  assert.deepEqual(
    (await store.record.events(code)).map(({ action, by }) => [action, by]),
    [['withdrawn', 'citizen']],
  );
  await assert.rejects(desk.withdraw(code, 'citizen'), { code: 'wrong-state' });
  // The old receipt is not given again: nobody would work on it.
  const again = await desk.accept((await store.pdf(code))!);
  assert.equal(again.receipt, undefined);
  assert.deepEqual(
    again.verdict.reasons.map((reason) => reason.code),
    ['withdrawn-before'],
  );
  const signer = await certified(government);
  await assert.rejects(desk.countersign(code, { signer, by: 'x' }), { code: 'wrong-state' });
  await assert.rejects(desk.withdraw('H48-261123-9999', 'x'), { code: 'unknown-dossier' });
});
