import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Question } from '@tokhai/procedure';
import { anyText } from '../testing/any-text.ts';
import { sampleProcedure } from '../testing/sample.ts';
import type { AnswerKind } from './answer-kind.ts';
import { kinds } from './index.ts';

const procedure = sampleProcedure();
const context = { today: '2026-11-22' };

function question(name: string): Question {
  return procedure.questions.get(name)!;
}

function tidy(name: string, value: unknown): unknown {
  return kinds[question(name).kind].tidy(value, question(name));
}

function format(name: string, value: unknown): string {
  return kinds[question(name).kind].format(value, question(name));
}

function codes(name: string, value: unknown): string[] {
  return kinds[question(name).kind].check(value, question(name), context).map(({ code }) => code);
}

describe('tidying', () => {
  const cases: [name: string, said: unknown, kept: unknown][] = [
    ['hoTen', '  Nguye\u0302\u0303n\t Va\u0306n  An ', 'Nguyễn Văn An'],
    ['hoTen', 'An\u200B\uFEFF', 'An'],
    ['hoTen', 'ភាសា\u200Bខ្មែរ\u200B', 'ភាសា\u200Bខ្មែរ'],
    ['hoTen', ' \u00A0 ', undefined],
    ['hoTen', null, undefined],
    ['hoTen', 5, 5],
    ['ghiChu', ' một \r\n\r\n\r\n\r\nhai ', 'một\n\nhai'],
    ['soTien', '1.200.000', 1_200_000],
    ['soTien', '12,5', 12.5],
    ['soTien', '−3', -3],
    ['soTien', 'ba', 'ba'],
    ['soTien', '1.20', 1.2],
    ['soTien', '12345678901234567890', '12345678901234567890'],
    ['soTien', ' ', undefined],
    ['hocPhi', '1.200.000 đồng', 1_200_000],
    ['hocPhi', '1 200 000đ', 1_200_000],
    ['hocPhi', '1,200,000 VND', 1_200_000],
    ['hocPhi', '1200000', 1_200_000],
    ['hocPhi', '1,5 triệu', '1,5 triệu'],
    ['hocPhi', '1.20', '1.20'],
    ['hocPhi', '-5', '-5'],
    ['hocPhi', '0', 0],
    ['gioDon', { hour: ' 8', minute: '05' }, '08:05'],
    ['gioDon', { hour: '', minute: ' ' }, undefined],
    ['gioDon', { hour: '8', minute: '' }, { hour: '8', minute: '' }],
    ['monHoc', ['van', 'toan', 'van', '', null], ['toan', 'van']],
    ['monHoc', ['la', 'khac'], ['khac', 'la']],
    ['monHoc', [], undefined],
    ['monHoc', 'toan', 'toan'],
    ['soDinhDanh', '001 090.012-345', '001090012345'],
    ['dienThoai', '+84 912 345 678', '0912345678'],
    ['dienThoai', '0084 (0)912.345.678', '0912345678'],
    ['dienThoai', '+1 202 555 0100', '+12025550100'],
    ['thuDienTu', ' An@Example.vn ', 'An@Example.vn'],
    ['dongY', false, undefined],
    ['dongY', true, true],
    ['ngaySinh', { day: ' 5', month: '03', year: '1950' }, '1950-03-05'],
    ['ngaySinh', { day: '', month: '', year: '1950' }, '1950'],
    ['ngaySinh', { day: '', month: '', year: ' ' }, undefined],
    ['ngayCap', { day: '31', month: '2', year: '1950' }, { day: '31', month: '2', year: '1950' }],
    ['cha', { ngaySinh: '1950', hoTen: ' An ' }, { hoTen: 'An', ngaySinh: '1950' }],
    ['cha', { hoTen: '' }, undefined],
    ['thanhVien', [{ hoTen: '' }, { hoTen: ' An' }, {}], [{ hoTen: 'An' }]],
    [
      'diaChi',
      { detail: ' số 1 ', province: 'Hà Nội', provinceCode: '' },
      { province: 'Hà Nội', detail: 'số 1' },
    ],
    ['camDoan', 'x', undefined],
  ];
  for (const [name, said, kept] of cases) {
    test(`${name}: ${JSON.stringify(said)}`, () => assert.deepEqual(tidy(name, said), kept));
  }

  const typed = fc.oneof(
    anyText,
    fc.string({
      unit: fc.constantFrom(
        '0',
        '8',
        '4',
        '+',
        ' ',
        '.',
        '-',
        ',',
        '(',
        '\u0301',
        'a',
        '\n',
        '\u200D',
      ),
    }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({
      day: fc.string({ maxLength: 3 }),
      month: fc.string(),
      year: fc.constantFrom('1950', '50', ''),
    }),
  );
  for (const [name, kind] of Object.entries<AnswerKind>(kinds)) {
    test(`${name}: tidying twice changes nothing more`, () => {
      const some = [...procedure.questions.values()].find((one) => one.kind === name);
      // An agency block takes no answer, and nobody gives what is computed.
      if (!some) return assert.ok(['agency', 'computed'].includes(name), 'the sample asks it');
      fc.assert(
        fc.property(typed, (value) => {
          const once = kind.tidy(value, some);
          const twice = kind.tidy(structuredClone(once), some);
          assert.equal(JSON.stringify(twice), JSON.stringify(once));
        }),
        { numRuns: 500 },
      );
    });
  }
});

describe('formatting', () => {
  const cases: [name: string, answer: unknown, read: string][] = [
    ['hoTen', 'An', 'An'],
    ['soTien', 1200.5, '1200,5'],
    ['hocPhi', 1_200_000, '1.200.000'],
    ['hocPhi', 999, '999'],
    ['gioDon', '08:05', '08 giờ 05 phút'],
    ['gioDon', { hour: '8', minute: '' }, '08 giờ'],
    ['monHoc', ['toan', 'khac'], 'Toán; Môn khác'],
    ['ngaySinh', '1950-03-05', '05/03/1950'],
    ['ngaySinh', '1950-03', '03/1950'],
    ['ngaySinh', '1950', '1950'],
    ['ngaySinh', { day: '31', month: '', year: '1950' }, '31/1950'],
    ['gioiTinh', 'nu', 'Nữ'],
    ['dongY', true, 'x'],
    ['cha', { hoTen: 'An', ngaySinh: '1950-03' }, 'An, 03/1950'],
    ['thanhVien', [{ hoTen: 'An' }, { hoTen: 'Bé', ngaySinh: '2001' }], 'An\nBé, 2001'],
    [
      'diaChi',
      {
        provinceCode: '01',
        province: 'Hà Nội',
        communeCode: '00004',
        commune: 'Phường Ba Đình',
        detail: 'Số 1',
      },
      'Số 1, Phường Ba Đình, Hà Nội',
    ],
    ['anh', { name: 'anh.jpg', type: 'image/jpeg', size: 1, sha256: '' }, 'anh.jpg'],
  ];
  for (const [name, answer, read] of cases) {
    test(`${name}: ${read.replace('\n', ' / ')}`, () => assert.equal(format(name, answer), read));
  }

  test('nothing was said: nothing is read, whatever the kind', () => {
    for (const one of procedure.questions.values()) {
      for (const nothing of [undefined, null, {}, []]) {
        assert.equal(kinds[one.kind].format(nothing, one), '');
      }
    }
  });
});

describe('checking', () => {
  const cases: [name: string, answer: unknown, codes: string[]][] = [
    ['hoTen', 'Nguyễn Văn An', []],
    ['hoTen', 'NguyÔn', ['legacy-encoding']],
    ['hoTen', 'Nguye\u0302\u0303n', ['not-nfc']],
    ['hoTen', 'An 😀', ['unprintable-character']],
    ['hoTen', 'An\nBình', ['unprintable-character']],
    ['ghiChu', 'một\nhai', []],
    ['soTien', 'ba', ['number']],
    ['soTien', Number.NaN, ['number']],
    ['hocPhi', 'ba', ['number']],
    ['gioDon', '23:59', []],
    ['gioDon', '24:00', ['time-impossible']],
    ['gioDon', '8:00', ['pattern']],
    ['gioDon', { hour: '8', minute: '' }, ['time-incomplete']],
    ['gioDon', { hour: '8', minute: '60' }, ['time-impossible']],
    ['ngayCap', '2026-11-22', []],
    ['ngayCap', '2026-11-23', ['date-future']],
    ['ngayCap', '2025-02-29', ['date-impossible']],
    ['ngayCap', '2025', ['date-incomplete']],
    ['ngaySinh', '2026', []],
    ['ngaySinh', '2027', ['date-future']],
    ['ngaySinh', '2026-12', ['date-future']],
    ['ngaySinh', '1750', ['date-impossible']],
    ['anh', { name: 'a', type: 'image/png', size: 9, sha256: '' }, ['file-type']],
    ['anh', { name: 'a', type: { toString: [['!']] }, size: 9, sha256: '' }, ['file-type']],
    ['anh', { name: 'a', type: 'image/jpeg', size: 5001, sha256: '' }, ['file-size']],
    ['anh', { name: 'a', type: 'image/jpeg', size: 0, sha256: '' }, ['file-empty']],
    ['anh', { name: 'a', type: 'image/jpeg', size: 5000, sha256: '' }, []],
  ];
  for (const [name, answer, found] of cases) {
    test(`${name}: ${JSON.stringify(answer)} ${found.join()}`, () =>
      assert.deepEqual(codes(name, answer), found));
  }
});
