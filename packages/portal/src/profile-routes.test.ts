import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageContext } from './pages/layout.ts';
import { profileRoutes } from './profile-routes.ts';

const route = profileRoutes();

async function ask(method: string, { body, cookie }: { body?: unknown; cookie?: string } = {}) {
  const request = new Request('http://portal.example/demo/profile', {
    method,
    headers: cookie === undefined ? {} : { cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await route(request, pageContext(request, 'vi', '/style.css'), 'client');
  assert.ok(response);
  return response;
}

const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? '';

test('what a person gave is given back to that person alone, and forgotten on demand', async () => {
  assert.equal((await ask('GET')).status, 204);
  const kept = await ask('PUT', { body: { facts: { 'person.name': 'Hồ Thị Lựu' } } });
  assert.equal(kept.status, 204);
  assert.match(kept.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/);
  const cookie = cookieOf(kept);
  await ask('PUT', { body: { facts: { 'person.phone': '0912000456' } }, cookie });
  const given = (await (await ask('GET', { cookie })).json()) as Record<string, unknown>;
  assert.deepEqual(given['facts'], { 'person.name': 'Hồ Thị Lựu', 'person.phone': '0912000456' });
  assert.equal(given['origin'], 'Từ kho dữ liệu của cổng');
  assert.equal((await ask('GET', { cookie: 'profile=guess' })).status, 204);
  await ask('DELETE', { cookie });
  assert.equal((await ask('GET', { cookie })).status, 204);
});

test('what is no profile is not taken', async () => {
  assert.equal((await ask('PUT', { body: [] })).status, 400);
  assert.equal((await ask('PUT', { body: { facts: 'x' } })).status, 400);
  const large = { facts: { 'person.name': 'x'.repeat(200_000) } };
  assert.equal((await ask('PUT', { body: large })).status, 400);
  assert.equal((await ask('POST', { body: {} })).status, 405);
});
