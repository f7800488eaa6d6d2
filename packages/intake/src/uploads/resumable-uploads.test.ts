import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { resumableUploads, type ResumableUploadsOptions } from './resumable-uploads.ts';

const folder = await mkdtemp(join(tmpdir(), 'tokhai-uploads-'));
after(() => rm(folder, { recursive: true, force: true }));

let count = 0;
const withOptions = (options: Partial<ResumableUploadsOptions> = {}) =>
  resumableUploads({ folder: join(folder, String((count += 1))), ...options });

const origin = 'http://portal.example';

function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array,
) {
  return new Request(`${origin}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}

const create = (length: number, headers = {}) =>
  ask('POST', '/uploads', { 'upload-length': String(length), ...headers });
const piece = (path: string, offset: number, bytes: Uint8Array, headers = {}) =>
  ask(
    'PATCH',
    path,
    {
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    bytes,
  );

test('a file that comes in pieces is whole, and only then there', async () => {
  const uploads = withOptions();
  const bytes = randomBytes(300_000);
  const created = await uploads.handler(create(bytes.length));
  assert.equal(created.status, 201);
  const path = created.headers.get('location') ?? '';
  assert.match(path, /^\/uploads\/[\da-f]{32}$/);
  assert.ok(Date.parse(created.headers.get('upload-expires') ?? '') > Date.now());
  const id = path.slice('/uploads/'.length);
  assert.equal((await uploads.handler(piece(path, 0, bytes.subarray(0, 100_001)))).status, 204);
  assert.equal(await uploads.take(id, ask('POST', '/submissions')), undefined, 'not whole yet');
  const state = await uploads.handler(ask('HEAD', path));
  assert.equal(state.headers.get('upload-offset'), '100001');
  assert.equal((await uploads.handler(piece(path, 5, bytes.subarray(5)))).status, 409);
  assert.equal((await uploads.handler(piece(path, 100_001, bytes.subarray(100_001)))).status, 204);
  const whole = await uploads.take(id, ask('POST', '/submissions'));
  const hash = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
  assert.equal(hash(whole!), hash(bytes));
  assert.equal((await uploads.handler(ask('DELETE', path))).status, 204);
  assert.equal(await uploads.take(id, ask('POST', '/submissions')), undefined);
});

test('nobody reads an upload, and nobody else goes on with it', async () => {
  const uploads = withOptions({
    ownerOf: (request) => request.headers.get('x-account') ?? undefined,
  });
  const an = { 'x-account': 'an' };
  const binh = { 'x-account': 'binh' };
  const created = await uploads.handler(create(3, an));
  const path = created.headers.get('location') ?? '';
  const bytes = new Uint8Array([1, 2, 3]);
  assert.equal((await uploads.handler(ask('GET', path, an))).status, 405);
  for (const headers of [binh, {}]) {
    assert.equal((await uploads.handler(ask('HEAD', path, headers))).status, 404);
    assert.equal((await uploads.handler(piece(path, 0, bytes, headers))).status, 404);
    assert.equal((await uploads.handler(ask('DELETE', path, headers))).status, 404);
  }
  assert.equal((await uploads.handler(piece(path, 0, bytes, an))).status, 204);
  const id = path.slice('/uploads/'.length);
  assert.equal(await uploads.take(id, ask('POST', '/submissions', binh)), undefined);
  assert.deepEqual(await uploads.take(id, ask('POST', '/submissions', an)), bytes);
});

test('what is too large, has no length, or would fill the disk is refused', async () => {
  const uploads = withOptions({ maxBytes: 1000, maxTotalBytes: 1500, maxUploads: 3 });
  assert.equal((await uploads.handler(create(1001))).status, 413);
  const deferred = ask('POST', '/uploads', { 'upload-defer-length': '1' });
  assert.equal((await uploads.handler(deferred)).status, 400);
  assert.equal((await uploads.handler(create(1000))).status, 201);
  assert.equal((await uploads.handler(create(501))).status, 503, 'all together are too much');
  const created = await uploads.handler(create(10));
  const path = created.headers.get('location') ?? '';
  const more = await uploads.handler(piece(path, 0, new Uint8Array(11)));
  assert.ok(more.status >= 400, 'more than was announced');
  assert.equal((await uploads.handler(create(10))).status, 201);
  assert.equal((await uploads.handler(create(10))).status, 503, 'too many');
});

test('what is over is gone, and makes room', async () => {
  const place = join(folder, 'expiring');
  const uploads = withOptions({ folder: place, expiresMs: 1, maxUploads: 1 });
  const created = await uploads.handler(create(3));
  const path = created.headers.get('location') ?? '';
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal((await uploads.handler(piece(path, 0, new Uint8Array(3)))).status, 410);
  assert.equal((await uploads.handler(create(3))).status, 201);
  assert.equal((await readdir(place)).filter((name) => !name.endsWith('.json')).length, 1);
});

test('the first file is taken also where the folder is not there yet, or not any more', async () => {
  const place = join(folder, 'swept', 'away');
  const uploads = withOptions({ folder: place, onError: (error) => assert.fail(String(error)) });
  assert.equal((await uploads.handler(create(3))).status, 201);
  await rm(place, { recursive: true });
  assert.equal((await uploads.handler(create(3))).status, 201);
});

test('no path leads out of the folder', async () => {
  const uploads = withOptions();
  for (const id of ['..', '%2e%2e%2fpackage', '..%2F..%2Fetc%2Fpasswd', 'x'.repeat(5000)]) {
    const response = await uploads.handler(ask('HEAD', `/uploads/${id}`));
    assert.ok(response.status >= 400 && response.status < 500, `${id}: ${response.status}`);
    assert.equal(await uploads.take(id, ask('POST', '/submissions')), undefined);
  }
});
