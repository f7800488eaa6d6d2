import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readProcedure } from '@tokhai/procedure';
import { askedSigners, requiredSigners, signerName } from './signers.ts';

const folder = new URL('../../../schemas/procedures/', import.meta.url);

async function example(code: string, name: string) {
  const read = async (path: string): Promise<string> => readFile(new URL(path, folder), 'utf8');
  const procedure = readProcedure(await read(`${code}/procedure.json`));
  const { answers } = JSON.parse(await read(`${code}/examples/${name}.json`)) as {
    answers: Record<string, unknown>;
  };
  return { procedure, answers };
}

test('who signs follows from the answers', async () => {
  const signers: Record<string, string[]> = {
    minimal: ['nguoiKeKhai'],
    'two-signers': ['chuHo', 'nguoiKeKhai'],
    'guardian-declares': ['chuHo', 'giamHo'],
    'four-signers': ['chuHo', 'chuSoHuu', 'giamHo', 'nguoiKeKhai'],
  };
  for (const [name, ids] of Object.entries(signers)) {
    const { procedure, answers } = await example('ct01', name);
    assert.deepEqual(
      askedSigners(procedure, answers).map(({ id }) => id),
      ids,
      name,
    );
  }
});

test('an officer is asked, but not required', async () => {
  const { procedure, answers } = await example('tk01', 'representative');
  const ids = (places: { id: string }[]) => places.map(({ id }) => id);
  assert.deepEqual(ids(askedSigners(procedure, answers)), ['nguoiDaiDien', 'truongCongAn']);
  assert.deepEqual(ids(requiredSigners(procedure, answers)), ['nguoiDaiDien']);
});

test("a signer's name is one answer, or several in order, or unknown", () => {
  const place = { id: 'a', title: 'A' };
  const answers = { ho: 'Phạm', chuDemTen: 'Thanh Hiền', cha: { hoTen: 'Phạm Thành' } };
  assert.equal(signerName({ ...place, name: 'cha/hoTen' }, answers), 'Phạm Thành');
  assert.equal(signerName({ ...place, name: ['ho', 'chuDemTen'] }, answers), 'Phạm Thanh Hiền');
  assert.equal(signerName({ ...place, name: ['ho', 'tenKhac'] }, answers), undefined);
  assert.equal(signerName(place, answers), undefined);
});
