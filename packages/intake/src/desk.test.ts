import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Answers } from '@tokhai/answers';
import type { Procedure } from '@tokhai/procedure';
import { testRevocation, type TestAuthority } from '@tokhai/signing/testing';
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
let child: Procedure;
let minimal: Answers;
let authority: TestAuthority;
let store: DeskStore;
let desk: Desk;
/** CT01 with one signer, signed as it should be. */
let signed: Uint8Array;

const head = { name: 'Ma', identity: '092050000001' };

before(async () => {
  [ct01, child, authority, store] = await Promise.all([
    loadProcedure('ct01'),
    loadProcedure('con-thuong-binh'),
    createAuthority(),
    pgliteStore(),
  ]);
  minimal = await loadExample(ct01, 'ct01', 'minimal');
  desk = createDesk({
    procedures: [ct01, child],
    trust: [authority.root],
    store,
    agency: 'H48',
    now: () => now,
  });
  signed = await signAs(await print(ct01, minimal), authority, 'nguoiKeKhai', head);
});
after(() => store.close());

/** Asserts that the desk refuses a PDF for a reason and keeps nothing. */
async function assertRefused(
  pdf: Uint8Array,
  code: string,
  indication: 'failed' | 'indeterminate' = 'failed',
  at: Desk = desk,
): Promise<void> {
  const before = (await store.list({ limit: 200 })).length;
  const { verdict, receipt } = await at.accept(pdf);
  assert.equal(receipt, undefined, 'a receipt was given');
  assert.ok(
    verdict.reasons.some((reason) => reason.code === code),
    `expected ${code}, got ${verdict.reasons.map((reason) => reason.code).join(', ')}`,
  );
  assert.equal(verdict.indication, indication);
  assert.equal((await store.list({ limit: 200 })).length, before, 'something was kept');
}

test('accepts a signed submission and gives a receipt', async () => {
  const { verdict, receipt, created } = await desk.accept(signed);
  assert.deepEqual(
    verdict.reasons.filter(({ severity }) => severity !== 'information'),
    [],
  );
  assert.equal(verdict.indication, 'passed');
  assert.equal(verdict.rendersIdentically, true);
  assert.deepEqual(verdict.answers, minimal);
  assert.equal(verdict.signatures[0]?.signer?.name, 'Ma');
  assert.equal(created, true);
  assert.match(receipt?.code ?? '', /^H48-261123-\d{4}$/);
  assert.equal(receipt?.receivedAt, '2026-11-23T10:00:00+07:00');
  assert.equal(receipt?.procedure, ct01.id);
  assert.deepEqual(await store.pdf(receipt?.code ?? ''), signed);
});

test('gives the same receipt for the same PDF, also when it comes twice at once', async () => {
  const pdf = await signAs(await print(ct01, minimal), authority, 'nguoiKeKhai', head);
  const [first, second] = await Promise.all([desk.accept(pdf), desk.accept(pdf)]);
  const third = await desk.accept(pdf);
  assert.deepEqual(first.receipt, second.receipt);
  assert.deepEqual(first.receipt, third.receipt);
  assert.deepEqual([first.created, second.created, third.created], [true, false, false]);
  const codes = (await store.list({ limit: 200 })).map((line) => line.receipt.code);
  assert.equal(codes.filter((code) => code === first.receipt?.code).length, 1);
});

test('accepts attached files and counts the deadline in working days', async () => {
  const answers = await loadExample(child, 'con-thuong-binh', 'valid');
  const pdf = await print(child, answers, { files: await loadFiles('con-thuong-binh') });
  const person = { name: String(answers['hoTen']), identity: String(answers['soDinhDanh']) };
  const { verdict, receipt } = await desk.accept(await signAs(pdf, authority, 'nguoiKy', person));
  assert.equal(verdict.indication, 'passed', JSON.stringify(verdict.reasons));
  // Received on a Monday, five working days.
  assert.equal(receipt?.dueOn, '2026-11-30');
});

test('refuses an attached file that is not there, or not what the form says it is', async () => {
  const answers = await loadExample(child, 'con-thuong-binh', 'valid');
  const person = { name: String(answers['hoTen']), identity: String(answers['soDinhDanh']) };
  const without = await print(child, answers);
  await assertRefused(await signAs(without, authority, 'nguoiKy', person), 'file-missing');

  const files = await loadFiles('con-thuong-binh');
  const giayChungNhan = { ...(answers['giayChungNhan'] as object), type: 'image/png' };
  const disguised = await print(child, { ...answers, giayChungNhan }, { files });
  await assertRefused(await signAs(disguised, authority, 'nguoiKy', person), 'file-differs');
});

test('two people sign CT01 one after the other; one of them alone is not enough', async () => {
  const answers = await loadExample(ct01, 'ct01', 'valid');
  const wife = { name: String(answers['hoTen']), identity: String(answers['soDinhDanh']) };
  const husband = {
    name: String(answers['hoTenChuHo']).toUpperCase(),
    identity: String(answers['soDinhDanhChuHo']),
  };
  const once = await signAs(await print(ct01, answers), authority, 'nguoiKeKhai', wife);
  await assertRefused(once, 'required-signature-missing');
  const { verdict } = await desk.accept(await signAs(once, authority, 'chuHo', husband));
  assert.equal(verdict.indication, 'passed', JSON.stringify(verdict.reasons));
  assert.deepEqual(
    verdict.signatures.map(({ field, indication }) => [field, indication]),
    [
      ['nguoiKeKhai', 'TOTAL-PASSED'],
      ['chuHo', 'TOTAL-PASSED'],
    ],
  );
});

test('refuses a changed byte anywhere in what was signed', async () => {
  for (const share of [0.1, 0.35, 0.6]) {
    const changed = signed.slice();
    const at = Math.floor(changed.length * share);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { verdict, receipt } = await desk.accept(changed);
    assert.equal(receipt, undefined);
    assert.notEqual(verdict.indication, 'passed');
  }
});

test('refuses bytes after the end', async () => {
  await assertRefused(Buffer.concat([signed, Buffer.from('\n% more\n')]), 'modified-after-signing');
});

test('refuses a signer whose authority is not trusted', async () => {
  const other = await createAuthority();
  const pdf = await signAs(await print(ct01, minimal), other, 'nguoiKeKhai', head);
  await assertRefused(pdf, 'unknown-issuer', 'indeterminate');
});

test('refuses an expired certificate', async () => {
  const later = createDesk({
    procedures: [ct01],
    trust: [authority.root],
    store,
    now: () => new Date('2027-12-01T00:00:00Z'),
  });
  const pdf = await signAs(await print(ct01, minimal), authority, 'nguoiKeKhai', head);
  await assertRefused(pdf, 'certificate-expired', 'indeterminate', later);
});

test('refuses a submission nobody signed, and a signed PDF that is none of ours', async () => {
  await assertRefused(await print(ct01, minimal), 'no-signature', 'indeterminate');
  const { tinyPdf } = await import('@tokhai/signing/testing');
  const foreign = await signAs(tinyPdf(), authority, 'ChuKy', head);
  await assertRefused(foreign, 'not-a-submission');
});

test('refuses what is no PDF, whatever it is', async () => {
  await assertRefused(new Uint8Array(), 'not-a-pdf');
  await assertRefused(new TextEncoder().encode('<html></html>'), 'not-a-pdf');
  await assertRefused(new Uint8Array(1000), 'not-a-pdf');
  await assertRefused(signed.subarray(1000), 'not-a-pdf');
  await assertRefused(new Uint8Array(50_000_000), 'too-large');
});

test('refuses somebody else than the form names', async () => {
  const pdf = await print(ct01, minimal);
  const other = { name: 'Ma', identity: '092050000002' };
  await assertRefused(
    await signAs(pdf, authority, 'nguoiKeKhai', other),
    'signer-identity-mismatch',
  );
  await assertRefused(
    await signAs(pdf, authority, 'nguoiKeKhai', { name: 'Mi' }),
    'signer-name-mismatch',
  );
});

test('warns the officer of names and numbers that it could not compare for certain', async () => {
  const pdf = await print(ct01, minimal);
  const warnings = async (person: { name: string; identity?: string }) => {
    const { verdict } = await desk.accept(await signAs(pdf, authority, 'nguoiKeKhai', person));
    assert.equal(verdict.indication, 'passed');
    return verdict.reasons
      .filter(({ severity }) => severity === 'warning')
      .map((reason) => reason.code);
  };
  assert.deepEqual(await warnings({ ...head, name: 'Ma A' }), ['signer-name-differs']);
  assert.deepEqual(await warnings({ ...head, name: 'MẠ' }), ['signer-name-differs']);
  assert.deepEqual(await warnings({ name: 'MA' }), ['signer-identity-unproven']);
  assert.deepEqual(await warnings({ name: 'MẠ' }), ['signer-name-accents']);
});

test('refuses a signature in a place that the form does not have', async () => {
  const pdf = await signAs(signed, authority, 'ThemVao', head);
  await assertRefused(pdf, 'signature-place-unknown');
});

test('refuses a form it does not take, another version of one, and one out of force', async () => {
  const others = createDesk({
    procedures: [child],
    trust: [authority.root],
    store,
    now: () => now,
  });
  const pdf = await signAs(await print(ct01, minimal), authority, 'nguoiKeKhai', head);
  await assertRefused(pdf, 'unknown-procedure', 'failed', others);

  const { readProcedure } = await import('@tokhai/procedure');
  const changed = readProcedure({ ...ct01.file, description: 'Bản khác' });
  const versions = createDesk({
    procedures: [changed],
    trust: [authority.root],
    store,
    now: () => now,
  });
  await assertRefused(pdf, 'unknown-procedure', 'failed', versions);

  const ended = readProcedure({
    ...ct01.file,
    procedure: { ...ct01.file.procedure, effectiveTo: '2026-11-22' },
  });
  const late = createDesk({ procedures: [ended], trust: [authority.root], store, now: () => now });
  const old = await signAs(await print(ended, minimal), authority, 'nguoiKeKhai', head);
  await assertRefused(old, 'procedure-not-in-force', 'failed', late);
});

test('takes a submission of the older version within its grace, told in words of the new one', async () => {
  const { readProcedure } = await import('@tokhai/procedure');
  const about = ct01.file.procedure;
  const ended = (acceptedUntil: string) =>
    readProcedure({
      ...ct01.file,
      procedure: { ...about, effectiveTo: '2026-11-22', acceptedUntil },
    });
  const text = JSON.stringify(ct01.file).replaceAll('"soDienThoai"', '"dienThoai"');
  const renamed = JSON.parse(text) as typeof ct01.file;
  const current = readProcedure({
    ...renamed,
    $id: ct01.id.replace('procedure.json', '2027.json'),
    procedure: {
      ...renamed.procedure,
      effectiveFrom: '2026-11-23',
      migrations: [
        {
          from: ct01.id,
          renamed: [{ question: 'soDienThoai', to: 'dienThoai' }],
          tightened: [{ question: 'noiDung', message: 'Ghi rõ nơi chuyển đến.' }],
        },
      ],
    },
  });
  const within = ended('2026-12-31');
  const deskOf = (old: typeof within) =>
    createDesk({ procedures: [old, current], trust: [authority.root], store, now: () => now });
  const made = { createdAt: '2026-11-22T08:00:00+07:00' };
  const sign = async (old: typeof within, options = made) =>
    signAs(await print(old, minimal, options), authority, 'nguoiKeKhai', head);
  const { verdict, receipt } = await deskOf(within).accept(await sign(within));
  assert.equal(verdict.indication, 'passed');
  assert.ok(receipt);
  assert.deepEqual(
    verdict.reasons.map(({ code }) => code).filter((code) => /version|changed/.test(code)),
    ['answers-changed-since', 'older-version-taken'],
  );
  assert.equal(verdict.inForce?.procedure, current.id);
  assert.equal(verdict.inForce.answers['dienThoai'], minimal['soDienThoai']);
  assert.equal(verdict.inForce.answers['soDienThoai'], undefined);
  assert.equal(verdict.answers?.['soDienThoai'], minimal['soDienThoai']);
  assert.deepEqual(
    verdict.inForce.changed.map(({ question, code }) => [question, code]),
    [['noiDung', 'tightened']],
  );
  // Filled in only after the new version was in force, or handed in after the grace.
  const today = { createdAt: '2026-11-23T08:00:00+07:00' };
  const late = await sign(within, today);
  await assertRefused(late, 'procedure-not-in-force', 'failed', deskOf(within));
  const over = ended('2026-11-22');
  await assertRefused(await sign(over), 'procedure-not-in-force', 'failed', deskOf(over));
});

test('refuses answers that are not valid, although they were printed and signed', async () => {
  const answers = { ...minimal, soDienThoai: '123', ngaySinh: '2027-01-01' };
  const pdf = await signAs(await print(ct01, answers), authority, 'nguoiKeKhai', head);
  await assertRefused(pdf, 'answers-invalid');
  const { verdict } = await desk.accept(pdf);
  assert.deepEqual(
    verdict.issues?.map(({ path, code }) => [path, code]),
    [
      ['/ngaySinh', 'date-future'],
      ['/soDienThoai', 'pattern'],
    ],
  );
});

test('takes what looks unusual and was kept, and tells the officer', async () => {
  const answers = { ...minimal, soDienThoai: '0123456789' };
  const { verdict } = await desk.accept(
    await signAs(await print(ct01, answers), authority, 'nguoiKeKhai', head),
  );
  assert.equal(verdict.indication, 'passed');
  assert.deepEqual(
    verdict.overruled?.map(({ path, code }) => [path, code]),
    [['/soDienThoai', 'phone-prefix']],
  );
  const told = verdict.reasons.find(({ code }) => code === 'answers-overruled');
  assert.deepEqual([told?.severity, told?.params], ['warning', { count: 1 }]);
});

test('refuses an address whose names are not those of its codes', async () => {
  const coQuan = { ...(minimal['coQuan'] as object), commune: 'Phường Cái Răng' };
  const pdf = await print(ct01, { ...minimal, coQuan });
  await assertRefused(await signAs(pdf, authority, 'nguoiKeKhai', head), 'answers-invalid');
});

test('refuses a form that was filled in later than now', async () => {
  const pdf = await print(ct01, minimal, { createdAt: '2026-11-23T11:00:00+07:00' });
  await assertRefused(await signAs(pdf, authority, 'nguoiKeKhai', head), 'created-in-future');
});

test('keeps its dossiers over a restart', async () => {
  const home = await mkdtemp(join(tmpdir(), 'tokhai-desk-'));
  try {
    const open = async () => {
      const kept = await pgliteStore(home);
      return {
        kept,
        desk: createDesk({
          procedures: [ct01],
          trust: [authority.root],
          store: kept,
          now: () => now,
        }),
      };
    };
    const first = await open();
    const { receipt } = await first.desk.accept(signed);
    await first.kept.close();
    const second = await open();
    const again = await second.desk.accept(signed);
    assert.deepEqual([again.receipt, again.created], [receipt, false]);
    assert.equal((await second.kept.findByCode(receipt?.code ?? ''))?.state, 'received');
    await second.kept.close();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

test('refuses an agency code that cannot begin a dossier code', () => {
  assert.throws(
    () => createDesk({ procedures: [], trust: [], store, agency: 'bad code' }),
    RangeError,
  );
});

test('a revoked certificate is refused, an unknown status only where it is required', async () => {
  const services = testRevocation(authority, { now: () => now });
  const options = { procedures: [ct01], trust: [authority.root], store, now: () => now };
  const asking = createDesk({ ...options, fetchRevocation: services.port });
  const good = await asking.accept(signed);
  assert.equal(good.verdict.indication, 'passed');
  // The provider's own certificate is the easiest to lay hands on here.
  services.revoke(authority.intermediate, new Date(now.getTime() - 1000));
  const other = await signAs(await print(ct01, minimal), authority, 'nguoiKeKhai', head);
  await assertRefused(other, 'issuer-revoked', 'indeterminate', asking);
  const silent = createDesk({ ...options, revocation: 'require' });
  await assertRefused(other, 'revocation-unknown', 'indeterminate', silent);
});
