import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { agentClient, embedSignature, prepareSignature, verifyPdf } from '@tokhai/signing';
import { tinyPdf } from '@tokhai/signing/testing';
import { AgentError } from './error.ts';
import { startAgent, type AgentOptions } from './server.ts';
import { missing, pin, softToken } from './soft-token.test.helper.ts';

const origin = 'https://portal.example';
const digest = new Uint8Array(32).fill(7);

const code = (expected: string) => ({ code: expected });

/** A token that needs no hardware: what the server does with it is tested here. */
const tokens: AgentOptions['tokens'] = {
  certificates: () => [],
  sign(_id, hash, given) {
    if (given !== pin) throw new AgentError('wrong-pin', 'wrong');
    return hash;
  },
};

async function start(t: TestContext, change: Partial<AgentOptions> = {}) {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const agent = await startAgent({ tokens, origins: [origin], port: 0, say, ...change });
  t.after(() => agent.close());
  const shown = () =>
    /\d{6}/.exec(said.findLast((text) => text.includes('pairing')) ?? '')?.[0] ?? '';
  /** A page of an origin: what a browser adds by itself. */
  const page =
    (from = origin): typeof fetch =>
    (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, origin: from } });
  return { url: agent.url, said, shown, page };
}

test('a page signs by a token, after it was paired', { skip: missing }, async (t) => {
  const soft = await softToken(t, 'RSASSA-PKCS1-v1_5-SHA-256');
  const { url, shown, page, said } = await start(t, { tokens: soft.tokens });
  const token = await agentClient({ url, fetch: page() }).pair(shown());
  const client = agentClient({ url, fetch: page(), token });
  const [found] = await client.certificates();
  assert.ok(found);
  const { certificates, algorithm } = found;
  const signedAt = new Date();
  const options = { field: 'a', signedAt, certificates, algorithm };
  const prepared = await prepareSignature(tinyPdf(['a']), options);
  const raw = await client.sign(found.id, prepared.digest, pin);
  const report = await verifyPdf(await embedSignature(prepared, raw), {
    trust: [soft.authority.root],
  });
  assert.equal(report.indication, 'TOTAL-PASSED');
  assert.doesNotMatch(said.join('\n'), new RegExp(pin), 'the PIN is told to nobody');
});

test('answers only pages of the origins allowed, by its own name, and after pairing', async (t) => {
  const { url, shown, page } = await start(t);
  const stranger = agentClient({ url, fetch: page('https://evil.example') });
  await assert.rejects(stranger.pair(shown()), code('agent-not-allowed'));
  await assert.rejects(agentClient({ url }).pair(shown()), code('agent-not-allowed'));
  await assert.rejects(
    agentClient({ url, fetch: page() }).certificates(),
    code('agent-not-paired'),
  );
  const rebound = await new Promise<number>((resolve) => {
    const headers = { host: 'evil.example', origin };
    request(`${url}/pair`, { method: 'POST', headers }, ({ statusCode }) =>
      resolve(statusCode ?? 0),
    ).end('{}');
  });
  assert.equal(rebound, 403);
  const preflight = await page()(`${url}/sign`, { method: 'OPTIONS' });
  assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
  assert.equal(preflight.headers.get('access-control-allow-private-network'), 'true');
  const other = await page('https://evil.example')(`${url}/sign`, { method: 'OPTIONS' });
  assert.equal(other.headers.get('access-control-allow-origin'), null);
});

test('a token of one page is of no use to another; a code is used once', async (t) => {
  const second = 'https://other.example';
  const { url, shown, page } = await start(t, { origins: [origin, second] });
  const used = shown();
  const token = await agentClient({ url, fetch: page() }).pair(used);
  assert.notEqual(shown(), used);
  const thief = agentClient({ url, fetch: page(second), token });
  await assert.rejects(thief.certificates(), code('agent-not-paired'));
  assert.deepEqual(await agentClient({ url, fetch: page(), token }).certificates(), []);
});

test('codes and PINs cannot be guessed, and a page cannot lock the token', async (t) => {
  let time = 0;
  const { url, shown, page } = await start(t, { now: () => time });
  const client = agentClient({ url, fetch: page() });
  const wrong = () => (shown() === '000000' ? '111111' : '000000');
  const guesses = [wrong(), '', '１２３４５６', '12345é', `${shown()}0`];
  for (const guess of guesses) await assert.rejects(client.pair(guess), code('agent-wrong-code'));
  await assert.rejects(client.pair(shown()), code('agent-too-often'));
  time += 600_001;
  const paired = agentClient({ url, fetch: page(), token: await client.pair(shown()) });
  for (let tried = 0; tried < 2; tried++)
    await assert.rejects(paired.sign('a', digest, '0'), code('agent-wrong-pin'));
  await assert.rejects(paired.sign('a', digest, pin), code('agent-too-often'));
  time += 600_001;
  for (let tried = 0; tried < 10; tried++) await paired.sign('a', digest, pin);
  await assert.rejects(paired.sign('a', digest, pin), code('agent-too-often'));
});

test('asks for the PIN by itself, or says that the page has to send it', async (t) => {
  const asked: string[] = [];
  const askPin = async (from: string, check: string): Promise<string> => {
    asked.push(`${from} ${check}`);
    return pin;
  };
  for (const own of [true, false]) {
    const { url, shown, page } = await start(t, own ? { askPin } : {});
    const token = await agentClient({ url, fetch: page() }).pair(shown());
    const client = agentClient({ url, fetch: page(), token });
    // What the page sends instead counts for nothing: it may have got it before, or be guessing.
    if (own) assert.deepEqual(await client.sign('a', digest, '0'), digest);
    else await assert.rejects(client.sign('a', digest), code('agent-pin-needed'));
    await assert.rejects(client.sign('a', new Uint8Array(20), pin), code('agent-bad-request'));
  }
  assert.deepEqual(asked, [`${origin} 0707-07`]);
});

test('a program that does not run is told', async () => {
  const away = agentClient({ url: 'http://127.0.0.1:9' });
  await assert.rejects(away.certificates(), code('agent-not-running'));
});
