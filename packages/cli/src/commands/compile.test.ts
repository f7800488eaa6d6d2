import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fromAjvErrors, type AjvError } from '@tokhai/answers';
import { ajvCheck } from '@tokhai/intake';
import { loweredSchema, procedureHash, readProcedure } from '@tokhai/procedure';
import { compileCheck } from '../compile-check.ts';
import { readJson, run, schema } from '../testing/run.ts';

interface Compiled {
  validate: { (answers: unknown): boolean; errors?: AjvError[] | null };
  procedure: string;
  procedureHash: string;
}

const folder = await mkdtemp(join(tmpdir(), 'tokhai-compile-'));
after(() => rm(folder, { recursive: true, force: true }));

for (const name of await readdir(schema(''))) {
  test(`${name}: the compiled check says what ajv says`, async () => {
    const file = schema(`${name}/procedure.json`);
    const output = join(folder, `${name}.mjs`);
    const { code, err } = await run('compile', file, '-o', output);
    assert.equal(code, 0, err);
    const source = await readFile(output, 'utf8');
    assert.doesNotMatch(source, /\brequire\(|\bimport\b|\beval\(|new Function/);

    const compiled = (await import(pathToFileURL(output).href)) as Compiled;
    const procedure = readProcedure(await readFile(file, 'utf8'));
    assert.equal(compiled.procedure, procedure.id);
    assert.equal(compiled.procedureHash, await procedureHash(procedure));
    const lowered = loweredSchema(procedure);
    const examples = schema(`${name}/examples`);
    for (const example of await readdir(examples)) {
      if (!example.endsWith('.json')) continue;
      const { answers } = await readJson<{ answers: object }>(join(examples, example));
      for (const given of [answers, {}, { ...answers, unknown: 'x' }, [], '𝄞']) {
        const valid = compiled.validate(given);
        const expected = ajvCheck(lowered, given);
        assert.deepEqual(fromAjvErrors(compiled.validate.errors), expected, example);
        assert.equal(valid, (compiled.validate.errors ?? []).length === 0, example);
      }
    }
  });
}

test('lengths count code points, and lists hold each option once', async () => {
  const short = await compileOwn(join(folder, 'short.mjs'), { type: 'string', maxLength: 2 });
  assert.equal(short('𝄞𝄞'), true);
  assert.equal(short('abc'), false);
  const list = await compileOwn(join(folder, 'list.mjs'), {
    type: 'array',
    items: {
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 1, title: 'Một' },
      ],
    },
    question: { kind: 'choices' },
  });
  assert.equal(list(['a', 1]), true);
  assert.equal(list(['a', 'a']), false);
});

/** CT01 with one question instead of its own. */
async function compileOwn(output: string, question: object) {
  const ct01 = await readJson<{ procedure: object }>(schema('ct01/procedure.json'));
  const procedure = readProcedure(
    JSON.stringify({
      ...ct01,
      properties: { x: { title: 'X', ...question } },
      required: ['x'],
      procedure: {
        ...ct01.procedure,
        pages: [{ id: 'mot', title: 'Một', questions: ['x'] }],
        signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true }],
        print: undefined,
      },
    }),
  );
  await writeFile(output, await compileCheck(procedure));
  const { validate } = (await import(pathToFileURL(output).href)) as Compiled;
  return (x: unknown) => validate({ x });
}
