import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nameText } from './cms/name.ts';
import { subjectAttributes } from './subject-attributes.ts';

test('a subject is taken apart as it was written', () => {
  const attribute = fc.record({
    type: fc.constantFrom('2.5.4.3', '2.5.4.10', '2.5.4.97', '1.2.3.4'),
    value: fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(',', ' ', '=', '\\', 'O', '+') }),
    ),
  });
  const short: Record<string, string> = {
    '2.5.4.3': 'CN',
    '2.5.4.10': 'O',
    '2.5.4.97': 'organizationIdentifier',
  };
  fc.assert(
    fc.property(fc.array(attribute, { maxLength: 6 }), (name) => {
      const expected = name.map(({ type, value }) => ({ type: short[type] ?? type, value }));
      assert.deepEqual(subjectAttributes(nameText(name)), expected);
    }),
  );
});

test('a value that looks like another attribute starts none', () => {
  const written = nameText([{ type: '2.5.4.3', value: 'A, O=UBND phường Sài Gòn' }]);
  assert.deepEqual(subjectAttributes(written), [{ type: 'CN', value: 'A, O=UBND phường Sài Gòn' }]);
});
