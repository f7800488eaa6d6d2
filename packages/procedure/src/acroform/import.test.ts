import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lintProcedure } from '../lint.ts';
import { readProcedure } from '../read.ts';
import type { FormField } from './form-field.ts';
import { importAcroForm } from './import.ts';

function text(name: string, top = 0, left = 0, page = 0): FormField {
  return { name, type: 'text', place: { page, left, top, height: 20 } };
}

const word = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom('Họ tên', 'ho_ten', 'name', 'id', 'Text1', 'a.b', 'submit[0]', '..', 'toString'),
  fc.constantFrom('Họ và tên'.normalize('NFD'), 'Quê quán', '1', '<b>x</b>'),
);

const anyField: fc.Arbitrary<FormField> = fc.record(
  {
    name: fc.array(word, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.')),
    type: fc.constantFrom<FormField['type'][]>(
      'text',
      'checkbox',
      'radio',
      'dropdown',
      'list',
      'signature',
      'button',
      'other',
    ),
    tooltip: word,
    place: fc.record({
      page: fc.nat(3),
      left: fc.double({ min: -1000, max: 1000, noNaN: true }),
      top: fc.double({ min: -1000, max: 1000, noNaN: true }),
      height: fc.double({ min: 0, max: 1000, noNaN: true }),
    }),
    required: fc.boolean(),
    readOnly: fc.boolean(),
    hidden: fc.boolean(),
    filled: fc.boolean(),
    multiline: fc.boolean(),
    password: fc.boolean(),
    file: fc.boolean(),
    maxLength: fc.nat(),
    format: fc.constantFrom<NonNullable<FormField['format']>[]>('date', 'time', 'number'),
    several: fc.boolean(),
    editable: fc.boolean(),
    options: fc.array(fc.record({ value: word, title: word }, { requiredKeys: ['value'] })),
  },
  { requiredKeys: ['name', 'type'] },
);

test('whatever the fields are called, the draft is sound and each field is accounted for', () => {
  fc.assert(
    fc.property(fc.array(anyField, { maxLength: 40 }), word, (fields, title) => {
      const form = { title, fields: [...fields, text('cuoi')] };
      const { procedure, report } = importAcroForm(form, { fileName: title });
      const read = readProcedure(JSON.stringify(procedure));
      assert.ok(!lintProcedure(read).some(({ code }) => code === 'not-nfc'));
      const told = report.filter(({ pointer }) => pointer.startsWith('/fields')).length;
      assert.ok(told >= form.fields.length);
      const asked = procedure.procedure.pages.flatMap(({ questions }) => questions);
      assert.deepEqual(asked.toSorted(), Object.keys(procedure.properties).toSorted());
    }),
  );
});

test('fields are read by lines even where their boxes do not align', () => {
  const { procedure } = importAcroForm({
    fields: [
      text('d', 131, 0),
      text('c', 100, 300),
      text('a', 104, 0),
      text('b', 97, 150),
      text('e', 0, 0, 1),
    ],
  });
  assert.deepEqual(
    procedure.procedure.pages.map(({ questions }) => questions),
    [['a', 'b', 'c', 'd'], ['e']],
  );
});

test('names are told apart by what they stand under, and by a number', () => {
  const { procedure } = importAcroForm({
    fields: [
      text('cha.Họ tên', 0),
      text('me.ho_ten', 50),
      text('x', 100),
      text('x', 150),
      text('id', 200),
    ],
  });
  assert.deepEqual(Object.keys(procedure.properties), [
    'chaHoTen',
    'meHoTen',
    'x',
    'x2',
    'idField',
  ]);
});

test('a page of more than forty fields is divided; more than the language takes is left out', () => {
  const fields = Array.from({ length: 410 }, (_, index) => text(`o${index}`, index * 30));
  const { procedure, report } = importAcroForm({ fields });
  assert.equal(Object.keys(procedure.properties).length, 400);
  assert.ok(procedure.procedure.pages.every(({ questions }) => questions.length <= 40));
  assert.equal(report.filter(({ message }) => /divide the form/.test(message)).length, 10);
});

test('boxes under one name are a choice; one alone is a confirmation', () => {
  const place = { page: 0, left: 0, top: 0, height: 10 };
  const { procedure } = importAcroForm({
    fields: [
      { name: 'gioiTinh', type: 'checkbox', place, options: [{ value: 'Nam' }, { value: 'Nữ' }] },
      {
        name: 'dongY',
        type: 'checkbox',
        place: { ...place, top: 50 },
        options: [{ value: 'Yes' }],
      },
      { name: 'khac', type: 'dropdown', place: { ...place, top: 90 }, options: [{ value: '' }] },
    ],
  });
  const kinds = Object.values(procedure.properties).map(({ question }) => question?.kind);
  assert.deepEqual(kinds, ['choice', 'confirm', 'text']);
});

test('nothing to ask is refused', () => {
  const sign: FormField = {
    name: 'ky',
    type: 'signature',
    place: { page: 0, left: 0, top: 0, height: 9 },
  };
  assert.throws(() => importAcroForm({ fields: [sign] }), { code: 'not-in-language' });
});
