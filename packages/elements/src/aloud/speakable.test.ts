import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { piecesOf, speakable } from './speakable.ts';

test('a date is said in words, an amount as a number, the number of a paper digit by digit', () => {
  assert.equal(speakable('Sinh 27/03/1950', 'vi-VN'), 'Sinh ngày 27 tháng 3 năm 1950');
  assert.equal(speakable('Born 27/3/1950', 'en-GB'), 'Born 27 March 1950');
  assert.equal(speakable('31/02/1950', 'vi'), '31/02/1950', 'that is no date');
  assert.equal(speakable('1.200.000 đồng', 'vi'), '1200000 đồng');
  assert.equal(speakable('2.500.000.000 đồng', 'vi'), '2500000000 đồng');
  assert.equal(speakable('001150000017', 'vi'), '0 0 1 1 5 0 0 0 0 0 1 7');
  assert.equal(speakable('0912 345 678', 'vi'), '0 9 1 2 3 4 5 6 7 8');
  assert.equal(speakable('B1234567', 'vi'), 'B 1 2 3 4 5 6 7');
  assert.equal(
    speakable('Nghị định 30/2020/NĐ-CP, năm 2020', 'vi'),
    'Nghị định 30/2020/NĐ-CP, năm 2020',
  );
});

test('a long text comes in pieces that a voice reads to their end, and nothing of it is lost', () => {
  const law = `${'Tôi xin cam đoan những lời khai trên là đúng. '.repeat(9)}${'rất '.repeat(90)}hết`;
  const pieces = piecesOf(law);
  assert.ok(pieces.length > 4);
  assert.match(pieces[0]!, /đúng\.$/);
  const anyText = fc.string({
    unit: fc.constantFrom('a', 'Ễ', ' ', '. ', ', ', 'ខ្ញុំ', '1'),
    maxLength: 400,
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const found = piecesOf(text);
      assert.ok(found.every((piece) => piece.length <= 161 && piece !== ''));
      assert.equal(found.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
    }),
  );
});
