import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { byGravity, ownReasonCodes, reason } from './reasons.ts';
import { indicationOf } from './verdict.ts';

test('every code stands in the guide with its severity', async () => {
  const guide = await readFile(new URL('../../../docs/guide/desk.md', import.meta.url), 'utf8');
  for (const code of ownReasonCodes) {
    assert.match(guide, new RegExp(`^\\| \`${code}\` +\\| ${reason(code).severity} `, 'm'));
  }
});

test('messages take their parameters and hold nothing else', () => {
  assert.equal(
    reason('required-signature-missing', { field: 'chuHo' }).message,
    'The signature of chuHo is missing. Let that person sign the PDF.',
  );
  assert.match(reason('too-large', { maxBytes: 25 }).message, /larger than 25 bytes/);
});

test('the gravest reason comes first and decides', () => {
  const found = [
    reason('signer-name-differs', { field: 'a' }),
    reason('printed-by-other-version', { renderer: '1', here: '2' }),
    reason('not-a-pdf'),
  ];
  assert.deepEqual(
    byGravity(found).map(({ severity }) => severity),
    ['error', 'unknown', 'warning'],
  );
  assert.equal(indicationOf(found), 'failed');
  assert.equal(indicationOf(found.slice(0, 2)), 'indeterminate');
  assert.equal(indicationOf(found.slice(0, 1)), 'passed');
});
