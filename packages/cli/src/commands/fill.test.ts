import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readSubmission } from '@tokhai/pdf';
import { readJson, run, schema } from '../testing/run.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-fill-'));
});
after(() => rm(folder, { recursive: true, force: true }));

interface Example {
  createdAt: string;
  answers: Record<string, unknown>;
}

const ct01 = schema('ct01/procedure.json');
const valid = schema('ct01/examples/valid.json');

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

test('prints an example with its answers inside, and the same bytes every time', async () => {
  const [first, second] = [join(folder, 'first.pdf'), join(folder, 'second.pdf')];
  const { code, out, err } = await run('fill', ct01, valid, '-o', first);
  assert.deepEqual([code, out, err], [0, '', '']);
  const { createdAt, answers } = await readJson<Example>(valid);
  const data = await readSubmission(await readFile(first));
  assert.equal(data?.createdAt, createdAt);
  assert.deepEqual(data?.answers, answers);

  const bare = join(folder, 'bare.json');
  await writeFile(bare, JSON.stringify(answers));
  await run('fill', ct01, bare, '--created-at', createdAt, '--output', second);
  assert.equal(await hashOf(first), await hashOf(second));
});

test('decomposed input prints as composed text', async () => {
  const path = join(folder, 'nfd.pdf');
  assert.equal((await run('fill', ct01, schema('ct01/examples/nfd.json'), '-o', path)).code, 0);
  const data = await readSubmission(await readFile(path));
  const text = JSON.stringify(data?.answers);
  assert.equal(text, text.normalize('NFC'));
});

test('lists what is wrong with the answers, and writes nothing', async () => {
  const path = join(folder, 'never.pdf');
  const { answers } = await readJson<Example>(valid);
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, JSON.stringify({ ...answers, soDinhDanh: '123', hoTen: '' }));
  const { code, out, err } = await run('fill', ct01, wrong, '-o', path);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /wrong\.json: \/hoTen: required/);
  assert.match(err, /wrong\.json: \/soDinhDanh: pattern/);
  await assert.rejects(access(path));
});

test('finds attached files beside the answers or where it is told, by content', async () => {
  const [procedure, example] = [
    schema('con-thuong-binh/procedure.json'),
    schema('con-thuong-binh/examples/valid.json'),
  ];
  const path = join(folder, 'child.pdf');
  assert.equal((await run('fill', procedure, example, '-o', path)).code, 0);
  const files = (await readSubmission(await readFile(path)))?.files ?? new Map();
  assert.ok(files.size > 0);
  for (const [sha256, file] of files) {
    assert.equal(createHash('sha256').update(file.bytes).digest('hex'), sha256);
  }
  const lost = await run('fill', procedure, example, '--files', folder, '-o', path);
  assert.equal(lost.code, 1);
  assert.match(lost.err, /\[missing-attachment\]/);
});

test('a time without a zone, and answers that are no object, are wrong calls', async () => {
  const output = ['-o', join(folder, 'never.pdf')];
  for (const time of ['2026-11-22', '2026-11-22T08:30:00', '2026-13-22T08:30:00Z', 'now']) {
    const { code, err } = await run('fill', ct01, valid, '--created-at', time, ...output);
    assert.equal(code, 64);
    assert.match(err, /\[not-an-instant\]/);
  }
  const list = join(folder, 'list.json');
  await writeFile(list, '[]');
  assert.equal((await run('fill', ct01, list, ...output)).code, 64);
});

test('a place that cannot be written to is told', async () => {
  const { code, err } = await run('fill', ct01, valid, '-o', join(folder, 'no', 'such.pdf'));
  assert.equal(code, 1);
  assert.match(err, /\[unwritable-file\]/);
});
