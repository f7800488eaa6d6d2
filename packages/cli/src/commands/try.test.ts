import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readJson, run, schema } from '../testing/run.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokhai-try-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('two people sign, the desk gives a receipt, and the file is what it took', async () => {
  const pdf = join(folder, 'ket-hon.pdf');
  const { code, out, err } = await run('try', schema('ket-hon/procedure.json'), '-o', pdf);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^benNu: signed by .+\nbenNam: signed by .+\nverdict: passed\nreceipt: DEMO-/);
  assert.ok((await readFile(pdf)).byteLength > 10_000);
});

test('the root of the keys goes into a file when asked for, and leads to a verdict elsewhere', async () => {
  const [pdf, roots] = [join(folder, 'ct01.pdf'), join(folder, 'roots.pem')];
  const tried = await run('try', schema('ct01/procedure.json'), '-o', pdf, '--root', roots);
  assert.deepEqual([tried.code, tried.err], [0, '']);
  const text = await readFile(roots, 'utf8');
  assert.match(text, /^-----BEGIN CERTIFICATE-----\n(?:.{1,64}\n)+-----END CERTIFICATE-----\n$/);
  const verified = await run('verify', pdf, '--trust', roots);
  assert.equal(verified.code, 0, verified.out);
});

test('answers that are not valid are told, and nothing is signed', async () => {
  const example = await readJson<{ answers: object }>(schema('ket-hon/examples/valid.json'));
  const answers = join(folder, 'answers.json');
  await writeFile(
    answers,
    JSON.stringify({ ...example, answers: { ...example.answers, coQuan: 1 } }),
  );
  const pdf = join(folder, 'refused.pdf');
  const { code, out, err } = await run(
    ...(['try', schema('ket-hon/procedure.json'), answers, '-o', pdf] as const),
  );
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /coQuan: type \(.+, it takes an answer of the kind address\)/);
  await assert.rejects(readFile(pdf));
});

test('what the desk refuses is said with its reason', async () => {
  const file = await readJson<{ procedure: object }>(schema('ket-hon/procedure.json'));
  const old = { ...file.procedure, effectiveFrom: '2020-01-01', effectiveTo: '2020-12-31' };
  const path = join(folder, 'procedure.json');
  await writeFile(path, JSON.stringify({ ...file, procedure: old }));
  const pdf = join(folder, 'old.pdf');
  const answers = schema('ket-hon/examples/valid.json');
  const { code, out, err } = await run('try', path, answers, '-o', pdf);
  assert.equal(code, 1);
  assert.match(out, /verdict: failed/);
  assert.match(err, /\[procedure-not-in-force\]|not-in-force/);
});
