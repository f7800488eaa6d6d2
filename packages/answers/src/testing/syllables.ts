const onsets = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x'.split(' ');
const rimes =
  'a ai an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eo ê ên ênh êu i ia iêm iên iêng iêu im in inh o oa oai oan oang oe oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uê ui um un ung uôi uôn uông uy uyên ư ưa ưng ươi ươm ươn ương y yên yêu'.split(
    ' ',
  );
const stopped =
  'ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oc op ot oac oat ôc ôp ôt ơp ơt uc up ut uât uôc uôt uych uyêt uyt ưc ưt ươc ươp ươt'.split(
    ' ',
  );
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const stoppedTones = ['\u0301', '\u0323'];

/**
 * Every syllable that the parts of real names make, each tone on each vowel (so that both hòa and
 * hoà are there), in NFC and lower case: some 20 000.
 */
export const syllables: readonly string[] = onsets.flatMap((onset) => [
  ...rimes.flatMap((rime) => toned(onset, rime, tones)),
  ...stopped.flatMap((rime) => toned(onset, rime, stoppedTones)),
]);

function toned(onset: string, rime: string, marks: readonly string[]): string[] {
  if (onset === 'q' && !/^u./u.test(rime)) return [];
  return [...rime.matchAll(/[aăâeêioôơuưy]/gu)].flatMap(({ index }) =>
    marks.map((mark) =>
      (onset + rime.slice(0, index + 1) + mark + rime.slice(index + 1)).normalize('NFC'),
    ),
  );
}
