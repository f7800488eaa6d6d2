import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { validateUnits } from './validate-units.ts';

const procedure = sampleProcedure();

async function paths(address: Record<string, string>): Promise<string[]> {
  const diaChi = { ...sampleAnswers.diaChi, ...address };
  const issues = await validateUnits(procedure, { ...sampleAnswers, diaChi });
  assert.ok(issues.every(({ code }) => code === 'address-mismatch'));
  return issues.map(({ path }) => path);
}

test('names that belong to their codes pass', async () => {
  assert.deepEqual(await paths({}), []);
});

test('a name that says another place than its code is told', async () => {
  assert.deepEqual(await paths({ province: 'Thành phố Huế' }), ['/diaChi/provinceCode']);
  assert.deepEqual(await paths({ commune: 'Phường Ngọc Hà' }), ['/diaChi/communeCode']);
});

test('a commune of another province is told', async () => {
  assert.deepEqual(await paths({ provinceCode: '04', province: 'Tỉnh Cao Bằng' }), [
    '/diaChi/provinceCode',
  ]);
  assert.deepEqual(await paths({ provinceCode: '04', province: 'Cao Bằng' }), [
    '/diaChi/communeCode',
  ]);
});

test('codes in no list are told', async () => {
  assert.deepEqual(await paths({ provinceCode: '99' }), ['/diaChi/provinceCode']);
  assert.deepEqual(await paths({ communeCode: '99999' }), ['/diaChi/communeCode']);
});
