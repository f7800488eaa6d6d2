import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readJson, run, schema } from '../testing/run.ts';

const folder = await mkdtemp(join(tmpdir(), 'tokhai-formio-'));
after(() => rm(folder, { recursive: true, force: true }));

const form = fileURLToPath(
  new URL('../../../procedure/src/formio/testing/every-component.json', import.meta.url),
);

test('import writes a procedure that lint can read, and says what became of the form', async () => {
  const output = join(folder, 'procedure.json');
  const map = join(folder, 'map.json');
  const { code, out, err } = await run('import', form, '-o', output, '--key-map', map);
  assert.equal(code, 0);
  assert.equal(out, '');
  assert.match(err, /left-out at \/components\/2\/components\/18: Hidden in the form/);
  assert.doesNotMatch(err, /: translated at /);
  const { title } = await readJson<{ title: string }>(output);
  assert.equal(title, 'Đơn đăng ký hỗ trợ');
  const linted = await run('lint', output, '--json');
  assert.equal(linted.code, 1);
  assert.match(linted.out, /missing-help/);
  assert.doesNotMatch(linted.out, /not-in-language|unknown-question/);

  const answers = join(folder, 'answers.json');
  await writeFile(
    answers,
    JSON.stringify({ answers: { fullname: ' Lê  Ánh ', birthday: '1990-03-27' } }),
  );
  const sent = await run('export', output, '--formio', '--answers', answers, '--key-map', map);
  assert.equal(sent.code, 0, sent.err);
  assert.deepEqual(JSON.parse(sent.out), {
    data: { fullname: 'Lê Ánh', birthday: '1990-03-27T00:00:00+07:00' },
  });
});

test('import --report tells everything; --json writes all three', async () => {
  const { err } = await run('import', form, '--report');
  assert.match(err, /: translated at \/components\/0: A page/);
  const { out } = await run(
    'import',
    form,
    '--json',
    '--id',
    'https://example.vn/a/procedure.json',
  );
  const made = JSON.parse(out) as Record<string, { $id?: string }>;
  assert.deepEqual(Object.keys(made), ['procedure', 'report', 'keyMap']);
  assert.equal(made['procedure']?.$id, 'https://example.vn/a/procedure.json');
});

test('export writes a form that import takes', async () => {
  const output = join(folder, 'form.json');
  const { code } = await run('export', schema('ct01/procedure.json'), '--formio', '-o', output);
  assert.equal(code, 0);
  const { display, components } = await readJson<{ display: string; components: unknown[] }>(
    output,
  );
  assert.equal(display, 'wizard');
  assert.ok(components.length > 3);
  assert.equal((await run('import', output)).code, 0);
});

test('what is no form, and what is no key map, is refused with a code', async () => {
  const nothing = join(folder, 'nothing.json');
  await writeFile(nothing, '{"components":[]}');
  const imported = await run('import', nothing);
  assert.equal(imported.code, 1);
  assert.match(imported.err, /\[not-formio\]/);
  const ct01 = schema('ct01/procedure.json');
  const answers = schema('ct01/examples/valid.json');
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, '{"hoTen":7}');
  const exported = await run('export', ct01, '--formio', '--answers', answers, '--key-map', wrong);
  assert.equal(exported.code, 64);
  assert.match(exported.err, /\[unreadable-file\]/);
});

test('export writes pure JSON Schema, and a dossier', async () => {
  const procedure = schema('ct01/procedure.json');
  const pure = await run('export', procedure, '--json-schema');
  assert.equal(pure.code, 0);
  const { $schema, properties } = JSON.parse(pure.out) as Record<string, Record<string, object>>;
  assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema');
  assert.ok(!('question' in properties!['hoTen']!));

  const facts = join(folder, 'facts.json');
  const known = {
    code: '000.00.01.H40-261122-0001',
    submittedAt: '2026-11-22T08:30:00+07:00',
    receivedAt: '2026-11-22T01:31:00Z',
    receivingUnit: 'H40.01',
    papers: [{ name: 'Tờ khai CT01', sha256: 'a'.repeat(64) }],
  };
  await writeFile(facts, JSON.stringify(known));
  const answers = schema('ct01/examples/valid.json');
  const { code, out } = await run('export', procedure, '--dossier', facts, '--answers', answers);
  assert.equal(code, 0);
  const dossier = JSON.parse(out) as Record<string, unknown>;
  assert.equal(dossier['ChuHoSo'], 'Nguyễn Thị Hường');
  assert.equal(dossier['NgayTiepNhan'], '20261122083100');

  await writeFile(facts, JSON.stringify({ ...known, receivedAt: 'soon' }));
  const wrong = await run('export', procedure, '--dossier', facts, '--answers', answers);
  assert.deepEqual([wrong.code, /receivedAt as a time/.test(wrong.err)], [64, true]);
  assert.equal((await run('export', procedure, '--formio', '--json-schema')).code, 64);
});
