import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answers } from './json.ts';
import { AnswersError } from './error.ts';
import { interpret, type SchemaCheck } from './schema-check.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample.ts';
import { tidyAnswers } from './tidy.ts';
import { validate, validatePage } from './validate.ts';
import { vietnamDate } from './vietnam-date.ts';

const procedure = sampleProcedure();
const today = '2026-11-22';
const fourRows = Array.from({ length: 4 }, () => ({ hoTen: 'An' }));

function found(change: Answers): string[] {
  return validate(procedure, { ...sampleAnswers, ...change }, { today }).map(
    ({ path, code }) => `${path} ${code}`,
  );
}

test('a pattern is put to no more of a text than its maxLength and one', () => {
  const withCode = sampleProcedure({
    ma: { type: 'string', title: 'Mã', pattern: '^.*a.*$', maxLength: 100 },
  });
  for (const letter of ['b', '𝒷']) {
    const lengths: number[] = [];
    const ma = letter.repeat(400_000);
    const check: SchemaCheck = (schema, data) => {
      lengths.push(Array.from((data as { ma: string }).ma).length);
      const errors = interpret(schema, data);
      assert.ok(
        errors.some(({ pointer, keyword }) => pointer === '/ma' && keyword === 'maxLength'),
      );
      return errors;
    };
    const issues = validate(withCode, { ...sampleAnswers, ma }, { today, check });
    assert.deepEqual(lengths, [101]);
    assert.equal(issues[0]?.path, '/ma');
  }
});

test('of a list without repetitions no more is compared than it may have, and one', () => {
  // Each with each: nineteen thousand would hold up the page.
  const monHoc = Array.from({ length: 19_000 }, (_, index) => `mon-${index}`);
  const check: SchemaCheck = (schema, data) => {
    assert.equal((data as { monHoc: unknown[] }).monHoc.length, 3);
    return interpret(schema, data);
  };
  const issues = validate(procedure, { ...sampleAnswers, monHoc }, { today, check });
  assert.deepEqual(
    issues.map(({ path, code }) => `${path} ${code}`),
    ['/monHoc choice'],
  );
});

describe('issues', () => {
  const hash = 'f'.repeat(64);
  const address = sampleAnswers.diaChi;
  const { commune, communeCode, ...province } = address;
  const cases: [title: string, change: Answers, issues: string[]][] = [
    ['nothing is wrong', {}, []],
    ['no option ticked is no answer', { monHoc: [] }, []],
    [
      'too many options',
      { monHoc: ['toan', 'van', 'khac'], monKhac: 'Sử' },
      ['/monHoc max-choices'],
    ],
    ['an option that there is none of', { monHoc: ['la'] }, ['/monHoc choice']],
    ['an option twice', { monHoc: ['van', 'van'] }, ['/monHoc choice']],
    ['a list that is none', { monHoc: 'van' }, ['/monHoc choice']],
    ['what one of several options asks for', { monHoc: ['khac'] }, ['/monKhac required']],
    ['what no ticked option asks for', { monHoc: ['van'], monKhac: 5 }, []],
    ['an amount below nothing', { hocPhi: -1 }, ['/hocPhi minimum']],
    ['half a đồng', { hocPhi: 0.5 }, ['/hocPhi integer']],
    ['a time in one box', { gioDon: { hour: '8', minute: '' } }, ['/gioDon time-incomplete']],
    ['a missing answer', { hoTen: undefined }, ['/hoTen required']],
    ['white space is no answer', { hoTen: ' \t' }, ['/hoTen required']],
    ['a person who is not there, part by part', { cha: {} }, ['/cha/hoTen required']],
    ['a person not asked for', { coCha: 'khong', cha: { hoTen: 5 } }, []],
    ['an address that is not there', { diaChi: undefined }, ['/diaChi required']],
    ['an address without commune', { diaChi: province }, ['/diaChi/communeCode required']],
    [
      'a name without code',
      { diaChi: { ...address, provinceCode: undefined } },
      ['/diaChi/provinceCode required'],
    ],
    [
      'several parts of an address',
      { diaChi: { ...address, provinceCode: 'x', detail: 'a'.repeat(201) } },
      ['/diaChi/provinceCode pattern', '/diaChi/detail max-length'],
    ],
    ['a confirmation that is not true', { dongY: 'true' }, ['/dongY confirm']],
    ['a confirmation taken back', { dongY: false }, ['/dongY required']],
    ['no option', { gioiTinh: 'x' }, ['/gioiTinh choice']],
    ['no number', { soTien: 'ba' }, ['/soTien number']],
    ['no whole number', { soTien: 1.5 }, ['/soTien integer']],
    ['a number too small', { soTien: -1 }, ['/soTien minimum']],
    ['letters in an identity number', { soDinhDanh: '00109001234A' }, ['/soDinhDanh pattern']],
    ['no address of mail', { thuDienTu: 'an@vn' }, ['/thuDienTu pattern']],
    [
      'a plain JSON Schema, where a format is only a hint',
      { ngayThuong: 'mai', thuThuong: 'an', heSo: 3, lop: 3 },
      ['/ngayThuong pattern', '/thuThuong pattern', '/heSo multiple-of', '/lop choice'],
    ],
    ['a bound that does not belong', { heSo: 0 }, ['/heSo minimum']],
    ['the wrong type', { hoTen: 5 }, ['/hoTen type']],
    ['too long', { ghiChu: 'a'.repeat(41) }, ['/ghiChu max-length']],
    [
      'boxes without date',
      { ngaySinh: { day: '1', month: '', year: '' } },
      ['/ngaySinh date-incomplete'],
    ],
    ['no day of the calendar', { ngaySinh: '1950-02-30' }, ['/ngaySinh date-impossible']],
    ['a month that is none, told as such', { ngaySinh: '1950-13' }, ['/ngaySinh date-impossible']],
    [
      'a file of the wrong kind',
      { anh: { name: 'a', type: 'image/png', size: 1, sha256: hash } },
      ['/anh file-type'],
    ],
    [
      'a file too large',
      { anh: { name: 'a', type: 'image/jpeg', size: 6000, sha256: hash } },
      ['/anh file-size'],
    ],
    [
      'an empty file',
      { anh: { name: 'a', type: 'image/jpeg', size: 0, sha256: hash } },
      ['/anh file-empty'],
    ],
    [
      'rows, by their number on the screen',
      { thanhVien: [{ hoTen: 'An' }, {}, { ngaySinh: '1950-13' }] },
      [
        '/thanhVien/1/hoTen required',
        '/thanhVien/2/hoTen required',
        '/thanhVien/2/ngaySinh date-impossible',
      ],
    ],
    ['a table of empty rows is no answer', { thanhVien: [{}, { hoTen: '' }] }, []],
    ['too many rows', { thanhVien: fourRows }, ['/thanhVien max-rows']],
    [
      'unknown keys, last',
      { la: 1, cha: { hoTen: '', 'a/b': 1 } },
      ['/cha/hoTen required', '/cha/a~1b unknown-question', '/la unknown-question'],
    ],
    ['an answer to a statement', { camDoan: true }, ['/camDoan unknown-question']],
    [
      'old encoding before all else',
      { hoTen: 'Nguye\u0302\u0303n NguyÔn' },
      ['/hoTen legacy-encoding'],
    ],
  ];
  for (const [title, change, issues] of cases) {
    test(title, () => assert.deepEqual(found(change), issues));
  }
  assert.ok(commune && communeCode);
});

test('issues carry the facts for their sentence', () => {
  const change = {
    ghiChu: 'a'.repeat(41),
    ngaySinh: '1950-02-30',
    thanhVien: fourRows,
  };
  const issues = validate(procedure, { ...sampleAnswers, ...change }, { today });
  assert.deepEqual(
    issues.map(({ params }) => params),
    [{ limit: 40 }, { part: 'day' }, { limit: 3 }],
  );
});

test('the issues of a page are those of its questions, by page order', () => {
  const wrong = { hoTen: 'An', cha: { hoTen: 5 }, coCha: 'co', ngaySinh: 'x' };
  const pages = procedure.pages.map((page) =>
    validatePage(procedure, page, wrong, { today }).map(({ path }) => path),
  );
  assert.deepEqual(pages, [['/ngaySinh', '/dongY', '/diaChi'], ['/cha/hoTen']]);
});

describe('hostile answers', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as Answers;
  const wide = { hoTen: 'a'.repeat(1_000_001) };
  const many = { thanhVien: Array(30_000).fill(null) as unknown };
  for (const [name, answers] of Object.entries<Answers>({ deep, wide, many })) {
    test(`too ${name}`, () => {
      const [only] = validate(procedure, answers, { today });
      assert.deepEqual(only, { path: '', code: 'answers-too-large', params: {} });
      assert.throws(
        () => tidyAnswers(procedure, answers),
        (error) => error instanceof AnswersError && error.code === 'answers-too-large',
      );
    });
  }

  test('a prototype is a key like any other', () => {
    const answers = JSON.parse(
      '{"__proto__": {"hoTen": "An"}, "cha": {"__proto__": 1}}',
    ) as Answers;
    assert.deepEqual(Object.keys(tidyAnswers(procedure, answers)), ['cha', '__proto__']);
    const codes = validate(procedure, answers, { today }).map(
      ({ path, code }) => `${path} ${code}`,
    );
    assert.ok(codes.includes('/__proto__ unknown-question'));
    assert.ok(codes.includes('/hoTen required'));
  });

  test('ten thousand unknown keys are told in twenty issues', () => {
    const answers = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]),
    );
    const unknown = validate(procedure, answers, { today }).filter(
      ({ code }) => code === 'unknown-question',
    );
    assert.equal(unknown.length, 20);
  });

  test('no object, no answers', () => {
    const answers = [] as unknown as Answers;
    assert.deepEqual(validate(procedure, answers, { today }), [
      { path: '', code: 'type', params: {} },
    ]);
  });
});

test('the day in Việt Nam begins at 17:00 UTC', () => {
  assert.equal(vietnamDate(new Date('2026-11-21T16:59:59Z')), '2026-11-21');
  assert.equal(vietnamDate(new Date('2026-11-21T17:00:00Z')), '2026-11-22');
});
