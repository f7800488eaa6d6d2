import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '@tokhai/procedure';
import fc from 'fast-check';
import { sampleProcedure } from '../testing/sample.ts';
import { answerInWords } from './answer-words.ts';
import { numberInWords } from './number-words.ts';

const known: readonly (readonly [number, string])[] = [
  [0, 'không'],
  [4, 'bốn'],
  [5, 'năm'],
  [10, 'mười'],
  [11, 'mười một'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [20, 'hai mươi'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [25, 'hai mươi lăm'],
  [101, 'một trăm linh một'],
  [104, 'một trăm linh bốn'],
  [105, 'một trăm linh năm'],
  [110, 'một trăm mười'],
  [111, 'một trăm mười một'],
  [555, 'năm trăm năm mươi lăm'],
  [1000, 'một nghìn'],
  [1001, 'một nghìn không trăm linh một'],
  [1_050, 'một nghìn không trăm năm mươi'],
  [1990, 'một nghìn chín trăm chín mươi'],
  [2026, 'hai nghìn không trăm hai mươi sáu'],
  [1_200_000, 'một triệu hai trăm nghìn'],
  [1_000_005, 'một triệu không trăm linh năm'],
  [21_000_000, 'hai mươi mốt triệu'],
  [1_000_000_000, 'một tỷ'],
  [1_234_005_000_000, 'một nghìn hai trăm ba mươi tư tỷ không trăm linh năm triệu'],
  [1_000_000_000_000_000, 'một triệu tỷ'],
  [-15, 'âm mười lăm'],
  [3.05, 'ba phẩy không năm'],
];

test('numbers are read as Vietnamese reads them', () => {
  for (const [value, words] of known) assert.equal(numberInWords(value), words, String(value));
  assert.equal(numberInWords(Number.NaN), '');
  assert.equal(numberInWords(1e21), 'một nghìn tỷ tỷ');
});

/** Reads words back into a number, by a grammar of its own. */
function valueOf(words: string): number {
  const digits = new Map(
    'không một hai ba bốn năm sáu bảy tám chín mười'.split(' ').map((word, i) => [word, i]),
  );
  digits.set('mốt', 1).set('tư', 4).set('lăm', 5);
  const units = { nghìn: 1e3, triệu: 1e6 } as const;
  let [total, millions, group, last] = [0, 0, 0, 0];
  for (const word of words.split(' ')) {
    if (word === 'tỷ') {
      total = (total + millions + group + last) * 1e9;
      [millions, group, last] = [0, 0, 0];
    } else if (word in units) {
      millions += (group + last) * units[word as keyof typeof units];
      [group, last] = [0, 0];
    } else if (word === 'trăm') {
      [group, last] = [last * 100, 0];
    } else if (word === 'mươi') {
      [group, last] = [group + last * 10, 0];
    } else if (word !== 'linh') {
      assert.ok(digits.has(word), word);
      last += digits.get(word)!;
    }
  }
  return total + millions + group + last;
}

test('the words of every number up to 10^15 lead back to it, and keep the rules', () => {
  const sizes = fc.oneof(fc.nat(9999), fc.nat(1e9), fc.maxSafeInteger().map(Math.abs));
  fc.assert(
    fc.property(sizes, (size) => {
      const value = size % (1e15 + 1);
      const words = numberInWords(value);
      assert.equal(valueOf(words), value, words);
      assert.doesNotMatch(words, /(?:^|\s)(?:mươi (?:một|bốn|năm)|mười (?:mốt|tư|năm))(?:\s|$)/u);
      assert.doesNotMatch(words, /(?:linh (?:mốt|tư|lăm|không))(?:\s|$)/u);
      assert.equal(words, words.normalize('NFC').trim());
    }),
  );
});

test('amounts, numbers with a unit and dates are told in words; other answers are not', () => {
  const procedure = sampleProcedure();
  const question = (kind: Question['kind'], unit?: string): Question => ({
    ...procedure.questions.get('hoTen')!,
    kind,
    options: unit === undefined ? {} : { unit },
  });
  assert.equal(
    answerInWords(procedure.questions.get('hocPhi')!, 1_200_000),
    'Một triệu hai trăm nghìn đồng',
  );
  assert.equal(answerInWords(question('money'), '1.200.000 đ'), 'Một triệu hai trăm nghìn đồng');
  assert.equal(answerInWords(question('money'), 'nhiều'), '');
  assert.equal(answerInWords(question('number', 'bản'), 4), 'Bốn bản');
  const date = question('date');
  assert.equal(
    answerInWords(date, '1990-08-15'),
    'Ngày mười lăm tháng tám năm một nghìn chín trăm chín mươi',
  );
  assert.equal(answerInWords(date, '2004-04'), 'Tháng tư năm hai nghìn không trăm linh bốn');
  assert.equal(answerInWords(date, '1954'), 'Năm một nghìn chín trăm năm mươi tư');
  assert.equal(answerInWords(date, { day: '31', month: '2', year: '2000' }), '');
  assert.equal(answerInWords(question('text'), 'An'), '');
});
