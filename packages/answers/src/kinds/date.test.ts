import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { composeDate, partsOfDate, type DateParts } from './date.ts';

const full = { options: {} };
const partial = { options: { partial: true } };

/** Real days, counted from the epoch so that leap years are not our own idea. */
const days = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every real day, month and year survives its boxes', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(4, 7, 10), (day, length) => {
      const date = day.slice(0, length);
      assert.equal(composeDate(partsOfDate(date)!, partial), date);
      if (length === 10) assert.equal(composeDate(partsOfDate(date)!, full), date);
    }),
    { numRuns: 2000 },
  );
});

test('what composes is a day of the calendar', () => {
  const box = fc.oneof(fc.nat(40).map(String), fc.string({ maxLength: 4 }));
  fc.assert(
    fc.property(box, box, fc.nat(2300).map(String), (day, month, year) => {
      const composed = composeDate({ day, month, year }, full);
      if (typeof composed !== 'string') return;
      assert.equal(new Date(`${composed}T00:00:00Z`).toISOString().slice(0, 10), composed);
    }),
    { numRuns: 2000 },
  );
});

const wrong: [parts: DateParts, partial: boolean, code: string, part: string][] = [
  [{ day: '', month: '3', year: '1950' }, false, 'date-incomplete', 'day'],
  [{ day: '5', month: '', year: '1950' }, true, 'date-incomplete', 'month'],
  [{ day: '5', month: '3', year: '' }, true, 'date-incomplete', 'year'],
  [{ day: '', month: '3', year: '' }, true, 'date-incomplete', 'year'],
  [{ day: '31', month: '2', year: '1950' }, false, 'date-impossible', 'day'],
  [{ day: '29', month: '2', year: '1900' }, false, 'date-impossible', 'day'],
  [{ day: '0', month: '2', year: '1950' }, false, 'date-impossible', 'day'],
  [{ day: '1', month: '13', year: '1950' }, true, 'date-impossible', 'month'],
  [{ day: '1', month: 'ba', year: '1950' }, true, 'date-impossible', 'month'],
  [{ day: '1', month: '3', year: '50' }, true, 'date-impossible', 'year'],
];

for (const [parts, isPartial, code, part] of wrong) {
  test(`${Object.values(parts).join('/')} is ${code} in its ${part}`, () => {
    assert.deepEqual(composeDate(parts, isPartial ? partial : full), {
      path: '',
      code,
      params: { part },
    });
  });
}

test('empty boxes are no date and no issue', () => {
  assert.equal(composeDate({ day: ' ', month: '', year: '' }, full), '');
});
