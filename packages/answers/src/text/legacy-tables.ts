/**
 * Text typed for a TCVN3 (ABC) font, as it looks without that font: TCVN 5712:1993, VN3, one byte
 * a letter. Keys are the characters of ISO 8859-1 at those bytes.
 */
export const tcvn3 = pairs(
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00ADư®đ' +
    'µà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậ' +
    'ÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ' +
    '×ìØỉÜĩÝíÞị' +
    'ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợ' +
    'ïùñủòũóúôụõừöử÷ữøứùự' +
    'úỳûỷüỹýýþỵ',
);

/** The second characters of VNI for Windows, after a vowel, and what they make of it. */
export const vniMarks: ReadonlyMap<string, string> = new Map([
  ...marked('aeouyôö', 'aeouyơư', {
    ù: '\u0301',
    ø: '\u0300',
    û: '\u0309',
    õ: '\u0303',
    ï: '\u0323',
  }),
  ...marked('aeo', 'âêô', {
    â: '',
    á: '\u0301',
    à: '\u0300',
    å: '\u0309',
    ã: '\u0303',
    ä: '\u0323',
  }),
  ...marked('a', 'ă', { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' }),
]);

/** The letters of VNI for Windows that stand alone. */
export const vniLetters = pairs('ííììæỉóĩòịôơöưîỵñđ');

function pairs(text: string): ReadonlyMap<string, string> {
  const letters = Array.from(text);
  const map = new Map<string, string>();
  for (let at = 0; at < letters.length; at += 2) map.set(letters[at]!, letters[at + 1]!);
  return map;
}

/** Every base with every mark: `eâ` is ê, `eá` is ế. */
function marked(bases: string, vowels: string, marks: Record<string, string>): [string, string][] {
  return Array.from(bases).flatMap((base, index) =>
    Object.entries(marks).map(([mark, tone]): [string, string] => [
      base + mark,
      `${Array.from(vowels)[index]!}${tone}`.normalize('NFC'),
    ]),
  );
}
