import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingDays, vietnamTime } from './calendar.ts';

test('counts from the day after the receipt and rests on Saturday and Sunday', () => {
  // 2026-11-20 is a Friday.
  assert.equal(addWorkingDays('2026-11-20', 1), '2026-11-23');
  assert.equal(addWorkingDays('2026-11-20', 5), '2026-11-27');
  assert.equal(addWorkingDays('2026-11-22', 5), '2026-11-27');
  assert.equal(addWorkingDays('2026-11-20', 0), '2026-11-20');
});

test('rests on the holidays that the portal names', () => {
  const holidays = new Set(['2026-09-01', '2026-09-02']);
  assert.equal(addWorkingDays('2026-08-31', 1, holidays), '2026-09-03');
});

test('refuses what is no date, no whole number, and holidays without end', () => {
  assert.throws(() => addWorkingDays('22/11/2026', 1), RangeError);
  assert.throws(() => addWorkingDays('2026-11-22', 1.5), RangeError);
  const everyDay = new Set<string>();
  for (let at = Date.parse('2026-01-01'); at < Date.parse('2037-01-01'); at += 86_400_000) {
    everyDay.add(new Date(at).toISOString().slice(0, 10));
  }
  assert.throws(() => addWorkingDays('2026-11-22', 1, everyDay), RangeError);
});

test('tells the time of Vietnam wherever the desk stands', () => {
  assert.equal(vietnamTime(new Date('2026-11-22T20:15:30.999Z')), '2026-11-23T03:15:30+07:00');
});
