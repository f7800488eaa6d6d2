import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@cfworker/json-schema';
import { loweredSchema } from './lower.ts';
import { readProcedure } from './read.ts';
import { sample } from '../../../test/support/sample-procedure.ts';

const schema = loweredSchema(readProcedure(sample()));
const accepts = (answers: unknown) => new Validator(schema, '2020-12').validate(answers).valid;
const least = { hoTen: 'Nguyễn Thị Hường', soDinhDanh: '001190000001' };

test('the lowered schema needs nothing outside itself', () => {
  assert.doesNotMatch(JSON.stringify(schema), /\$ref|"question"/);
});

test('what everybody answers is required, what is unknown refused', () => {
  assert.equal(accepts(least), true);
  assert.equal(accepts({ hoTen: 'A' }), false);
  assert.equal(accepts({ ...least, la: 1 }), false);
  assert.equal(accepts({ ...least, camDoan: 'x' }), false);
});

test('a conditional question is required when it is asked and refused when it is not', () => {
  const rows = [{ hoTen: 'Trần Văn Đông' }];
  assert.equal(accepts({ ...least, coThanhVien: 'nam' }), false);
  assert.equal(accepts({ ...least, coThanhVien: 'nam', thanhVien: rows }), true);
  assert.equal(accepts({ ...least, coThanhVien: 'nu', thanhVien: rows }), false);
  assert.equal(accepts({ ...least, thanhVien: rows }), false);
});

test('parts are checked and closed', () => {
  assert.equal(accepts({ ...least, cha: { hoTen: 'B', ngaySinh: '1950' } }), true);
  assert.equal(accepts({ ...least, cha: { hoTen: 'B', ngaySinh: '50' } }), false);
  assert.equal(accepts({ ...least, cha: { hoTen: 'B', la: 1 } }), false);
});
