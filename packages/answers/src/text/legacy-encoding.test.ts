import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syllables } from '../testing/arbitraries.ts';
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

test('no text of Vietnamese syllables in Unicode is taken for legacy encoding', () => {
  fc.assert(
    fc.property(
      fc.array(syllables, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('lower', 'title', 'upper'),
      (words, style) => {
        const text = words.map((word) => styled(word, style)).join(' ');
        assert.ok(!looksLikeLegacyEncoding(text), text);
      },
    ),
    { numRuns: 2000 },
  );
});

function styled(word: string, style: string): string {
  if (style === 'upper') return word.toUpperCase();
  return style === 'title' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
