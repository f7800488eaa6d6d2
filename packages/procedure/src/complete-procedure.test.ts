import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { completeProcedure } from './complete-procedure.ts';
import { readProcedureFile } from './read-procedure-file.ts';
import { readProcedure } from './read.ts';

const folder = new URL('../../../schemas/procedures/', import.meta.url);

test('a procedure read in two steps is the same as one read at once', async () => {
  const codes = await readdir(folder);
  assert.ok(codes.length > 0);
  for (const code of codes) {
    const text = await readFile(new URL(`${code}/procedure.json`, folder), 'utf8');
    assert.deepEqual(await completeProcedure(readProcedureFile(text)), readProcedure(text), code);
  }
});

test('a long list comes only where a file refers to it, also through a $defs of its own', async () => {
  const text = await readFile(new URL('ct01/procedure.json', folder), 'utf8');
  const file = JSON.parse(text) as {
    properties: object;
    $defs?: object;
    procedure: { pages: Array<{ questions: string[] }> };
  };
  file.$defs = { danToc: { $ref: '../../shared/ethnic-group.json' } };
  Object.assign(file.properties, { danToc: { $ref: '#/$defs/danToc', title: 'Dân tộc' } });
  file.procedure.pages[0]!.questions.push('danToc');
  const { questions } = await completeProcedure(readProcedureFile(file));
  assert.ok((questions.get('danToc')?.choices?.length ?? 0) >= 50);
});

test('what a file names and nobody defined is found in the second step', async () => {
  const file = JSON.parse(await readFile(new URL('ct01/procedure.json', folder), 'utf8')) as {
    procedure: { pages: Array<{ questions: string[] }> };
  };
  file.procedure.pages[0]!.questions.push('khongCo');
  await assert.rejects(completeProcedure(readProcedureFile(file)), { code: 'unknown-question' });
});

test('what few files have is checked in the second step where a file has it', async () => {
  const text = await readFile(new URL('ct01/procedure.json', folder), 'utf8');
  interface File {
    properties: Record<string, object>;
    procedure: { pages: Array<{ questions: string[] }> } & Record<string, unknown>;
  }
  const faults: Array<[code: string, damage: (file: File) => void]> = [
    ['slow-pattern', ask({ type: 'string', title: 'Mã', pattern: '^(a+)+$' })],
    [
      'unknown-question',
      ({ procedure }) => {
        procedure['rules'] = [{ before: 'khongCo', after: 'khongCo', message: 'Ngày sai' }];
      },
    ],
    [
      'duplicate',
      (file) => {
        file.procedure['migrations'] = [{ from: (file as unknown as { $id: string }).$id }];
      },
    ],
  ];
  for (const [code, damage] of faults) {
    const file = JSON.parse(text) as File;
    damage(file);
    assert.throws(() => readProcedure(file), { code });
    await assert.rejects(completeProcedure(readProcedureFile(file)), { code });
  }
  function ask(schema: object) {
    return ({ properties, procedure }: File): void => {
      properties['them'] = schema;
      procedure.pages[0]!.questions.push('them');
    };
  }
});
