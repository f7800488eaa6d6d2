/* oxlint-disable unicorn/no-thenable -- `then` is a keyword of JSON Schema */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProcedureError } from '../error.ts';
import type { JsonObject } from '../json.ts';
import { asProcedure } from './as-procedure.ts';

const kindsOf = (schema: unknown): Record<string, string> =>
  Object.fromEntries(
    [...asProcedure(schema).procedure.questions.values()].map(({ name, kind }) => [name, kind]),
  );

test('each type has its control', () => {
  const properties = {
    'Họ và tên': { type: 'string' },
    first_name: { type: ['string', 'null'], title: 'First name' },
    born: { type: 'string', format: 'date' },
    mail: { type: 'string', format: 'email' },
    note: { type: 'string', maxLength: 1000 },
    age: { type: 'integer', minimum: 0 },
    agreed: { type: 'boolean' },
    colour: { enum: ['red', 'green', 3, null] },
    sex: {
      oneOf: [
        { const: 'f', title: 'Nữ' },
        { const: 'm', title: 'Nam' },
      ],
    },
    toppings: { type: 'array', uniqueItems: true, items: { enum: ['ham', 'egg'] } },
    names: { type: 'array', items: { type: 'string' } },
    children: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' } } },
    },
    size: {
      anyOf: [
        { enum: [1], title: 'Nhỏ' },
        { enum: [2], title: 'To' },
      ],
    },
    anything: true,
  };
  assert.deepEqual(kindsOf({ type: 'object', properties }), {
    hoVaTen: 'text',
    firstName: 'text',
    born: 'date',
    mail: 'email',
    note: 'long-text',
    age: 'number',
    agreed: 'choice',
    colour: 'choice',
    sex: 'choice',
    toppings: 'choices',
    names: 'table',
    childrenField: 'table',
    size: 'choice',
    anything: 'long-text',
  });
});

test('answers go back into the shape of the schema', () => {
  const { procedure, dataOf } = asProcedure({
    type: 'object',
    required: ['version', 'person'],
    properties: {
      version: { const: 2 },
      person: {
        type: 'object',
        properties: { name: { type: 'string' }, home: { $ref: '#/$defs/place' } },
      },
      agreed: { type: 'boolean' },
      rows: { type: 'array', items: { type: 'object', properties: { size: { enum: [1, 2] } } } },
      tags: { type: 'array', items: { type: 'string' } },
      __proto__x: { type: 'string' },
    },
    $defs: { place: { type: 'object', properties: { city: { type: 'string' } } } },
  });
  assert.deepEqual([...procedure.questions.keys()].slice(0, 2), ['nameField', 'city']);
  const data = dataOf({
    nameField: 'Lan',
    city: 'Huế',
    agreed: '2',
    rows: [{ size: '2' }],
    tags: [{ value: 'a' }, { value: 'b' }],
  });
  assert.deepEqual(data, {
    version: 2,
    person: { name: 'Lan', home: { city: 'Huế' } },
    agreed: false,
    rows: [{ size: 2 }],
    tags: ['a', 'b'],
  });
});

test('an object that may be left out, but not by halves, is asked for first', () => {
  const home = {
    type: 'object',
    title: 'Nơi ở',
    required: ['city', 'since'],
    properties: {
      city: { type: 'string' },
      street: { type: 'string' },
      since: { type: 'object', properties: { year: { type: 'integer' } } },
    },
  };
  const { procedure, dataOf } = asProcedure({ type: 'object', properties: { home } });
  assert.deepEqual([...procedure.questions.keys()], ['homeCoKhai', 'city', 'street', 'year']);
  const { required, options } = procedure.questions.get('city')!;
  assert.equal(required, true);
  assert.deepEqual(options.when, { question: 'homeCoKhai', equals: '1' });
  assert.equal(procedure.questions.get('homeCoKhai')?.required, false);
  assert.deepEqual(dataOf({ homeCoKhai: '2' }), {});
  assert.deepEqual(dataOf({ homeCoKhai: '1', city: 'Huế' }), { home: { city: 'Huế', since: {} } });
});

test('a map is a table of names and values, a list in a row one value on each line', () => {
  const { procedure, dataOf, left } = asProcedure({
    type: 'object',
    properties: {
      prices: { type: 'object', additionalProperties: { type: 'number' } },
      people: {
        type: 'object',
        additionalProperties: { type: 'object', properties: { age: { type: 'integer' } } },
      },
      lists: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      nothing: { type: 'object', additionalProperties: false },
    },
    required: ['nothing'],
  });
  assert.deepEqual(
    [...procedure.questions.values()].map(({ kind }) => kind),
    ['table', 'table', 'table'],
  );
  assert.deepEqual(left, []);
  const data = dataOf({
    prices: [
      { ten: 'gạo', giaTri: 20 },
      { ten: '__proto__', giaTri: 1 },
    ],
    people: [{ ten: 'Lan', age: 5 }],
    lists: [{ value: '1\n2\n' }],
  });
  assert.equal(
    JSON.stringify(data),
    '{"nothing":{},"prices":{"gạo":20,"__proto__":1},"people":{"Lan":{"age":5}},"lists":[[1,2]]}',
  );
});

test('conditions of the schema become conditions of questions', () => {
  const { procedure } = asProcedure({
    type: 'object',
    properties: {
      country: { enum: ['vn', 'other'] },
      card: { type: 'string' },
      address: { type: 'string' },
    },
    dependentRequired: { card: ['address'] },
    if: { properties: { country: { const: 'vn' } } },
    then: { properties: { identity: { type: 'string' } }, required: ['identity'] },
    else: { properties: { passport: { type: 'string' } } },
  });
  const when = (name: string) => procedure.questions.get(name)?.options.when;
  assert.deepEqual(when('address'), { question: 'card', answered: true });
  assert.deepEqual(when('identity'), { question: 'country', in: ['vn'] });
  assert.deepEqual(when('passport'), { not: { question: 'country', in: ['vn'] } });
  assert.equal(procedure.questions.get('identity')?.required, true);
  assert.equal(procedure.questions.get('passport')?.required, false);
});

test('one of several shapes is chosen first', () => {
  const { procedure, dataOf } = asProcedure({
    oneOf: [
      {
        title: 'Cá nhân',
        type: 'object',
        required: ['type'],
        properties: { type: { const: 'p' }, name: { type: 'string' } },
      },
      {
        title: 'Tổ chức',
        type: 'object',
        required: ['type'],
        properties: { type: { const: 'o' }, code: { type: 'string' } },
      },
    ],
  });
  assert.deepEqual([...procedure.questions.keys()], ['valueLoai', 'nameField', 'code']);
  assert.deepEqual(dataOf({ valueLoai: '2', code: '0101' }), { type: 'o', code: '0101' });
});

test('a circle, and what lies outside, can be filled in as free text', () => {
  const { procedure, left } = asProcedure({
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        properties: { label: { type: 'string' }, next: { $ref: '#/$defs/node' } },
      },
    },
    properties: { far: { $ref: 'https://elsewhere.example/schema.json' } },
  });
  assert.ok(left.some(({ code }) => code === 'circle-or-outside'));
  assert.ok(procedure.questions.size > 0);
});

test('more sections than a form has pages share pages, each question once', () => {
  const sections = Array.from({ length: 150 }, (_, index) => [
    `s${index}`,
    {
      type: 'object',
      title: `Phần ${index + 1}`,
      properties: { a: { type: 'string' }, b: { type: 'string' } },
    },
  ]);
  const { procedure } = asProcedure({ type: 'object', properties: Object.fromEntries(sections) });
  assert.equal(procedure.questions.size, 300);
  assert.ok(procedure.pages.length <= 100, `${procedure.pages.length}`);
  assert.equal(procedure.pages[0]?.title, 'Phần 1 – Phần 7');
  assert.equal(new Set(procedure.pages.flatMap(({ questions }) => questions)).size, 300);
});

test('a reference to the schema by its own name is followed', () => {
  const $id = 'https://elsewhere.example/person.json';
  const { procedure, left } = asProcedure({
    $id,
    properties: { home: { $ref: `${$id}#/$defs/place` }, far: { $ref: `${$id}x#/$defs/place` } },
    $defs: { place: { type: 'object', properties: { city: { type: 'string' } } } },
  });
  assert.equal(procedure.questions.get('city')?.kind, 'text');
  assert.deepEqual(left, [{ pointer: '/far', code: 'circle-or-outside' }]);
});

test('a schema that asks nothing is refused with a reason', () => {
  for (const schema of [{}, 4, null, [], { type: 'null' }, { type: 'object', properties: {} }]) {
    try {
      const { procedure } = asProcedure(schema);
      assert.ok(procedure.questions.size > 0);
    } catch (error) {
      assert.ok(error instanceof ProcedureError && error.remedy.length > 10);
    }
  }
});

function readSafely(schema: unknown): void {
  try {
    const { procedure } = asProcedure(schema);
    assert.ok(procedure.questions.size > 0 && procedure.questions.size <= 400);
  } catch (error) {
    assert.ok(error instanceof ProcedureError, String(error));
  }
}

test('hostile schemas neither hang nor break: deep, wide, huge, circular', () => {
  let deep: JsonObject = { type: 'string' };
  for (let level = 0; level < 5000; level += 1) deep = { type: 'object', properties: { a: deep } };
  readSafely(deep);
  const wide = Array.from({ length: 10_000 }, (_, index) => [`p${index}`, { type: 'string' }]);
  readSafely({ type: 'object', properties: Object.fromEntries(wide) });
  readSafely({ enum: Array.from({ length: 50_000 }, (_, index) => `v${index}`) });
  const twice = {
    type: 'object',
    properties: { a: { $ref: '#/$defs/x1' }, b: { $ref: '#/$defs/x1' } },
  };
  const defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `x${index}`,
      JSON.parse(JSON.stringify(twice).replaceAll('x1', `x${index + 1}`)) as unknown,
    ]),
  );
  readSafely({ ...twice, $defs: defs });
  readSafely({ $ref: '#' });
  readSafely({ allOf: [{ $ref: '#' }] });
  readSafely({ type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } });
});

const anySchema = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(true, false, null, {}, { $ref: '#' }, { $ref: '#/$defs/a' }),
    fc.record(
      {
        type: fc.constantFrom(
          'string',
          'number',
          'object',
          'array',
          'boolean',
          'null',
          ['string', 'null'],
          7,
        ),
        title: fc.oneof(fc.string(), fc.constant('<script>globalThis.hacked = true</script>')),
        description: fc.constant('<img src=x onerror=alert(1)>'),
        enum: fc.array(fc.jsonValue(), { maxLength: 4 }),
        const: fc.jsonValue(),
        default: fc.jsonValue(),
        pattern: fc.string(),
        minimum: fc.oneof(fc.integer(), fc.string()),
        properties: fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('schema'), {
          maxKeys: 4,
        }),
        required: fc.array(fc.string(), { maxLength: 2 }),
        items: fc.oneof(tie('schema'), fc.array(tie('schema'), { maxLength: 2 })),
        oneOf: fc.array(tie('schema'), { maxLength: 3 }),
        allOf: fc.array(tie('schema'), { maxLength: 3 }),
        if: tie('schema'),
        then: tie('schema'),
        else: tie('schema'),
        dependentRequired: fc.dictionary(fc.string(), fc.array(fc.string(), { maxLength: 2 })),
        $defs: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')),
      },
      { requiredKeys: [] },
    ),
  ),
}));

test('any schema is read or refused with a reason', () => {
  fc.assert(
    fc.property(anySchema.schema, (schema) => {
      readSafely(schema);
    }),
    { numRuns: 60 },
  );
});
