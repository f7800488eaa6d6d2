import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@cfworker/json-schema';
import { loweredSchema } from './lower.ts';
import { readProcedure } from './read.ts';
import { classAnswers, classProcedure } from '../../../test/support/class-procedure.ts';
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

test('several options: a list of them, each once, none left empty; conditions look inside', () => {
  const ofClass = loweredSchema(readProcedure(classProcedure()));
  const takes = (change: object) =>
    new Validator(ofClass, '2020-12').validate({ ...classAnswers, ...change }).valid;
  const { monKhac: _, ...without } = classAnswers;
  assert.equal(takes({}), true);
  assert.equal(takes({ monHoc: [] }), false);
  assert.equal(takes({ monHoc: ['khac', 'khac'] }), false);
  assert.equal(takes({ monHoc: ['la'] }), false);
  assert.equal(takes({ monHoc: ['toan', 'van', 'boi', 'khac'] }), false);
  assert.equal(new Validator(ofClass, '2020-12').validate(without).valid, false);
  assert.equal(takes({ monHoc: ['toan'] }), false);
  assert.equal(takes({ hocPhi: -1 }), false);
  assert.equal(takes({ gioDon: '24:00' }), false);
});
