import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy, framesPdf, withSecurityHeaders } from './headers.ts';

test('allows neither inline code nor eval, and no other origin', () => {
  const policy = contentSecurityPolicy(framesPdf);
  assert.match(policy, /^default-src 'none'; script-src 'self'; /);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.match(policy, /frame-src 'self'$/);
});

test('an answer keeps the headers that it sets and gets the others', async () => {
  const response = withSecurityHeaders(
    new Response('x', { status: 422, headers: { 'cache-control': 'no-cache' } }),
  );
  assert.equal(response.status, 422);
  assert.equal(await response.text(), 'x');
  assert.equal(response.headers.get('cache-control'), 'no-cache');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.match(response.headers.get('content-security-policy') ?? '', /trusted-types lit-html/);
});
