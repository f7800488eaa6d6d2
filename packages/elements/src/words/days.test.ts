import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayWords } from './days.ts';

test('a day is told as people say it', () => {
  assert.equal(dayWords('2026-11-07'), 'ngày 7 tháng 11 năm 2026');
});
