import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProcedure, type ProcedureFile } from '@tokhai/procedure';
import fc from 'fast-check';
import { memoryDrafts } from './drafts/memory.ts';
import { draftFile } from './drafts/draft-file.ts';
import { readDraftOf, withOlderDrafts } from './drafts/older.ts';
import { migrateAnswers } from './migrate.ts';
import { mutationsOf } from './testing/mutations.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';

const older = 'https://tokhai.example/schemas/procedures/thu/2025.json';
type Migrations = NonNullable<ProcedureFile['procedure']['migrations']>;

/** The sample as a new version of a form. */
function version(migrations: Migrations) {
  const { file } = sampleProcedure();
  return readProcedure({ ...file, procedure: { ...file.procedure, migrations } });
}

const procedure = version([
  {
    from: older,
    renamed: [{ question: 'tenDayDu', to: 'hoTen' }],
    options: [
      { question: 'coCha', from: 'yes', to: 'co' },
      { question: 'monHoc', from: 'math', to: 'toan' },
    ],
    removed: [{ question: 'huyen', title: 'Huyện', message: 'Không còn cấp huyện.' }],
    tightened: [{ question: 'dienThoai', message: 'Ghi số di động.' }],
  },
]);

test('answers to an older version go over; what has no place is told with its value', () => {
  const { answers, changed } = migrateAnswers(procedure, older, {
    tenDayDu: 'Nguyễn Thị Hường',
    coCha: 'yes',
    monHoc: ['math', 'van'],
    huyen: 'Ba Đình',
    dienThoai: '0912345678',
    gioiTinh: 'other',
    soTien: { amount: 5 },
    ngaySinh: { day: '', month: '2', year: '1990' },
    ghiChu: '',
    bietDanh: 'Tí',
  });
  assert.deepEqual(answers, {
    hoTen: 'Nguyễn Thị Hường',
    coCha: 'co',
    monHoc: ['toan', 'van'],
    dienThoai: '0912345678',
    ngaySinh: { day: '', month: '2', year: '1990' },
  });
  assert.deepEqual(changed, [
    {
      question: 'huyen',
      code: 'removed',
      value: 'Ba Đình',
      title: 'Huyện',
      message: 'Không còn cấp huyện.',
    },
    { question: 'dienThoai', code: 'tightened', value: '0912345678', message: 'Ghi số di động.' },
    { question: 'gioiTinh', code: 'option-gone', value: 'other' },
    { question: 'soTien', code: 'other-kind', value: { amount: 5 } },
    { question: 'bietDanh', code: 'removed', value: 'Tí' },
  ]);
});

test('whatever was answered is kept or told, never lost', () => {
  fc.assert(
    fc.property(mutationsOf(sampleAnswers), (old) => {
      const { answers, changed } = migrateAnswers(procedure, older, old);
      const kept = new Set([...Object.keys(answers), ...changed.map(({ question }) => question)]);
      for (const [name, value] of Object.entries(old)) {
        if (kept.has(name)) continue;
        assert.ok(
          JSON.stringify(value).replace(/[[\]{}":,\s]|null|\w+(?=":)/g, '') === '' ||
            isBlank(value),
          name,
        );
      }
    }),
  );
});

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.values(value).every(isBlank);
}

test('a draft of an older version is found as a draft of this one, and removed once saved', async () => {
  const store = memoryDrafts();
  const drafts = withOlderDrafts(store, procedure);
  assert.equal(await drafts.load(procedure.id), undefined);
  await store.save({
    procedureId: older,
    answers: { tenDayDu: 'An', huyen: 'Ba Đình' },
    pageId: 'sign',
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
    signed: new Uint8Array([1]),
  });
  const found = await drafts.load(procedure.id);
  assert.deepEqual(found, {
    procedureId: procedure.id,
    answers: { hoTen: 'An' },
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
    changed: [
      {
        question: 'huyen',
        code: 'removed',
        value: 'Ba Đình',
        title: 'Huyện',
        message: 'Không còn cấp huyện.',
      },
    ],
  });
  assert.ok(await store.load(older), 'nothing is removed before the new one is safe');
  await drafts.save(found);
  assert.equal(await store.load(older), undefined);
  assert.deepEqual(await drafts.load(procedure.id), found);
  const { file } = sampleProcedure();
  assert.equal(withOlderDrafts(store, readProcedure(file)), store);
});

test('a draft file of an older version is opened as one of this version', async () => {
  const updatedAt = '2026-11-22T08:00:00Z';
  const draft = { answers: { tenDayDu: 'An' }, pageId: 'page:mot', files: [], updatedAt };
  const old = draftFile({ ...draft, procedureId: older });
  const { answers, pageId, procedureId } = await readDraftOf(procedure, old);
  assert.deepEqual([answers, pageId, procedureId], [{ hoTen: 'An' }, undefined, procedure.id]);
  const own = draftFile({ ...draft, procedureId: procedure.id });
  assert.equal((await readDraftOf(procedure, own)).pageId, 'page:mot');
  const foreign = draftFile({ ...draft, procedureId: `${older}x` });
  await assert.rejects(readDraftOf(procedure, foreign), { code: 'draft-file-of-another-form' });
});
