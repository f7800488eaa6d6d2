/** Numbers on papers that many procedures ask for: what is taken, and what is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loweredSchema } from '@tokhai/procedure';
import { ajvCheck } from './testing/ajv-check.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { tidyAnswers } from './tidy.ts';
import { validate } from './validate.ts';

/** By the shared question: answers as typed, and as kept; undefined where they are refused. */
const cases: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'old-identity': {
    '111222333': '111222333',
    ' 111 222 333': '111222333',
    '111222333444': '111222333444',
    '1112223334': undefined,
    '11122233': undefined,
    B11222333: undefined,
  },
  'passport-number': {
    C1234567: 'C1234567',
    ' b12345678 ': 'b12345678',
    '12345678': undefined,
    'C 1234567': 'C1234567',
    'PA-1234567': undefined,
    C123456789: undefined,
  },
  'tax-code': {
    '0100109106': '0100109106',
    '0106713804-001': '0106713804-001',
    '01 0010 9106': '0100109106',
    '0106713804 - 001': '0106713804-001',
    '01001': undefined,
    '0106713804-01': undefined,
    '0106713804001': undefined,
  },
  'bank-account': {
    '0040100123456': '0040100123456',
    ' 1903 5678 9012 ': '190356789012',
    '1903 567a': undefined,
    '12345': undefined,
    VCB00401001: undefined,
    '12345678901234567890': undefined,
  },
  'licence-plate': {
    '30A-123.45': '30A-123.45',
    '29-B1 123.45': '29-B1 123.45',
    '51f12345': '51f12345',
    '29MĐ1-123.45': '29MĐ1-123.45',
    '65H 1234': '65H 1234',
    '29 - B1 - 123.45': '29-B1-123.45',
    'xe máy': undefined,
    '30-123.45': undefined,
    '30A-123.456': undefined,
  },
};

for (const [name, answers] of Object.entries(cases)) {
  const procedure = sampleProcedure({ soGiay: { $ref: `../../shared/${name}.json` } });
  const lowered = loweredSchema(procedure);
  test(`${name}: what is taken, the same by the form and by plain JSON Schema`, () => {
    for (const [typed, kept] of Object.entries(answers)) {
      const tidied = tidyAnswers(procedure, { ...sampleAnswers, soGiay: typed });
      const issues = validate(procedure, tidied, { today: '2026-11-22' });
      const isTaken = kept !== undefined;
      assert.deepEqual(
        issues.map(({ path }) => path),
        isTaken ? [] : ['/soGiay'],
        typed,
      );
      assert.equal(ajvCheck(lowered, tidied).length === 0, isTaken, typed);
      if (isTaken) assert.equal(tidied['soGiay'], kept);
    }
  });
}
