import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import { readSubmission } from '@tokhai/pdf';
import type { Procedure } from '@tokhai/procedure';
import type { TestAuthority } from '@tokhai/signing/testing';
import fc from 'fast-check';
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
import { signatureString, withDataOf, withEmptiedPage } from './testing/tamper.ts';

let procedure: Procedure;
let answers: Answers;
let authority: TestAuthority;
let store: DeskStore;
let desk: Desk;
let printed: Uint8Array;

/** The attacker signs with a valid certificate of the person named in the form. */
const person = { name: 'Ma', identity: '092050000001' };
const signIt = (pdf: Uint8Array) => signAs(pdf, authority, 'nguoiKeKhai', person);

before(async () => {
  [procedure, authority, store] = await Promise.all([
    loadProcedure('ct01'),
    createAuthority(),
    pgliteStore(),
  ]);
  answers = await loadExample(procedure, 'ct01', 'minimal');
  desk = createDesk({ procedures: [procedure], trust: [authority.root], store, now: () => now });
  printed = await print(procedure, answers);
});
after(async () => {
  assert.deepEqual(await store.list(), [], 'an attack left a dossier');
  await store.close();
});

async function reasonsFor(pdf: Uint8Array): Promise<string[]> {
  const { verdict, receipt } = await desk.accept(pdf);
  assert.equal(receipt, undefined);
  assert.notEqual(verdict.indication, 'passed');
  return verdict.reasons.map((reason) => reason.code);
}

/** Prints other answers until their data packs to the length of ours, so that it fits in place. */
async function withOtherData(): Promise<Uint8Array> {
  for (let digit = 0; digit < 100; digit++) {
    const soDienThoai = `09121${String(digit).padStart(2, '0')}456`;
    const edited = withDataOf(printed, await print(procedure, { ...answers, soDienThoai }));
    const read = edited && (await readSubmission(edited).catch(() => undefined));
    if (edited && read?.answers['soDienThoai'] === soDienThoai) return edited;
  }
  throw new Error('no data of the same length was found');
}

test('data edited inside the PDF before an honest signature: the print gives it away', async () => {
  const codes = await reasonsFor(await signIt(await withOtherData()));
  assert.ok(codes.includes('renders-differently'), codes.join());
});

test('data edited inside the PDF after the signature', async () => {
  const signed = await signIt(printed);
  const edited = signed.slice();
  edited.set((await withOtherData()).subarray(0, printed.length - 1), 0);
  assert.ok((await reasonsFor(edited)).includes('digest-mismatch'));
});

test('a page emptied by an update before an honest signature', async () => {
  const codes = await reasonsFor(await signIt(withEmptiedPage(printed)));
  assert.ok(codes.includes('changed-before-signing'), codes.join());
});

test('a page emptied by an update after the signature', async () => {
  const codes = await reasonsFor(withEmptiedPage(await signIt(printed)));
  assert.ok(codes.includes('modified-after-signing'), codes.join());
});

test('answers to questions that are not asked, hidden in the data', async () => {
  // The printer leaves them out of the data, so no PDF that holds them is the print of its data.
  const hidden = await print(procedure, { ...answers, hoTenChuHo: 'Nguyễn Văn Bình' });
  assert.deepEqual(Buffer.from(hidden), Buffer.from(printed));
});

test('damaged bytes are refused, wherever they are, and never break the desk', async () => {
  const signed = await signIt(printed);
  const { start, end } = signatureString(signed);
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: signed.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        // Upper and lower case of the signature's own hexadecimal digits mean the same.
        fc.pre(at < start || at >= end);
        const damaged = signed.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        assert.notDeepEqual(await reasonsFor(damaged), []);
      },
    ),
    { numRuns: 60 },
  );
});

test('a file cut off anywhere is refused and never breaks the desk', async () => {
  const signed = await signIt(printed);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: signed.length - 2 }), async (length) => {
      assert.notDeepEqual(await reasonsFor(signed.subarray(0, length)), []);
    }),
    { numRuns: 40 },
  );
});

test('random bytes that begin like a PDF are refused and never break the desk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
      const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]);
      assert.notDeepEqual(await reasonsFor(pdf), []);
    }),
    { numRuns: 40 },
  );
});
