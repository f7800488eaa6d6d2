import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../test/support/sample-procedure.ts';
import { readProcedure } from './read.ts';
import { versionInForce } from './versions.ts';

const version = (effectiveFrom: string, effectiveTo?: string) => ({
  about: { ...sample().procedure, effectiveFrom, ...(effectiveTo ? { effectiveTo } : {}) },
});

test('the version in force is the one that began last and has not ended', () => {
  const versions = [
    version('2026-01-01', '2026-06-30'),
    version('2026-07-01'),
    version('2027-01-01'),
  ];
  const on = (day: string) => versionInForce(versions, day)?.about.effectiveFrom;
  assert.deepEqual(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2027-01-01'].map(on), [
    undefined,
    '2026-01-01',
    '2026-01-01',
    '2026-07-01',
    '2027-01-01',
  ]);
});

test('a migration names questions that are there, and another version', () => {
  const refused = (migration: object, code: string, pointer: string) => {
    const file = sample();
    file.procedure.migrations = [{ from: 'https://tokhai.example/old.json', ...migration }];
    assert.throws(() => readProcedure(file), {
      code,
      pointer: `/procedure/migrations/0${pointer}`,
    });
  };
  refused({ renamed: [{ question: 'a', to: 'none' }] }, 'unknown-question', '/renamed/0/to');
  refused(
    { tightened: [{ question: 'none', message: 'x' }] },
    'unknown-question',
    '/tightened/0/question',
  );
  refused({ from: sample().$id }, 'duplicate', '/from');
});
