import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusalText, refusalTexts } from './refusals.ts';

test('has the same reasons in each language, with the same places for the field', () => {
  const { vi, en } = refusalTexts;
  assert.deepEqual(Object.keys(en), Object.keys(vi));
  for (const [code, text] of Object.entries(vi)) {
    assert.equal(en[code]?.includes('{field}'), text.includes('{field}'), code);
    assert.equal(text, text.normalize('NFC'), code);
  }
});

test('puts the title of the signature place into the sentence, as it is', () => {
  const text = refusalText('required-signature-missing', 'vi', 'CHỦ HỘ $& $1');
  assert.match(text, /“CHỦ HỘ \$& \$1”/);
});

test('an unknown reason keeps its code; what is no code is not shown', () => {
  assert.match(refusalText('brand-new-reason', 'vi'), /brand-new-reason/);
  assert.doesNotMatch(refusalText('<b>Nguyễn Văn An</b>', 'vi'), /Nguyễn/);
  assert.match(refusalText('constructor', 'en'), /error constructor/);
});
