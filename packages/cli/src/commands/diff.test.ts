import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sample } from '../../../../test/support/sample-procedure.ts';
import { run, schema } from '../testing/run.ts';

const folder = await mkdtemp(join(tmpdir(), 'tokhai-diff-'));
after(() => rm(folder, { recursive: true, force: true }));

type Sample = ReturnType<typeof sample>;

function base(): Sample {
  const file = sample();
  const help = 'Ghi ngắn';
  file.properties['ten'] = { type: 'string', title: 'Tên', description: help, maxLength: 20 };
  file.properties['loai'] = {
    type: 'string',
    title: 'Loại',
    description: help,
    oneOf: [
      { const: 'a', title: 'A' },
      { const: 'b', title: 'B' },
    ],
  };
  file.properties['cu'] = { type: 'string', title: 'Cũ', description: help };
  file.procedure.pages[0]!.questions.push('ten', 'loai', 'cu');
  return file;
}

async function difference(change: (file: Sample) => void) {
  const [old, now] = [join(folder, 'old.json'), join(folder, 'new.json')];
  const file = base();
  file.$id = file.$id.replace('/procedure.json', '-2/procedure.json');
  change(file);
  await writeFile(old, JSON.stringify(base()));
  await writeFile(now, JSON.stringify(file));
  const { code, out, err } = await run('diff', old, now, '--json');
  assert.equal(err, '');
  const changes = JSON.parse(out) as Array<{ effect: string; place: string; message: string }>;
  return { code, changes: changes.map(({ effect, place }) => `${effect} ${place}`), out };
}

const rename = (file: Sample, from: string, to: string) => {
  file.properties[to] = file.properties[from]!;
  delete file.properties[from];
  const questions = file.procedure.pages[0]!.questions;
  questions[questions.indexOf(from)] = to;
};

test('nothing changed: exit 0', async () => {
  assert.deepEqual((await difference(() => {})).changes, []);
});

test('what takes an answer its place is told, and exits 1', async () => {
  const renamed = await difference((file) => rename(file, 'ten', 'tenMoi'));
  assert.deepEqual([renamed.code, renamed.changes], [1, ['lost ten']]);
  assert.match(renamed.out, /Renamed to tenMoi/);

  const removed = await difference((file) => {
    delete file.properties['cu'];
    file.procedure.pages[0]!.questions.pop();
  });
  assert.deepEqual([removed.code, removed.changes], [1, ['lost cu']]);

  const turned = await difference((file) => {
    file.properties['cu'] = { type: 'number', title: 'Cũ', description: 'Ghi số' };
  });
  assert.deepEqual([turned.code, turned.changes], [1, ['lost cu']]);
});

test('tighter limits and options that are gone may refuse an answer', async () => {
  const tighter = await difference((file) => {
    file.properties['ten']!['maxLength'] = 10;
    file.properties['cu']!['pattern'] = '^x';
    file.properties['loai']!.oneOf!.splice(0, 1, { const: 'c', title: 'C' });
  });
  assert.equal(tighter.code, 1);
  assert.deepEqual(tighter.changes, ['refused ten', 'refused loai', 'harmless loai', 'refused cu']);
  const looser = await difference((file) => {
    delete file.properties['ten']!['maxLength'];
    file.properties['loai']!.oneOf!.push({ const: 'c', title: 'C' });
  });
  assert.deepEqual([looser.code, looser.changes], [0, ['harmless ten', 'harmless loai']]);
});

test('what is asked more does not touch old answers', async () => {
  const { code, changes } = await difference((file) => {
    file.required?.push('ten', 'moi');
    file.properties['moi'] = { type: 'string', title: 'Mới', description: 'Ghi ngắn' };
    file.procedure.pages[0]!.questions.push('moi');
    file.procedure.fee = '50.000 đồng';
    file.procedure.signers.push({ id: 'nguoiThuHai', title: 'NGƯỜI THỨ HAI' });
  });
  assert.equal(code, 0);
  assert.deepEqual(changes, [
    'asked ten',
    'asked moi',
    'asked /procedure/signers/nguoiThuHai',
    'harmless /procedure/fee',
  ]);
});

test('a changed file under the same name is told', async () => {
  const { code, changes } = await difference((file) => {
    file.$id = base().$id;
    file.title = 'Tên khác';
  });
  assert.deepEqual([code, changes], [1, ['refused /$id']]);
});

test('--migration writes what the new file says about the old one', async () => {
  const own = await mkdtemp(join(tmpdir(), 'tokhai-migration-'));
  try {
    const text = await readFile(schema('ct01/procedure.json'), 'utf8');
    const file = JSON.parse(text.replaceAll('"soDienThoai"', '"dienThoai"')) as {
      $id: string;
      properties: Record<string, { maxLength?: number }>;
      procedure: { migrations?: unknown };
    };
    file.$id = file.$id.replace('procedure.json', '2027.json');
    file.properties['noiDung']!.maxLength = 10;
    const path = join(own, 'new.json');
    await writeFile(path, JSON.stringify(file));
    const old = schema('ct01/procedure.json');
    const { code, out } = await run('diff', old, path, '--migration');
    assert.equal(code, 0);
    const [migration] = JSON.parse(out) as [Record<string, unknown>];
    assert.deepEqual(Object.keys(migration), ['from', 'renamed', 'tightened']);
    assert.deepEqual(migration['renamed'], [{ question: 'soDienThoai', to: 'dienThoai' }]);
    file.procedure.migrations = JSON.parse(out);
    await writeFile(path, JSON.stringify(file));
    assert.equal((await run('lint', path)).code, 0);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});
