import fc from 'fast-check';

const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const rimes =
  'a ai an ang anh ao au ay ăm ăn ăng âm ân ât âu ây e em en eo ê ên ênh êu i ia iêm iên iêng iêu im in inh o oa oai oan oang oe oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uê ui um un ung uôi uôn uông uy uyên uyêt ư ưa ưng ươi ươm ươn ương y yên yêu'.split(
    ' ',
  );
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = /[aăâeêioôơuưy]/gu;

/** Syllables built from the parts that real names are built from, with any tone on any vowel. */
export const syllables = fc
  .record({
    onset: fc.constantFrom('', ...onsets),
    rime: fc.constantFrom(...rimes),
    tone: fc.constantFrom(...tones),
    at: fc.nat(2),
  })
  .map(({ onset, rime, tone, at }) => {
    const places = [...rime.matchAll(vowels)].map((match) => match.index);
    const place = places[at % places.length] ?? 0;
    return (onset + rime.slice(0, place + 1) + tone + rime.slice(place + 1)).normalize('NFC');
  });
