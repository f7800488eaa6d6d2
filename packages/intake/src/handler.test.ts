import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readSubmission } from '@tokhai/pdf';
import type { TestAuthority } from '@tokhai/signing/testing';
import { createDesk, type Desk } from './desk.ts';
import { pgliteStore } from './pglite-store.ts';
import type { Receipt } from './receipt.ts';
import type { DeskStore } from './store.ts';
import type { Uploads } from './uploads/uploads.ts';
import {
  createAuthority,
  loadExample,
  loadProcedure,
  now,
  print,
  signAs,
} from './testing/submissions.ts';

let authority: TestAuthority;
let store: DeskStore;
let desk: Desk;
let signed: Uint8Array;
const errors: unknown[] = [];

before(async () => {
  const procedure = await loadProcedure('ct01');
  [authority, store] = await Promise.all([createAuthority(), pgliteStore()]);
  desk = createDesk({
    procedures: [procedure],
    trust: [authority.root],
    store,
    now: () => now,
    authorize: (request) => request.headers.get('cookie') === 'officer',
    onError: (error) => errors.push(error),
  });
  const answers = await loadExample(procedure, 'ct01', 'minimal');
  const person = { name: 'Ma', identity: '092050000001' };
  signed = await signAs(await print(procedure, answers), authority, 'nguoiKeKhai', person);
});
after(() => store.close());

function send(
  path: string,
  options: RequestInit & { duplex?: 'half' } = {},
  at: Desk = desk,
): Promise<Response> {
  return at.handler(new Request(`https://portal.test${path}`, options));
}

function post(body: BodyInit, type = 'application/pdf', at: Desk = desk): Promise<Response> {
  const headers = { 'content-type': type };
  return send('/submissions', { method: 'POST', body, headers, duplex: 'half' }, at);
}

interface Body {
  receipt: Receipt;
  verdict: { reasons: Array<{ code: string }>; answers?: unknown };
  code: string;
  status: number;
  detail: string;
}

const read = (response: Response) => response.json() as Promise<Body>;

test('a submission gets 201 and a receipt, sent again 200 and the same receipt', async () => {
  const first = await post(new Uint8Array(signed));
  assert.equal(first.status, 201);
  const { receipt, verdict } = await read(first);
  assert.equal(receipt.code, 'DEMO-261123-0001');
  assert.equal(first.headers.get('location'), '/submissions/DEMO-261123-0001/status');
  assert.equal(first.headers.get('cache-control'), 'no-store');
  assert.equal(verdict.answers, undefined);
  const again = await post(new Uint8Array(signed));
  assert.equal(again.status, 200);
  assert.deepEqual((await read(again)).receipt, receipt);
});

test('anybody may ask for the state, and learns nothing about a person', async () => {
  const response = await send('/submissions/demo-261123-0001/status');
  assert.equal(response.status, 200);
  const body = (await response.json()) as object;
  assert.deepEqual(Object.keys(body), ['code', 'state', 'receivedAt', 'contact']);
  assert.equal((await send('/submissions/DEMO-261123-9999/status')).status, 404);
  assert.equal((await send('/submissions/%ff/status')).status, 404);
  assert.equal((await send("/submissions/'%20or%201=1/status")).status, 404);
});

test('dossiers are for officers only', async () => {
  for (const path of ['', '/DEMO-261123-0001', '/DEMO-261123-0001/pdf', '/DEMO-261123-9999']) {
    assert.equal((await send(`/officer/submissions${path}`)).status, 403);
  }
  const open = createDesk({ procedures: [], trust: [], store });
  assert.equal((await send('/officer/submissions', {}, open)).status, 403);

  const officer = { headers: { cookie: 'officer' } };
  const list = await send('/officer/submissions?limit=nonsense', officer);
  const { dossiers } = (await list.json()) as { dossiers: Array<{ signers: string[] }> };
  assert.deepEqual(
    dossiers.map((line) => line.signers),
    [['Ma']],
  );
  const dossier = await send('/officer/submissions/DEMO-261123-0001', officer);
  const { verdict } = (await dossier.json()) as Body;
  assert.equal((verdict.answers as { hoTen: string }).hoTen, 'Ma');
  const pdf = await send('/officer/submissions/DEMO-261123-0001/pdf', officer);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.deepEqual(new Uint8Array(await pdf.arrayBuffer()), signed);
  const record = await send('/officer/submissions/DEMO-261123-0001/dossier', officer);
  assert.equal(record.status, 200);
  const oneStop = (await record.json()) as Record<string, string>;
  assert.deepEqual(
    [oneStop['MaHoSo'], oneStop['ChuHoSo'], oneStop['MaDonViTiepNhan'], oneStop['NgayTiepNhan']],
    ['DEMO-261123-0001', 'Ma', 'DEMO', '20261123100000'],
  );
  assert.equal((await send('/officer/submissions/DEMO-261123-0001/dossier')).status, 403);
  assert.equal((await send('/officer/submissions/DEMO-261123-0001/more', officer)).status, 404);
});

test('an officer finds the dossier that a sheet of paper was printed from', async () => {
  const officer = { headers: { cookie: 'officer' } };
  const find = async (paper: string): Promise<string[]> => {
    const found = await send(`/officer/submissions?paper=${encodeURIComponent(paper)}`, officer);
    const { dossiers } = (await found.json()) as { dossiers: Array<{ receipt: Receipt }> };
    return dossiers.map(({ receipt }) => receipt.code);
  };
  const { shortCode } = (await readSubmission(signed))!;
  const { verdict } = (await store.findByCode('DEMO-261123-0001'))!;
  assert.equal(verdict.shortCode, shortCode);
  assert.deepEqual(await find(shortCode), ['DEMO-261123-0001']);
  assert.deepEqual(await find(`tk1:${shortCode.replaceAll('-', '').toLowerCase()}`), [
    'DEMO-261123-0001',
  ]);
  assert.deepEqual(await find('0000-0000-0000'), []);
  assert.deepEqual(await find('nonsense'), []);
});

test('every refusal has a status, a code and a remedy', async () => {
  const changed = signed.slice();
  changed[9000] = (changed[9000] ?? 0) ^ 1;
  const refusals: Array<[Promise<Response>, number, string?]> = [
    [post(new Uint8Array(changed)), 422],
    [post('hello'), 415, 'not-a-pdf'],
    [post('{}', 'application/json'), 415, 'wrong-media-type'],
    [post(new Uint8Array(26_000_000)), 413, 'too-large'],
    [send('/submissions'), 405, 'wrong-method'],
    [send('/elsewhere'), 404, 'not-found'],
  ];
  for (const [promise, status, code] of refusals) {
    const response = await promise;
    assert.equal(response.status, status);
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
    const body = await read(response);
    assert.equal(body.status, status);
    if (code !== undefined) assert.equal(body.code, code);
    assert.match(body.code, /^[a-z-]+$/);
    assert.ok(body.detail.length > 10);
    assert.doesNotMatch(JSON.stringify(body), /\.ts|node:|Error/);
  }
  assert.equal((await store.list()).length, 1);
});

test('50 MB of zeros are cut off on the way', async () => {
  let sent = 0;
  const zeros = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1_000_000;
      if (sent > 50_000_000) controller.close();
      else controller.enqueue(new Uint8Array(1_000_000));
    },
  });
  const response = await post(zeros);
  assert.equal(response.status, 413);
  assert.ok(sent < 30_000_000, `${sent} bytes were taken`);
});

test('a sender that stalls does not hold the desk, and too many are told to come again', async () => {
  const narrow = createDesk({
    procedures: [],
    trust: [],
    store,
    maxWaiting: 1,
    maxBodyMs: 50,
    now: () => now,
  });
  const stalled = () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });
  const first = post(stalled(), 'application/pdf', narrow);
  const second = await post(stalled(), 'application/pdf', narrow);
  assert.equal(second.status, 503);
  assert.equal(second.headers.get('retry-after'), '60');
  assert.equal((await first).status, 408);
});

test('uploads that are submitted are held in memory by no more than those who send a whole file', async () => {
  let held = 0;
  let most = 0;
  const uploads: Uploads = {
    handler: async () => new Response(),
    async take() {
      most = Math.max(most, (held += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      held -= 1;
      return signed;
    },
    done: () => undefined,
  };
  const narrow = createDesk({
    ...{ procedures: [], trust: [], store, uploads },
    ...{ maxWaiting: 2, now: () => now },
  });
  const submits = Array.from({ length: 20 }, (_, id) =>
    send(`/submissions?upload=${id}`, { method: 'POST' }, narrow),
  );
  const statuses = (await Promise.all(submits)).map(({ status }) => status);
  assert.equal(most, 2);
  assert.equal(statuses.filter((status) => status === 503).length, 18);
});

test('a defect is told to the portal, not to the sender', async () => {
  const broken: DeskStore = {
    ...store,
    findByHash: () => Promise.reject(new Error('disk /secret/path is full')),
  };
  const desk2 = createDesk({
    procedures: [],
    trust: [],
    store: broken,
    onError: (error) => errors.push(error),
  });
  const response = await post(new Uint8Array(signed), 'application/pdf', desk2);
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /secret/);
  assert.equal(errors.length, 1);
});
