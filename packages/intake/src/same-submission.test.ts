import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { extendPdf } from '@tokhai/signing';
import { createTestTsa, testRevocation, type TestAuthority } from '@tokhai/signing/testing';
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
import { signatureString } from './testing/tamper.ts';

let authority: TestAuthority;
let store: DeskStore;
let desk: Desk;
let printed: Uint8Array;
const person = { name: 'Ma', identity: '092050000001' };

before(async () => {
  const procedure = await loadProcedure('ct01');
  [authority, store] = await Promise.all([createAuthority(), pgliteStore()]);
  desk = createDesk({ procedures: [procedure], trust: [authority.root], store, now: () => now });
  printed = await print(procedure, await loadExample(procedure, 'ct01', 'minimal'));
});
after(() => store.close());

const sign = () => signAs(printed, authority, 'nguoiKeKhai', person);

/** The same file to everybody who reads it, with capitals in the digits of the signature. */
function inCapitals(pdf: Uint8Array): Uint8Array {
  const { start, end } = signatureString(pdf);
  const written = pdf.slice();
  const digits = Buffer.from(pdf.subarray(start, end)).toString('latin1').toUpperCase();
  written.set(Buffer.from(digits, 'latin1'), start);
  assert.notDeepEqual(written, pdf);
  return written;
}

test('one signature makes one dossier, however its file is written', async () => {
  const signed = await sign();
  const { receipt } = await desk.accept(signed);
  assert.ok(receipt);
  const tsa = await createTestTsa(authority, {
    now: () => now,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2030-01-01T00:00:00Z'),
  });
  const extended = await extendPdf(signed, {
    ...{ level: 'B-LTA', timestamp: tsa.timestamp, trust: [authority.root], at: now },
    fetchRevocation: testRevocation(authority, { now: () => now }).port,
  });
  for (const file of [inCapitals(signed), extended]) {
    const again = await desk.accept(file);
    assert.equal(again.verdict.indication, 'passed', JSON.stringify(again.verdict.reasons));
    assert.deepEqual(again.receipt, receipt);
    assert.equal(again.created, false);
  }
  assert.equal((await store.list()).length, 1);
  // Signed once more it is another one.
  assert.equal((await desk.accept(await sign())).created, true);
});

test('two files of one signature at the same moment make one dossier', async () => {
  const signed = await sign();
  const before = (await store.list()).length;
  const [one, other] = await Promise.all([desk.accept(signed), desk.accept(inCapitals(signed))]);
  assert.deepEqual(one.receipt, other.receipt);
  assert.equal((await store.list()).length, before + 1);
});

test('what was withdrawn does not come back in another file', async () => {
  const signed = await sign();
  const { receipt } = await desk.accept(signed);
  await desk.withdraw(receipt?.code ?? '', 'citizen');
  const { verdict, receipt: again } = await desk.accept(inCapitals(signed));
  assert.equal(again, undefined);
  assert.deepEqual(
    verdict.reasons.map(({ code }) => code),
    ['withdrawn-before'],
  );
});
