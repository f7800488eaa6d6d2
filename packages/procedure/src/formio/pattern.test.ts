import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safePattern } from './pattern.ts';

test('anchors a pattern at both ends, once', () => {
  assert.equal(safePattern('[0-9]{3}'), '^(?:[0-9]{3})$');
  assert.equal(safePattern('^[0-9]{3}$'), '^[0-9]{3}$');
  assert.equal(safePattern('^a$|^b$'), '^(?:^a$|^b$)$');
  assert.equal(safePattern('(ab|cd)x'), '^(?:(ab|cd)x)$');
  assert.equal(safePattern('((a)+b)*'), '^(?:((a)+b)*)$');
});

test('takes no pattern that may take exponential time, and none that is none', () => {
  for (const pattern of [
    '(a+)+',
    '(a|a)*b',
    '((a)+b?)*',
    '(.*x){20}',
    '(a)\\1',
    '(?=a)b',
    '[',
    'a'.repeat(600),
    '',
    7,
  ]) {
    assert.equal(safePattern(pattern), undefined, String(pattern));
  }
});
