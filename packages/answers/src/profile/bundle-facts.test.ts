import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBundle } from '@tokhai/procedure';
import { readExamples } from '../testing/procedures.ts';
import { bundleAnswers, bundleFacts } from './bundle-facts.ts';

const file = new URL('../../../../schemas/bundles/tre-moi-sinh/bundle.json', import.meta.url);
const [birth, residence, insurance] = readBundle(JSON.parse(readFileSync(file, 'utf8'))).procedures;
const today = '2026-11-22';
const examples = readExamples();

function example(name: string) {
  const found = examples.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

test('the child is asked for once, and is the person of the second form', () => {
  const first = example('khai-sinh/valid');
  const facts = bundleFacts(birth!, first.procedure, first.answers, today);
  const { procedure } = example('ct01/valid');
  const answers = bundleAnswers(residence!, procedure, facts, today);
  assert.equal(answers['hoTen'], first.answers['hoTenKhaiSinh']);
  assert.equal(answers['hoTenGiamHo'], first.answers['hoTen']);
  assert.equal(answers['canGiamHo'], 'co');
  assert.equal(answers['soDienThoai'], undefined);
});

test('what the second form learned about child and parent is known in the third', () => {
  const second = example('ct01/guardian-declares');
  const facts = bundleFacts(residence!, second.procedure, second.answers, today);
  assert.equal(facts['child.name'], 'Đặng Bảo An');
  assert.equal(facts['person.name'], 'Đặng Quang Huy');
  assert.equal(facts['person.phone'], '0905123456');
  assert.equal(facts['child.phone'], undefined);
  const { procedure } = example('bao-hiem-y-te/valid');
  const answers = bundleAnswers(insurance!, procedure, facts, today);
  assert.equal(answers['hoTenTre'], 'Đặng Bảo An');
  assert.equal(answers['soDinhDanhTre'], '048326077777');
  assert.equal(answers['hoTen'], 'Đặng Quang Huy');
  assert.equal(answers['soDienThoai'], '0905123456');
});
