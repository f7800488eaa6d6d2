import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syllables } from '../testing/syllables.ts';
import { looksLikeLegacyEncoding } from './legacy-encoding.ts';

const typedForOldFonts = [
  'NguyÔn',
  'TrÇn',
  'Hµ Néi',
  '§Æng V¨n Hïng',
  'QuËn 1, TP. Hå ChÝ Minh',
  'Phan ThÞ Thñy',
  'NguyeÃn',
  'Nguyeãn',
  'NGUYEÃN VAÊN',
  'Traàn Thò Höôøng',
  'Haø Noäi',
  'Ñaëng Vaên Huøng',
  'Leâ Thò Hoa',
  'ngöôøi',
];

const honest = [
  'Nguyễn Văn An',
  'Hoà Bình, Hòa Bình',
  'Tôn Thất Thuyết',
  'TÔN THẤT',
  'hÀ NỘI',
  'Ông Ích Khiêm',
  'Y-Bhăm Niê',
  'H’Bôi Êban',
  "K'Ho",
  'Krông Búk, Kôn Plông, Đắk Lắk',
  'André Léo',
  'François Müller',
  'Loïc',
  'João Leão',
  'Noël Caïn',
  'Søren Ørsted',
  'Bø',
  'Björk Guðmundsdóttir',
  'Hän',
  'Strauß',
  'Simón Bolívar',
  'Seán Ó Súilleabháin',
  'Ana Luísa Magalhães',
  '25 m², số 3½',
];

for (const text of typedForOldFonts) {
  test(`${text} was typed for an old font`, () => assert.ok(looksLikeLegacyEncoding(text)));
}

for (const text of honest) {
  test(`${text} is an honest text`, () => assert.ok(!looksLikeLegacyEncoding(text)));
}

test('no syllable of Vietnamese in Unicode is taken for legacy encoding', () => {
  assert.ok(syllables.length > 15_000);
  const taken = syllables
    .flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)])
    .filter(looksLikeLegacyEncoding);
  assert.deepEqual(taken, []);
});

test('no name of Vietnamese syllables in Unicode is taken for legacy encoding', () => {
  const words = fc.array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(words, (name) => assert.ok(!looksLikeLegacyEncoding(name.join(' ')))),
    { numRuns: 2000 },
  );
});
