import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { AnswersError } from '../error.ts';
import { httpProfile } from './http-profile.ts';

let server: Server;
let address: string;
let known: string | undefined;
let status = 200;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

before(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (status !== 200) response.writeHead(status).end();
      else if (request.method === 'GET' && known === undefined) response.writeHead(204).end();
      else if (request.method === 'GET') response.writeHead(200).end(known);
      else {
        known = request.method === 'PUT' ? body : undefined;
        response.writeHead(204).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/profile`;
});
beforeEach(() => {
  known = undefined;
  status = 200;
});
after(() => server.close());

test('the portal keeps, gives and forgets', async () => {
  const store = httpProfile(address);
  assert.equal(await store.load(), undefined);
  await store.save({ 'person.name': 'Hồ Thị Lựu' });
  assert.deepEqual(await store.load(), { facts: { 'person.name': 'Hồ Thị Lựu' } });
  await store.forget();
  assert.equal(await store.load(), undefined);
});

test('the portal says where facts are from and which are fixed', async () => {
  known = JSON.stringify({ facts: {}, origin: 'Từ kho', locked: ['person.identity', 7] });
  assert.deepEqual(await httpProfile(address).load(), {
    facts: {},
    origin: 'Từ kho',
    locked: ['person.identity'],
  });
});

test('what is no profile is none; what fails says what to do', async () => {
  for (const answer of ['', '[]', '{"facts":[]}', '{"facts":null}', 'x'.repeat(200_001)]) {
    known = answer;
    assert.equal(await httpProfile(address).load(), undefined, answer.slice(0, 20));
  }
  status = 500;
  const store = httpProfile(address, { keeps: false });
  assert.equal(store.keeps, false);
  const isError = (code: string) => (error: unknown) =>
    error instanceof AnswersError && error.code === code && error.message.endsWith('.');
  await assert.rejects(store.load(), isError('profile-not-loaded'));
  await assert.rejects(store.save({}), isError('profile-not-saved'));
  await assert.rejects(store.forget(), isError('profile-not-removed'));
});
