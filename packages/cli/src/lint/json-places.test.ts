import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonPlaces, lineOf, nearestPlace } from './json-places.ts';

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((inner: unknown, step) => (inner as Record<string, unknown>)[step], value);
}

test('every value of a JSON text is found where it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const parsed = JSON.parse(text) as unknown;
      const places = jsonPlaces(text);
      for (const [pointer, { start, end }] of places) {
        assert.deepEqual(JSON.parse(text.slice(start, end)), at(parsed, pointer));
      }
      const count = (one: unknown): number =>
        typeof one === 'object' && one !== null
          ? 1 + Object.values(one).reduce((sum: number, inner) => sum + count(inner), 0)
          : 1;
      assert.equal(places.size, count(parsed));
    }),
  );
});

test('a member is told from its name on; a place that is not there by the one around it', () => {
  const text = '{\n  "a": {\n    "b~/": [1, "x"]\n  }\n}';
  const places = jsonPlaces(text);
  const place = nearestPlace(places, '/a/b~0~1')!;
  assert.equal(text.slice(place.from, place.end), '"b~/": [1, "x"]');
  assert.deepEqual(lineOf(text, place.from), { line: 3, column: 5 });
  assert.deepEqual(nearestPlace(places, '/a/none/deeper'), places.get('/a'));
});
