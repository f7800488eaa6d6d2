import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from './testing/run.ts';

const docs = new URL('../../../docs/', import.meta.url);

test('what the authors’ guide shows is clean and prints', async () => {
  const guide = await readFile(new URL('guide/author.md', docs), 'utf8');
  const [procedure, answers] = [...guide.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => json!);
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-guide-'));
  try {
    const [file, said, pdf] = ['procedure.json', 'answers.json', 'form.pdf'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(file, procedure!);
    await writeFile(said, answers!);
    assert.deepEqual(await run('lint', file), {
      code: 0,
      out: `${file}: nothing to mend\n`,
      err: '',
    });
    const filled = await run('fill', file, said, '-o', pdf);
    assert.deepEqual([filled.code, filled.err], [0, '']);
    assert.ok((await stat(pdf)).size > 10_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('llms.txt points at files that are there', async () => {
  const text = await readFile(new URL('llms.txt', docs), 'utf8');
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
  assert.ok(links.length > 5);
  for (const link of links) assert.ok((await stat(new URL(link, docs))).isFile(), link);
});
