import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeignOrigin } from './origin.ts';

function post(headers: Record<string, string>): Request {
  return new Request('http://portal.example/submissions', { method: 'POST', headers });
}

test('takes a page of its own and programs that are not browsers', () => {
  assert.equal(isForeignOrigin(post({ origin: 'http://portal.example' })), false);
  assert.equal(isForeignOrigin(post({})), false);
});

test('refuses pages of other sites', () => {
  for (const origin of ['http://evil.example', 'http://portal.example:81', 'null', 'x']) {
    assert.equal(isForeignOrigin(post({ origin })), true, origin);
  }
  assert.equal(isForeignOrigin(post({ 'sec-fetch-site': 'cross-site' })), true);
});
