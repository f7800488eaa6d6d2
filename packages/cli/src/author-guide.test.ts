import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { validate } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { keywordExamples, keywordProcedure } from '../../../stories/support/keyword-examples.ts';
import {
  blockExamples,
  exampleProcedure,
  printExamples,
  procedureExamples,
} from '../../../stories/support/procedure-examples.ts';
import { run } from './testing/run.ts';

const docs = new URL('../../../docs/', import.meta.url);

test('what the authors’ guide shows is clean and prints', async () => {
  const guide = await readFile(new URL('guide/author.md', docs), 'utf8');
  // Whole files; what begins otherwise is a part of one.
  const [procedure, answers] = [...guide.matchAll(/```json\n(\{[^]*?)```/g)].map(
    ([, json]) => json!,
  );
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

test('every list of questions in the guides makes a procedure that is clean and prints', async () => {
  const guides = ['guide/trial.md', 'guide/author.md'];
  const texts = await Promise.all(guides.map((name) => readFile(new URL(name, docs), 'utf8')));
  const lists = texts.flatMap((text) => [...text.matchAll(/```text\n([^]*?)```/g)]);
  assert.equal(lists.length, 3);
  const folder = await mkdtemp(join(tmpdir(), 'tokhai-lists-'));
  try {
    for (const [index, [, list]] of lists.entries()) {
      const path = join(folder, 'list.txt');
      await writeFile(path, list!);
      const facts = ['title', 'form', 'legal-basis', 'agency', 'fee', 'deadline', 'contact'];
      const flags = facts.flatMap((name) => [`--${name}`, 'Thử']);
      const own = join(folder, `list-${index}`);
      const made = await run('new', own, '--questions', path, ...flags, '--channel', '1900 1234');
      assert.deepEqual([made.code, made.err], [0, '']);
      const file = join(own, 'procedure.json');
      assert.equal((await run('lint', file)).out, `${file}: nothing to mend\n`);
      const example = join(own, 'examples', 'valid.json');
      const filled = await run('fill', file, example, '-o', join(folder, 'out.pdf'));
      assert.deepEqual([filled.code, filled.err], [0, '']);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('llms.txt points at files that are there, and leaves out no guide and no command', async () => {
  const text = await readFile(new URL('llms.txt', docs), 'utf8');
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
  assert.ok(links.length > 5);
  for (const link of links) assert.ok((await stat(new URL(link, docs))).isFile(), link);
  for (const folder of ['guide', 'reference']) {
    for (const name of await readdir(new URL(folder, docs))) {
      if (!name.endsWith('.md')) continue;
      assert.ok(
        links.includes(`${folder}/${name}`),
        `${folder}/${name} is not in docs/llms.txt: add a line`,
      );
    }
  }
  const { out } = await run('--help');
  const commands = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name!);
  assert.ok(commands.length > 8);
  const named = text.slice(text.indexOf('The command line'));
  for (const command of commands) assert.match(named, new RegExp(`\\b${command}\\b`), command);
});

/** Every example of the reference: a whole file, and answers to it. */
const examples = [
  ...Object.entries(keywordExamples).map(
    ([name, example]) => [name, keywordProcedure(example, name), example.answers] as const,
  ),
  ...[procedureExamples, printExamples, blockExamples].flatMap((list) =>
    Object.entries(list).map(
      ([name, example]) => [name, exampleProcedure(example, name), example.answers] as const,
    ),
  ),
];

test('the example of each keyword reads, and its answers fit it', async () => {
  for (const [keyword, file, answers = {}] of examples) {
    const procedure = readProcedure(file);
    const issues = validate(procedure, answers, { today: '2026-11-22' });
    const wrong = issues.filter(({ code }) => code !== 'required');
    assert.deepEqual(wrong, [], keyword);
  }
});
