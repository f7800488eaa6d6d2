import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesToRunAgain, settle } from '../scripts/lib/second-look.ts';

const failure = (name: string, file = 'a.test.ts') => ({ file, name, message: 'too late' });

test('what fails by chance passes when its file is run alone, and is named', () => {
  const first = { passed: 7, skipped: 1, failures: [failure('now and then'), failure('broken')] };
  assert.deepEqual(filesToRunAgain(first), ['a.test.ts']);
  const second = { passed: 1, skipped: 0, failures: [failure('broken')] };
  const { results, unsteady } = settle(first, second);
  assert.deepEqual([results.passed, results.skipped], [8, 1]);
  assert.deepEqual(results.failures, [failure('broken')]);
  assert.deepEqual(unsteady, [failure('now and then')]);
});

test('what fails only the second time has failed', () => {
  const first = { passed: 0, skipped: 0, failures: [failure('one')] };
  const second = { passed: 0, skipped: 0, failures: [failure('another')] };
  assert.deepEqual(settle(first, second).results.failures, [failure('another')]);
});

test('a suite that broke down, or fails in many places, is not run again', () => {
  const broken = { passed: 0, skipped: 0, failures: [{ name: 'journeys', message: 'ended' }] };
  assert.equal(filesToRunAgain(broken), undefined);
  const failures = Array.from({ length: 11 }, (_, index) => failure(`test ${index}`));
  assert.equal(filesToRunAgain({ passed: 0, skipped: 0, failures }), undefined);
  assert.equal(filesToRunAgain({ passed: 3, skipped: 0, failures: [] }), undefined);
});
