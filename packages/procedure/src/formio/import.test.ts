import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProcedureError } from '../error.ts';
import { lintProcedure } from '../lint.ts';
import { readProcedure } from '../read.ts';
import { importFormio, type Import } from './index.ts';

const text = await readFile(new URL('testing/every-component.json', import.meta.url), 'utf8');
const { procedure, report, keyMap }: Import = importFormio(text);

test('a form becomes a procedure that can be read', () => {
  const read = readProcedure(procedure);
  assert.equal(read.title, 'Đơn đăng ký hỗ trợ');
  assert.equal(read.about.effectiveFrom, '2026-03-04');
  assert.equal(read.draft, true);
  assert.deepEqual(
    read.pages.map(({ title, section, questions }) => [section, title, questions.length]),
    [
      [undefined, 'Người nộp', 9],
      [undefined, 'Chủ hồ sơ', 1],
      [undefined, 'Nội dung', 14],
      ['Nội dung', 'Nhóm riêng', 1],
      ['Nội dung', 'Thẻ một', 1],
      [undefined, 'Nội dung (2)', 2],
    ],
  );
  assert.equal(read.pages[0]?.description, 'Ghi như trên thẻ căn cước .');
});

test('each component becomes a question of its kind', () => {
  const { questions } = readProcedure(procedure);
  const kinds = Object.fromEntries([...questions.values()].map(({ name, kind }) => [name, kind]));
  assert.deepEqual(kinds, {
    fullname: 'text',
    birthday: 'date',
    gender: 'choice',
    identityNumber: 'identity',
    identityDate: 'date',
    phoneNumber: 'phone',
    email: 'email',
    noiO: 'address',
    isOwnerDossierCheck: 'confirm',
    fullname2: 'text',
    doiTuong: 'choice',
    ghiRo: 'long-text',
    truong: 'text',
    lop: 'choice',
    giayTo: 'choices',
    tenGiay: 'text',
    soCon: 'number',
    thuNhap: 'money',
    gioHen: 'time',
    bienSo: 'text',
    thanhVien: 'table',
    taiSan: 'table',
    oMot: 'text',
    trongGieng: 'text',
    trongNhom: 'text',
    trang: 'text',
    phucVu: 'choice',
    tep: 'file',
  });
  assert.deepEqual(
    questions.get('thanhVien')?.parts?.map(({ name, kind, required }) => [name, kind, required]),
    [
      ['ten', 'text', true],
      ['sinh', 'date', false],
      ['lyDo', 'text', false],
    ],
  );
  assert.equal(questions.get('fullname')?.schema['pattern'], '^(?:[^0-9]+)$');
  assert.equal(questions.get('tep')?.options.maxBytes, 2_097_152);
});

test('conditions are translated where they compare, else the question is always asked', () => {
  const { properties } = procedure;
  const owner = { question: 'isOwnerDossierCheck', answered: false };
  assert.deepEqual(properties['fullname2']?.question?.when, owner);
  assert.equal(properties['fullname2']?.question?.required, true);
  assert.deepEqual(properties['ghiRo']?.question?.when, {
    all: [
      { question: 'doiTuong', equals: 'khac' },
      { not: { question: 'fullname2', equals: 'X' } },
    ],
  });
  const boxes = { question: 'giayTo', includes: 'giayKhac' };
  assert.deepEqual(properties['tenGiay']?.question?.when, boxes);
  assert.equal(properties['bienSo']?.question?.when, undefined);
  assert.ok(!procedure.required?.includes('bienSo'));
});

test('nobody is answered for, and nothing runs', () => {
  const written = JSON.stringify(procedure);
  for (const word of ['default', 'fetch', 'calculate', 'a@example.vn']) {
    assert.ok(!written.includes(word), word);
  }
});

test('the report tells about every component', () => {
  const outcomes = new Map(report.map(({ pointer, outcome }) => [pointer, outcome]));
  const page = '/components/2/components';
  assert.equal(outcomes.get('/components/0/components/2'), 'translated');
  assert.equal(outcomes.get(`${page}/2`), 'approximated');
  assert.equal(outcomes.get('/components/0/components/6/defaultValue'), 'left-out');
  assert.equal(outcomes.get('/components/0/components/5/disabled'), 'left-out');
  assert.equal(outcomes.get(`${page}/7/calculateValue`), 'left-out');
  assert.equal(outcomes.get(`${page}/9`), 'approximated');
  assert.equal(outcomes.get(`${page}/9/validate/custom`), 'left-out');
  assert.equal(outcomes.get(`${page}/10/components/3`), 'left-out');
  for (const index of [18, 19, 20, 23]) {
    assert.equal(outcomes.get(`${page}/${index}`), 'left-out', String(index));
  }
  assert.equal(outcomes.get('/procedure/fee'), 'approximated');
  const lines = components(
    (JSON.parse(text) as { components: unknown[] }).components,
    '/components',
  );
  for (const pointer of lines) {
    assert.ok(
      report.some((entry) => entry.pointer === pointer || entry.pointer.startsWith(`${pointer}/`)),
      pointer,
    );
  }
});

test('the linter asks for what Form.io does not hold', () => {
  const codes = new Set(lintProcedure(readProcedure(procedure)).map(({ code }) => code));
  assert.ok(codes.has('missing-help'));
  assert.ok(codes.has('missing-channel'));
});

test('the key map knows where the form keeps its data', () => {
  assert.deepEqual(keyMap['fullname2'], { key: 'owner.fullname' });
  assert.deepEqual(keyMap['phucVu'], { key: 'hoi.phucVu' });
  assert.deepEqual(keyMap['birthday'], { key: 'birthday', date: 'iso' });
  assert.deepEqual(keyMap['thanhVien/sinh'], { key: 'sinh', date: 'iso' });
});

test('what is no form is refused with a code', () => {
  for (const [input, code] of [
    ['{', 'not-json'],
    ['7', 'not-formio'],
    ['{}', 'not-formio'],
    ['{"components":[]}', 'not-formio'],
    ['[{"type":"button"}]', 'not-formio'],
    [' '.repeat(3_000_000), 'too-large'],
    [nested(200), 'too-large'],
  ] as const) {
    assert.throws(
      () => importFormio(input),
      (error) => error instanceof ProcedureError && error.code === code,
      input.slice(0, 40),
    );
  }
});

test('hostile keys reach no prototype and no name of the language', () => {
  const { procedure: hostile, keyMap: map } = importFormio([
    ...['__proto__', 'constructor', 'submit', 'Họ và tên', '1', '', 'a.b', 'a'.repeat(500)].map(
      (key) => ({ type: 'textfield', key, label: '<img src=x onerror=alert(1)>Tên' }),
    ),
    { type: '__proto__', key: 'x' },
    { type: 'textfield' },
  ]);
  assert.equal(Object.keys(hostile.properties).length, 9);
  assert.equal(Object.getPrototypeOf(map), Object.prototype);
  assert.ok(!JSON.stringify(hostile).includes('onerror'));
  assert.equal(map['proto'], undefined);
});

test('a large form is bounded', () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({
    type: 'textfield',
    key: `k${index}`,
  }));
  const large = importFormio({ components: many });
  assert.equal(Object.keys(large.procedure.properties).length, 400);
  assert.ok(large.report.some(({ message }) => message.includes('2600 are too many')));
});

test('whatever the components are, the result can be read or there is a code', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', 'a.b', 'hasOwnProperty'), fc.string());
  const condition = fc.oneof(
    fc.constant(undefined),
    fc.record({ show: fc.boolean(), when: key, eq: fc.oneof(fc.string(), fc.boolean()) }),
  );
  const types = [
    ...new Set([...text.matchAll(/"type": "(\w+)"/g)].map((match) => match[1]!)),
    'form',
    'toString',
  ];
  const { component } = fc.letrec<{ component: unknown }>((tie) => ({
    component: fc.record(
      {
        type: fc.constantFrom(...types),
        key,
        label: fc.string(),
        conditional: condition,
        customConditional: fc.constantFrom('', "show = data.a === 'x'", 'show = !data.b'),
        validate: fc.anything(),
        values: fc.anything(),
        data: fc.anything(),
        components: fc.oneof({ maxDepth: 4 }, fc.anything(), fc.array(tie('component'))),
        columns: fc.anything(),
        rows: fc.anything(),
        hidden: fc.boolean(),
        properties: fc.oneof(fc.anything(), fc.constant({ 'tokhai-kind': 'address' })),
      },
      { requiredKeys: ['type'] },
    ),
  }));
  fc.assert(
    fc.property(fc.array(component, { maxLength: 12 }), (list) => {
      try {
        readProcedure(importFormio(list).procedure);
      } catch (error) {
        assert.ok(error instanceof ProcedureError, String(error));
        assert.ok(['not-formio', 'too-large'].includes(error.code), error.message);
      }
    }),
    { numRuns: 100 },
  );
});

function nested(levels: number): string {
  return `${'{"components":['.repeat(levels)}${']}'.repeat(levels)}`;
}

function components(list: unknown[], at: string): string[] {
  return list.flatMap((component, index) => {
    const here = `${at}/${index}`;
    const inner = (component as { components?: unknown[] }).components ?? [];
    return [here, ...components(inner, `${here}/components`)];
  });
}
