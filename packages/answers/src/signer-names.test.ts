import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accentsDiffer, personalNumbers, sameName } from './signer-names.ts';

test('finds the personal number however issuers write it', () => {
  for (const subject of [
    'CN=Nguyễn Văn Bình, serialNumber=CCCD:012345678901',
    'UID=CCCD:012345678901, CN=Nguyễn Văn Bình, C=VN',
    'serialNumber=PNOVN-012345678901,CN=Nguyễn Văn Bình',
    'CN=Nguyễn Văn Bình, serialNumber=012345678901',
  ]) {
    assert.deepEqual(personalNumbers(subject), ['012345678901']);
  }
});

test('takes nothing else for a personal number', () => {
  for (const subject of [
    'CN=012345678901',
    'CN=A\\, serialNumber\\=CCCD:012345678901',
    'serialNumber=MST:0123456789',
    'serialNumber=0123456789012',
    'O=serialNumber=012345678901x',
  ]) {
    assert.deepEqual(personalNumbers(subject), []);
  }
});

test('compares names without accents, case and Unicode form', () => {
  assert.equal(sameName('NGUYEN VAN BINH', 'Nguyễn Văn Bình'), true);
  assert.equal(sameName('Đặng  Thị Ổi', 'Đặng Thị Ổi'.normalize('NFD')), true);
  assert.equal(sameName("H'Leo", 'H’Leo'), true);
  assert.equal(sameName('Nguyễn Văn Bình', 'Nguyễn Văn Minh'), false);
});

test('tells accents that make another name from those that were left out or stand elsewhere', () => {
  for (const [declared, other] of [
    ['Nguyễn Văn Ân', 'Nguyễn Văn An'],
    ['Nguyễn Văn Ân', 'NGUYỄN VĂN ÁN'],
    ['Mai Lan', 'MAI LÂN'],
    ['Trần Thị Dung', 'Trần Thị Đung'],
    ['Trần Thị Đung', 'Trần Thị Dung'],
  ] as const) {
    assert.equal(sameName(declared, other), true);
    assert.equal(accentsDiffer(declared, other), true, other);
  }
  for (const [declared, same] of [
    ['Nguyễn Văn Ân', 'NGUYEN VAN AN'],
    ['Nguyễn Văn Ân', 'NGUYỄN  VĂN ÂN'.normalize('NFD')],
    ['Hoàng Thị Hòa', 'HOÀNG THỊ HOÀ'],
    ['H’Leo Niê', "H'LEO NIÊ"],
    ['Ma', 'MA'],
  ] as const)
    assert.equal(accentsDiffer(declared, same), false, same);
});
