import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { FetchError, fetchJson, type FetchFailure } from './fetch-json.ts';
import { loadTranslation } from './load-procedure.ts';

let server: Server;
let base: string;

const files: Readonly<Record<string, string>> = {
  '/good.json': '{"lang":"en","texts":{"/title":"Title"}}',
  '/broken.json': '{"lang":',
  '/large.json': JSON.stringify('a'.repeat(5000)),
  '/no-translation.json': '{"lang":5}',
};

before(async () => {
  server = createServer((request, response) => {
    const text = files[request.url ?? ''];
    if (request.url === '/never.json') return;
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const failed = (code: FetchFailure) => (error: unknown) =>
  error instanceof FetchError && error.code === code;

test('fetches JSON up to its limit', async () => {
  const url = new URL('/good.json', base);
  assert.deepEqual(await fetchJson(url, 1000), { lang: 'en', texts: { '/title': 'Title' } });
  await assert.rejects(fetchJson(url, 10), failed('too-large'));
  await assert.rejects(fetchJson(new URL('/large.json', base), 4999), failed('too-large'));
});

test('tells apart what is not there, not JSON and not reached', async () => {
  await assert.rejects(fetchJson(new URL('/none.json', base), 1000), failed('not-found'));
  await assert.rejects(fetchJson(new URL('/broken.json', base), 1000), failed('not-json'));
  await assert.rejects(fetchJson(new URL('http://localhost:1/'), 1000), failed('not-reached'));
});

test('stops when it is told to', async () => {
  const controller = new AbortController();
  const loading = fetchJson(new URL('/never.json', base), 1000, controller.signal);
  controller.abort();
  await assert.rejects(loading, failed('not-reached'));
  const late = fetchJson(new URL('/never.json', base), 1000, controller.signal);
  await assert.rejects(late, failed('not-reached'), 'a signal that was aborted before counts too');
});

test('without a sound translation the form stays in Vietnamese', async () => {
  assert.deepEqual(await loadTranslation(new URL('/good.json', base)), {
    lang: 'en',
    texts: { '/title': 'Title' },
  });
  for (const path of ['/none.json', '/broken.json', '/no-translation.json']) {
    assert.equal(await loadTranslation(new URL(path, base)), undefined, path);
  }
});

test('a translation that cannot be reached is told apart from one that does not exist', async () => {
  await assert.rejects(loadTranslation(new URL('http://localhost:1/')), failed('not-reached'));
});
