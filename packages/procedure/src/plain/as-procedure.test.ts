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

test('a condition is told by what its schema allows: by numbers, ticks, parts of parts, and their joins', () => {
  const { procedure, left } = asProcedure({
    type: 'object',
    properties: {
      mode: { enum: [1, 2, 3] },
      smoker: { type: 'boolean' },
      likes: { type: 'array', uniqueItems: true, items: { enum: ['tea', 'milk'] } },
      home: { type: 'object', properties: { country: { enum: ['vn', 'la'] } } },
    },
    allOf: [
      { if: { properties: { mode: { const: 2 } } }, then: { properties: { two: {} } } },
      {
        if: { not: { properties: { smoker: { const: true } }, required: ['smoker'] } },
        then: { properties: { healthy: {} } },
      },
      {
        if: { anyOf: [{ properties: { mode: { enum: [1, 3] } } }, { required: ['smoker'] }] },
        then: { properties: { odd: {} } },
      },
      {
        if: { properties: { likes: { contains: { const: 'milk' } } } },
        then: { properties: { fat: {} } },
      },
      {
        if: { properties: { home: { properties: { country: { const: 'la' } } } } },
        then: {
          properties: { visa: { type: 'boolean' } },
          if: { properties: { visa: { const: true } } },
          then: { properties: { visaNumber: { type: 'string' } }, required: ['visaNumber'] },
        },
      },
    ],
  });
  const when = (name: string) => procedure.questions.get(name)?.options.when;
  const abroad = { question: 'country', in: ['la'] };
  assert.deepEqual(when('two'), { question: 'mode', in: ['2'] });
  assert.deepEqual(when('healthy'), { not: { question: 'smoker', in: ['1'] } });
  assert.deepEqual(when('odd'), {
    any: [
      { question: 'mode', in: ['1', '3'] },
      { question: 'smoker', answered: true },
    ],
  });
  assert.deepEqual(when('fat'), { question: 'likes', includes: 'milk' });
  assert.deepEqual(when('visa'), abroad);
  assert.deepEqual(when('visaNumber'), { all: [abroad, { question: 'visa', in: ['1'] }] });
  assert.equal(procedure.questions.get('visaNumber')?.required, true);
  assert.deepEqual(
    left.filter(({ code }) => code !== 'free-text'),
    [],
  );
});

test('what several branches describe is asked for in each, and what is declared once only made required', () => {
  const { procedure, dataOf } = asProcedure({
    type: 'object',
    properties: { kind: { enum: ['car', 'boat'] }, note: { type: 'string' } },
    allOf: [
      {
        if: { properties: { kind: { const: 'car' } } },
        then: { properties: { plate: { type: 'string' }, note: { minLength: 2 } } },
      },
      {
        if: { properties: { kind: { const: 'boat' } } },
        then: { properties: { plate: { type: 'integer' } }, required: ['plate', 'note'] },
      },
    ],
  });
  const asked = [...procedure.questions.values()].map(({ name, kind, required, options }) => [
    name,
    kind,
    required,
    options.when,
  ]);
  const boat = { question: 'kind', in: ['boat'] };
  assert.deepEqual(asked, [
    ['kind', 'choice', false, undefined],
    ['note', 'text', true, boat],
    ['plate', 'text', false, { question: 'kind', in: ['car'] }],
    ['plate2', 'number', true, boat],
  ]);
  assert.deepEqual(dataOf({ kind: 'boat', plate2: 7 }), { kind: 'boat', plate: 7 });
});

test('what stands under a condition that no form can ask is asked of everybody, and may be left out', () => {
  const { procedure, left, dataOf } = asProcedure({
    type: 'object',
    properties: { age: { type: 'integer' }, name: { type: 'string' } },
    if: { properties: { age: { minimum: 18 } } },
    then: { properties: { licence: { type: 'string' } }, required: ['licence', 'name'] },
    else: { properties: { guardian: { type: 'string' } } },
  });
  for (const name of ['licence', 'guardian', 'nameField']) {
    const { required, options } = procedure.questions.get(name)!;
    assert.deepEqual([required, options.when], [false, undefined], name);
  }
  assert.deepEqual(
    left.map(({ pointer, code }) => `${pointer} ${code}`),
    ['/licence asked-always', '/name asked-always', '/guardian asked-always'],
  );
  assert.deepEqual(dataOf({ age: 20, licence: 'B1' }), { age: 20, licence: 'B1' });
});

test('a part that others make required is asked behind them, and always where everybody has to say it', () => {
  const { procedure } = asProcedure({
    type: 'object',
    required: ['mail'],
    properties: {
      address: { type: 'object', properties: { city: { type: 'string' } } },
      mail: { type: 'string' },
      card: { type: 'string' },
      invoice: { type: 'boolean' },
    },
    dependentRequired: { card: ['address', 'mail'], invoice: ['address'] },
  });
  assert.deepEqual([...procedure.questions.keys()], ['card', 'invoice', 'city', 'mail']);
  assert.deepEqual(procedure.questions.get('city')?.options.when, {
    any: [
      { question: 'card', answered: true },
      { question: 'invoice', answered: true },
    ],
  });
  assert.equal(procedure.questions.get('mail')?.options.when, undefined);
  assert.equal(procedure.questions.get('mail')?.required, true);
});

test('a form begins with what the schema says: for lists, tables and whole objects too; what is read only stays', () => {
  const { procedure, dataOf } = asProcedure({
    type: 'object',
    properties: {
      agreed: { type: 'boolean', default: false, readOnly: true },
      size: { enum: [1, 2], default: 2 },
      tags: { type: 'array', items: { type: 'string' }, default: ['a', 'b'] },
      likes: { type: 'array', uniqueItems: true, items: { enum: [7, 8] }, default: [8] },
      rows: {
        type: 'array',
        items: { type: 'object', properties: { who: { type: 'object', properties: { n: {} } } } },
        default: [{ who: { n: 'Lan' } }],
      },
      home: {
        type: 'object',
        readOnly: true,
        default: { city: 'Huế' },
        properties: { city: { type: 'string' }, street: { type: 'string', default: 'Lê Lợi' } },
      },
      odd: { type: 'integer', default: 'x' },
    },
  });
  const begun = Object.fromEntries(
    [...procedure.questions.values()].map(({ name, schema }) => [name, schema['default']]),
  );
  assert.deepEqual(dataOf(begun), {
    agreed: false,
    size: 2,
    tags: ['a', 'b'],
    likes: [8],
    rows: [{ who: { n: 'Lan' } }],
    home: { city: 'Huế', street: 'Lê Lợi' },
  });
  const locked = [...procedure.questions.values()].filter(({ schema }) => schema['readOnly']);
  assert.deepEqual(
    locked.map(({ name }) => name),
    ['agreed', 'city', 'street'],
  );
});

test('a format is asked for as people write it, and checked', () => {
  const { procedure, dataOf } = asProcedure({
    type: 'object',
    properties: {
      at: { type: 'string', format: 'date-time', default: '2026-03-27T20:30:00Z' },
      from: { type: 'string', format: 'time', default: '08:15:00Z' },
      page: { type: 'string', format: 'uri' },
      host: { type: 'string', format: 'ipv4' },
      log: {
        type: 'array',
        items: { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
      },
    },
  });
  const at = procedure.questions.get('at')!;
  assert.deepEqual(
    at.parts?.map(({ kind }) => kind),
    ['date', 'time'],
  );
  assert.deepEqual(at.schema['default'], { ngay: '2026-03-28', gio: '03:30' });
  assert.equal(procedure.questions.get('from')?.schema['default'], '08:15');
  assert.deepEqual(
    dataOf({ at: { ngay: '2026-03-28', gio: '03:30' }, from: '08:15', page: 'https://a.vn' }),
    { at: '2026-03-28T03:30:00+07:00', from: '08:15:00+07:00', page: 'https://a.vn' },
  );
  const shape = (name: string) =>
    new RegExp(String(procedure.questions.get(name)!.schema['pattern']));
  assert.match('https://example.vn/a?b#c', shape('page'));
  assert.doesNotMatch('example.vn', shape('page'));
  assert.match('203.0.113.9', shape('host'));
  assert.doesNotMatch('256.0.0.1', shape('host'));
  assert.match(procedure.questions.get('log')!.parts![0]!.help ?? '', /2026-03-27T14:30/);
});

test('what one definition describes twice is told apart', () => {
  const { procedure } = asProcedure({
    type: 'object',
    properties: {
      billing: { $ref: '#/$defs/address' },
      shipping: { $ref: '#/$defs/address' },
      buyer: { type: 'object', title: 'Buyer', properties: { seat: { $ref: '#/$defs/seat' } } },
      seller: { type: 'object', title: 'Seller', properties: { seat: { $ref: '#/$defs/seat' } } },
    },
    $defs: {
      address: { type: 'object', title: 'Address', properties: { city: { type: 'string' } } },
      seat: { type: 'object', title: 'Seat', properties: { city: { type: 'string' } } },
    },
  });
  assert.deepEqual(
    procedure.pages.map(({ title }) => title),
    ['Address – Billing', 'Address – Shipping', 'Buyer – Seat', 'Seller – Seat'],
  );
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
