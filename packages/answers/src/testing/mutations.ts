import fc from 'fast-check';
import { isObject, type Answers } from '../json.ts';
import { anyText } from './any-text.ts';

/** Values that somebody could put where an answer belongs. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '  ',
    0,
    -1,
    1.5,
    1e21,
    true,
    false,
    [],
    {},
    [{}],
    [null],
    'co',
    'nam',
    '2025-02-30',
    '2025-13',
    '1950',
    '3000-01-01',
    '012345678901',
    '0912345678',
    'NguyÔn',
    'a'.repeat(300),
    'Nguye\u0302\u0303n',
    '😀',
    '\uD800',
    { day: '31', month: '2', year: '1950' },
    { day: '', month: '2', year: '' },
    { hour: '25', minute: '0' },
    '24:00',
    ['khac'],
    ['toan', 'van', 'khac'],
    ['toan', 'toan', 5],
    { hoTen: '' },
    [{ hoTen: 'An' }, {}, { hoTen: 5, la: 1 }],
    { name: 'a.jpg', type: 'image/jpeg', size: 0, sha256: 'f'.repeat(64) },
    { provinceCode: '01', province: 'Thành phố Hà Nội' },
  ),
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
);

type Change = { at: number; how: 'replace' | 'remove' | 'add'; value: unknown; key: string };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add'),
  value: strange,
  key: fc.oneof(
    fc.constantFrom('hoTen', 'la', '__proto__', 'a/b~c', 'toString', 'required'),
    anyText,
  ),
});

/** The answers with a few places replaced, removed or added to, at any depth. */
export function mutationsOf(answers: Answers): fc.Arbitrary<Answers> {
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const mutated = structuredClone(answers);
    for (const one of changes) apply(mutated, structuredClone(one));
    // As it would arrive: parsed from text.
    return JSON.parse(JSON.stringify(mutated)) as Answers;
  });
}

function apply(root: Answers, { at, how, value, key }: Change): void {
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return;
  const { holder } = place;
  const target = how === 'add' ? key : place.key;
  if (how === 'remove' && !Array.isArray(holder)) delete holder[target];
  else
    Object.defineProperty(holder, target, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

interface Place {
  holder: Record<string, unknown>;
  key: string;
}

function placesIn(holder: unknown): Place[] {
  if (!isObject(holder) && !Array.isArray(holder)) return [];
  const record = holder as Record<string, unknown>;
  return Object.keys(record).flatMap((key) => [{ holder: record, key }, ...placesIn(record[key])]);
}
