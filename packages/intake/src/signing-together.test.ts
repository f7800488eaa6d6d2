import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { requiredSigners, signerName, type Answers } from '@tokhai/answers';
import { readProcedure, type Procedure } from '@tokhai/procedure';
import type { TestAuthority } from '@tokhai/signing/testing';
import { checkSubmission } from './check-submission.ts';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from './testing/submissions.ts';

let ct01: Procedure;
let four: Answers;
let authority: TestAuthority;

before(async () => {
  [ct01, authority] = await Promise.all([loadProcedure('ct01'), createAuthority()]);
  four = await loadExample(ct01, 'ct01', 'four-signers');
});

/** The four signers of CT01 sign one after another; what the desk finds wrong with it. */
async function signedInOrder(procedure: Procedure, order: readonly string[]): Promise<string[]> {
  let pdf = await print(procedure, four);
  for (const id of order) {
    const place = requiredSigners(procedure, four).find((one) => one.id === id);
    assert.ok(place);
    const identity = four[place.identity ?? ''] as string;
    pdf = await signAs(pdf, authority, id, { name: signerName(place, four) ?? '', identity });
  }
  const options = { procedures: [procedure], trust: [authority.root], now };
  const { verdict } = await checkSubmission(pdf, options);
  assert.equal(verdict.signatures.length, order.length);
  return verdict.reasons.flatMap(({ code, severity, params }) =>
    severity === 'information' ? [] : [`${code} ${String(params['field'])}`],
  );
}

/** CT01 in which the person who fills in signs last but one, and the owner of the house last. */
function ordered(): Procedure {
  const file = structuredClone(ct01.file) as { procedure: { signers: Array<{ id: string }> } };
  const { signers } = file.procedure;
  const owner = signers.find(({ id }) => id === 'chuSoHuu');
  assert.ok(owner);
  const others = signers.filter((signer) => signer !== owner);
  file.procedure.signers = [...others, Object.assign(owner, { after: ['nguoiKeKhai', 'chuHo'] })];
  return readProcedure(file);
}

test('four people sign in any order', async () => {
  const order = ['nguoiKeKhai', 'giamHo', 'chuSoHuu', 'chuHo'];
  assert.deepEqual(await signedInOrder(ct01, order), []);
});

test('the order that a procedure sets is kept', async () => {
  const procedure = ordered();
  assert.deepEqual(
    await signedInOrder(procedure, ['nguoiKeKhai', 'chuHo', 'chuSoHuu', 'giamHo']),
    [],
  );
  assert.deepEqual(await signedInOrder(procedure, ['chuHo', 'chuSoHuu', 'giamHo', 'nguoiKeKhai']), [
    'signed-out-of-order chuSoHuu',
  ]);
});
