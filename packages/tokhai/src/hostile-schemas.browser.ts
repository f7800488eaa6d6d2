/** Schemas that were written to hurt: the page never hangs, nothing in them runs, and something is said. */
import { assert } from 'chai';
import fc from 'fast-check';
import './define.ts';
import type { TkProcedure } from './tk-procedure.ts';

const script =
  '"><img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>${globalThis.hacked=1}{{constructor.constructor("globalThis.hacked=1")()}}';
const link = 'javascript:globalThis.hacked=1';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const object = (properties: object): object => ({ type: 'object', properties });
const nested = (depth: number): object => {
  let schema: object = { type: 'string', title: script };
  for (let level = 0; level < depth; level += 1) schema = object({ inner: schema });
  return schema;
};
const chained = (depth: number, keyword: string): object => {
  let schema: object = { type: 'string' };
  for (let level = 0; level < depth; level += 1) {
    schema = keyword === 'not' ? { not: schema } : { [keyword]: [schema, { title: script }] };
  }
  return object({ a: schema });
};

const schemas: Record<string, unknown> = {
  '10,000 properties': object(
    Object.fromEntries(many(10_000, (index) => [`p${index}`, { type: 'string', title: script }])),
  ),
  'an enum of 100,000': object({ a: { enum: many(100_000, (index) => `${index}${link}`) } }),
  'objects 2,000 deep': nested(2000),
  'allOf 1,000 deep': chained(1000, 'allOf'),
  'anyOf 1,000 deep': chained(1000, 'anyOf'),
  'not 1,000 deep': chained(1000, 'not'),
  'a circle of references': {
    ...object({ a: { $ref: '#/$defs/a' } }),
    $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } },
  },
  'a tree that grows at every reference': {
    ...object({ a: { $ref: '#/$defs/node' } }),
    $defs: {
      node: object(
        Object.fromEntries(many(30, (index) => [`n${index}`, { $ref: '#/$defs/node' }])),
      ),
    },
  },
  'references that double': {
    ...object({ a: { $ref: '#/$defs/d0' } }),
    $defs: Object.fromEntries(
      many(40, (index) => [
        `d${index}`,
        { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
      ]),
    ),
  },
  'a pattern that backtracks': object({
    a: { type: 'string', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', default: 'a'.repeat(60) },
  }),
  'conditions on conditions': {
    ...object(Object.fromEntries(many(300, (index) => [`q${index}`, { type: 'string' }]))),
    allOf: many(300, (index) => ({
      if: { properties: { [`q${index}`]: { const: 'x' } }, required: [`q${index}`] },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
      then: { required: [`q${(index + 1) % 300}`] },
    })),
  },
  'a label of a million letters': object({ a: { type: 'string', title: 'ạ'.repeat(300_000) } }),
  'names of the prototype': JSON.parse(
    `{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"object","properties":{"hasOwnProperty":{"type":"string"}}}}}`,
  ),
  'script in every place': {
    $id: link,
    title: script,
    description: script,
    ...object({
      [script]: {
        type: 'string',
        title: script,
        description: script,
        default: script,
        format: script,
      },
      link: { type: 'string', format: 'uri', default: link, examples: [link] },
      one: {
        oneOf: [
          { const: script, title: script },
          { const: link, title: link },
        ],
      },
      rows: {
        type: 'array',
        title: script,
        items: object({ [link]: { type: 'string', title: script } }),
      },
    }),
  },
};

function show(value: unknown): TkProcedure {
  const src = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: 'application/json' }));
  const element = Object.assign(document.createElement('tk-procedure'), { src, storage: 'none' });
  document.body.append(element);
  return element;
}

const find = (element: TkProcedure, selector: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

/** The longest time in which the page answered nobody, in ms, while something was done. */
async function longestHang(work: () => Promise<void>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work();
  // What the last step began is counted too.
  await new Promise((done) => setTimeout(done, 20));
  clearInterval(beat);
  return Math.max(longest, performance.now() - last);
}

async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 10));
}

/** How long this machine, as busy as it is, takes for what takes a phone of its class a second. */
function second(): number {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 2_000_000; index += 1) sum += String(index).length;
  assert.isAbove(sum, 0);
  return Math.max(1000, (performance.now() - start) * 6);
}

async function survives(schema: unknown): Promise<void> {
  const element = show(schema);
  const hang = await longestHang(async () => {
    await until(
      () => find(element, '.tk-page .tk-button-primary') ?? find(element, '[role=alert]'),
    );
    find(element, '.tk-page .tk-button-primary')?.click();
    await until(
      () =>
        find(element, 'form [type=submit]') ?? find(element, '[role=alert]') ?? find(element, 'h1'),
    );
    find(element, 'form [type=submit]')?.click();
    await element.updateComplete;
  });
  assert.isBelow(hang, second(), 'the page hung');
  assert.isFalse('hacked' in globalThis, 'something in the schema ran');
  assert.isUndefined(find(element, 'img, script, a[href^="javascript:"]'));
  const words = element.shadowRoot!.textContent.trim();
  assert.isAbove(words.length, 10, 'something is said');
}

const leaf = fc.oneof(
  fc.constantFrom<unknown>(script, link, null, true, -0, 1e308, [], {}),
  fc.record({ type: fc.constantFrom('string', 'number', 'boolean', 'null', 'array', script) }),
  fc.record({
    $ref: fc.constantFrom('#', '#/$defs/a', '#/properties/a', '#/nowhere', link, '//x'),
  }),
);
const { schema: anySchema } = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record(
      {
        type: fc.constantFrom<unknown>('object', 'array', ['string', 'null'], 'integer'),
        title: fc.constantFrom<unknown>(script, 3, ''),
        properties: fc.dictionary(
          fc.constantFrom('a', 'b', '__proto__', 'submit', script),
          tie('schema'),
        ),
        required: fc.constantFrom<unknown>(['a'], 'a', [3]),
        items: tie('schema'),
        oneOf: fc.array(tie('schema'), { maxLength: 4 }),
        allOf: fc.array(tie('schema'), { maxLength: 4 }),
        if: tie('schema'),
        // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
        then: tie('schema'),
        enum: fc.array(leaf, { maxLength: 4 }),
        additionalProperties: tie('schema'),
        patternProperties: fc.dictionary(fc.constantFrom('(a+)+$', '['), tie('schema')),
        default: leaf,
        pattern: fc.constantFrom('(a+)+$', '[', script),
        minItems: fc.constantFrom<unknown>(1e9, -1, 'x'),
      },
      { requiredKeys: [] },
    ),
  ),
}));

describe('a hostile schema', function suite() {
  this.timeout(60_000);
  afterEach(() => document.body.replaceChildren());

  for (const [what, schema] of Object.entries(schemas)) {
    it(`hangs nothing and runs nothing: ${what}`, () => survives(schema));
  }

  it('hangs nothing and runs nothing: any at random', async () => {
    const property = fc.asyncProperty(anySchema, anySchema, async (a, defs) => {
      await survives({ ...object({ a }), $defs: { a: defs } });
      document.body.replaceChildren();
    });
    await fc.assert(property, { numRuns: 60, seed: 20_261_130 });
  });
});
