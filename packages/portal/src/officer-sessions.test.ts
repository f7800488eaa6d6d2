import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officerSessions } from './officer-sessions.ts';

function withCookie(setCookie: string): Request {
  return new Request('http://portal.example/can-bo', {
    headers: { cookie: `lang=vi; ${setCookie.split(';')[0]}` },
  });
}

test('a session lasts until it is closed', () => {
  const sessions = officerSessions(() => 0);
  const header = sessions.open();
  assert.match(header, /; HttpOnly; SameSite=Strict$/);
  const request = withCookie(header);
  assert.equal(sessions.has(request), true);
  assert.match(sessions.close(request), /Max-Age=0/);
  assert.equal(sessions.has(request), false);
});

test('a session ends after eight hours', () => {
  let time = 0;
  const sessions = officerSessions(() => time);
  const request = withCookie(sessions.open());
  time = 8 * 3600 * 1000;
  assert.equal(sessions.has(request), false);
});

test('a cookie that was made up is no session', () => {
  const sessions = officerSessions();
  sessions.open();
  assert.equal(sessions.has(withCookie('officer=abc')), false);
  assert.equal(sessions.has(new Request('http://portal.example/')), false);
});
