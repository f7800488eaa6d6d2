const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/** No tone, huyền, hỏi, ngã, sắc, nặng, as combining marks. */
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

const lower = vowels
  .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
  .concat('đ')
  .filter((letter) => letter.codePointAt(0)! > 0x7f);

/** The 134 precomposed letters of TCVN 6909:2001 beyond ASCII: 67 in either case. */
export const vietnameseLetters: readonly number[] = [
  ...lower,
  ...lower.map((letter) => letter.toUpperCase()),
].map((letter) => letter.codePointAt(0)!);

/** Letters of Ê-đê, Gia-rai and Ba-na beyond these: some are a letter and a mark that combines. */
export const minorityLetters: readonly string[] = Array.from(
  new Intl.Segmenter('vi').segment('ê̆ô̆ơ̆ư̆â̆c̆Ê̆Ô̆Ơ̆Ư̆Â̆C̆čČĭĬŏŎŭŬĕĔñÑƀɃ'.normalize('NFC')),
  ({ segment }) => segment,
);
