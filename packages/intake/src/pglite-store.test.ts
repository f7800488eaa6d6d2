import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pgliteStore } from './pglite-store.ts';
import { StoreError, type DeskStore, type NewDossier } from './store.ts';

let folder: string;
/** Where the stores on disk lie, one after another. */
let home: string;
let store: DeskStore;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-store-'));
  home = join(folder, 'desk');
  store = await pgliteStore();
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function newDossier(pdf: Uint8Array, sha256: string, day = '2026-11-22'): NewDossier {
  return {
    agency: 'H48',
    day,
    receivedAt: new Date(`${day}T01:30:00Z`),
    receipt: {
      receivedAt: `${day}T08:30:00+07:00`,
      dueOn: '2026-11-27',
      deadline: '05 ngày làm việc',
      contact: { name: 'Ủy ban nhân dân xã' },
      sha256,
      procedure: 'https://tokhai.example/schemas/procedures/mau/procedure.json',
      title: 'Tờ khai mẫu',
    },
    state: 'received',
    verdict: {
      indication: 'passed',
      reasons: [{ code: 'signer-name-differs', severity: 'warning', message: '', params: {} }],
      checkedAt: `${day}T08:30:00+07:00`,
      signatures: [],
      answers: { hoTen: 'Nguyễn Văn Bình', z: 1, a: [{ b: null }] },
    },
    pdf,
  };
}

const hash = (digit: string) => digit.repeat(64);

test('numbers dossiers by agency and day and gives back what was kept', async () => {
  const pdf = new Uint8Array(randomBytes(300_000));
  const first = await store.keep(newDossier(pdf, hash('a')));
  const second = await store.keep(newDossier(new Uint8Array([1]), hash('b')));
  const nextDay = await store.keep(newDossier(new Uint8Array(), hash('c'), '2026-11-23'));
  assert.deepEqual(
    [first, second, nextDay].map((kept) => [kept.dossier.receipt.code, kept.created]),
    [
      ['H48-261122-0001', true],
      ['H48-261122-0002', true],
      ['H48-261123-0001', true],
    ],
  );
  assert.deepEqual(await store.pdf('H48-261122-0001'), pdf);
  assert.deepEqual(await store.findByCode('H48-261122-0001'), first.dossier);
  assert.deepEqual(await store.findByHash(hash('b')), second.dossier);
  // Keys come out in the order in which they went in, which is the order of the form.
  const found = await store.findByHash(hash('a'));
  assert.deepEqual(Object.keys(found?.verdict.answers ?? {}), ['hoTen', 'z', 'a']);
  assert.equal(await store.findByCode('H48-261122-9999'), undefined);
  assert.equal(await store.pdf("' or 1=1 --"), undefined);
});

test('keeps the same PDF once, even when it comes twice at the same moment', async () => {
  const kept = await Promise.all(
    Array.from({ length: 5 }, () =>
      store.keep(newDossier(new Uint8Array([1]), hash('d'), '2026-11-24')),
    ),
  );
  assert.equal(kept.filter((one) => one.created).length, 1);
  assert.deepEqual([...new Set(kept.map((one) => one.dossier.receipt.code))], ['H48-261124-0001']);
  // The numbers that were not used are given to the next dossier.
  const next = await store.keep(newDossier(new Uint8Array([2]), hash('e'), '2026-11-24'));
  assert.equal(next.dossier.receipt.code, 'H48-261124-0002');
  const lines = await store.list();
  assert.equal(lines.filter((line) => line.receipt.code.startsWith('H48-261124')).length, 2);
});

test('lists the latest first, page by page', async () => {
  for (const digit of ['1', '2', '3'])
    await store.keep(newDossier(new Uint8Array(), hash(digit), '2026-11-25'));
  const first = await store.list({ limit: 2 });
  assert.deepEqual(
    first.map((line) => line.receipt.code),
    ['H48-261125-0003', 'H48-261125-0002'],
  );
  assert.deepEqual(first[0]?.warnings, ['signer-name-differs']);
  const rest = await store.list({ limit: 1, before: 'H48-261125-0002' });
  assert.deepEqual(
    rest.map((line) => line.receipt.code),
    ['H48-261125-0001'],
  );
  assert.deepEqual(await store.list({ before: 'H48-261122-9999' }), []);
});

test('waits for the disk before it says that a dossier is kept', async (t) => {
  const onDisk = await pgliteStore(home);
  const synced = t.mock.method(fs, 'fsyncSync');
  // Named imports of built-in modules follow their default export only after this call.
  (await import('node:module')).syncBuiltinESMExports();
  await onDisk.keep(newDossier(new Uint8Array([1]), hash('a')));
  assert.ok(synced.mock.callCount() >= 1, 'the log was not synced');
  t.mock.restoreAll();
  (await import('node:module')).syncBuiltinESMExports();
  await onDisk.close();
  if (process.platform !== 'win32') assert.equal((await stat(home)).mode & 0o077, 0);
});

test('refuses a directory that another store has, and takes it once that is closed', async () => {
  const onDisk = await pgliteStore(home);
  await assert.rejects(
    pgliteStore(home),
    (error) => error instanceof StoreError && error.code === 'store-in-use',
  );
  await onDisk.close();
  const again: DeskStore = await pgliteStore(home);
  await again.close();
});

test('keeps what it said it kept when the process is killed', async () => {
  const { pdf: _, receivedAt, ...plain } = newDossier(new Uint8Array(), hash('f'));
  const desk = `
    import { pgliteStore } from ${JSON.stringify(import.meta.resolve('./pglite-store.ts'))};
    const store = await pgliteStore(${JSON.stringify(home)});
    const kept = await store.keep({
      ...${JSON.stringify(plain)},
      receivedAt: new Date(${receivedAt.getTime()}),
      pdf: new Uint8Array([1, 2, 3]),
    });
    console.log(kept.dossier.receipt.code);
    setTimeout(() => {}, 60_000);`;
  const child = spawn(
    process.execPath,
    ['--conditions=@tokhai/source', '--input-type=module', '--eval', desk],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('\n')) child.kill('SIGKILL');
  }
  await ended;
  const onDisk = await pgliteStore(home);
  assert.equal((await onDisk.findByHash(hash('f')))?.receipt.code, said.trim());
  assert.deepEqual(await onDisk.pdf(said.trim()), new Uint8Array([1, 2, 3]));
  await onDisk.close();
});
