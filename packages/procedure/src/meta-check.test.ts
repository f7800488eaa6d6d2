import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { metaSchema } from './generated/meta-schema.ts';
import { failuresOf } from './meta-check.ts';

const folder = new URL('../../../schemas/procedures/', import.meta.url);
const files = readdirSync(folder).map(
  (code) => JSON.parse(readFileSync(new URL(`${code}/procedure.json`, folder), 'utf8')) as unknown,
);
const general = new Validator(metaSchema, '2020-12');

/** Every object and array in a value. */
function holders(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(holders)];
}

test('every published procedure fits', () => {
  for (const file of files) assert.deepEqual(failuresOf(metaSchema, file), []);
});

test('a file fits exactly when a general validator takes it', () => {
  const damage = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('', ' ', 'submit', 'a', '2026-02-30', 'a@b', 0, -1, 1.5, 1e9, [], {}, [1, 1]),
  );
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), fc.nat(), damage, (file, at, which, value) => {
      const broken = structuredClone(file);
      const places = holders(broken);
      const place = places[at % places.length] as Record<string, unknown>;
      const keys = Object.keys(place);
      const key = keys[which % (keys.length + 1)] ?? 'themVao';
      // Setting this key would change the prototype instead of the file.
      if (key === '__proto__') return;
      place[key] = value;
      const fits = failuresOf(metaSchema, broken).length === 0;
      if (!fits) refused += 1;
      assert.equal(fits, general.validate(broken).valid, `${key}: ${JSON.stringify(value)}`);
    }),
    { numRuns: 400 },
  );
  assert.ok(refused > 100, 'the damage is felt');
});

test('a failure names its place and what would be right there', () => {
  const schema = {
    properties: { a: { type: 'array', items: { enum: ['x', 'y'] } } },
    additionalProperties: false,
  };
  assert.deepEqual(failuresOf(schema, { a: ['x', 'z'], 'b/c': 1 }), [
    { pointer: '/a/1', message: 'Write one of "x", "y"' },
    { pointer: '/b~1c', message: 'Take this out: the language has no such keyword here' },
  ]);
});

test('a file full of faults is refused at once', () => {
  const full = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, {}]));
  const since = performance.now();
  assert.ok(failuresOf(metaSchema, full).length > 0);
  assert.ok(performance.now() - since < 1000);
});

test('a keyword that is not interpreted is never passed over', () => {
  assert.throws(() => failuresOf({ contains: {} }, []), TypeError);
});

test('every definition of the language, and every keyword, says what it means', () => {
  const language = JSON.parse(
    readFileSync(new URL('../../../schemas/procedure.schema.json', import.meta.url), 'utf8'),
  ) as Described;
  const silent = keywords(language).filter(([, { description }]) => !description);
  assert.deepEqual(
    [...silent, ...Object.entries(language.$defs ?? {}).filter(([, one]) => !one.description)],
    [],
  );
  // It stands in a part of a definition: the search goes deep.
  assert.ok(keywords(language).some(([name]) => name === 'join'));
});

test('each definition of the language is one type', () => {
  const types = readFileSync(new URL('./generated/procedure.ts', import.meta.url), 'utf8');
  assert.deepEqual(types.match(/(?<=^export (?:type|interface) )\w*\d\b/gm), null);
  assert.match(types, /^export type Condition =/m);
});

interface Described {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
  oneOf?: Described[];
  $defs?: Record<string, Described>;
}

/** Every keyword that a schema explains, however deep it stands. */
function keywords(schema: Described): Array<[string, Described]> {
  const { properties = {}, items, oneOf = [], $defs = {} } = schema;
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...oneOf];
  return [
    ...Object.entries(properties),
    ...[...inner, ...Object.values($defs)].flatMap((one) => keywords(one)),
  ];
}
