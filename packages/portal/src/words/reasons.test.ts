import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownReasonCodes } from '@tokhai/intake';
import { reasonText, reasonTexts } from './reasons.ts';

test('every reason of the desk has words in each language', () => {
  for (const language of ['vi', 'en'] as const) {
    const missing = ownReasonCodes.filter((code) => !Object.hasOwn(reasonTexts[language], code));
    assert.deepEqual(missing, [], language);
  }
  assert.deepEqual(Object.keys(reasonTexts.en), Object.keys(reasonTexts.vi));
});

test('parameters come into the sentence; a field by its title on the form', () => {
  const reason = {
    code: 'required-signature-missing',
    severity: 'error',
    message: '',
    params: { field: 'chuHo' },
  } as const;
  assert.equal(
    reasonText(reason, 'vi', (field) => (field === 'chuHo' ? 'CHỦ HỘ' : field)),
    'Thiếu chữ ký ở chỗ CHỦ HỘ.',
  );
});

test('a reason without words is told as the desk says it', () => {
  const reason = { code: 'brand-new', severity: 'error', message: 'Do this.', params: {} } as const;
  assert.equal(
    reasonText(reason, 'vi', (field) => field),
    'Do this. [brand-new]',
  );
});
