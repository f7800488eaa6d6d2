const digitWords = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** The units of the last three groups of three digits; over them everything counts in tỷ. */
const groupUnits = ['', 'nghìn', 'triệu'];

const billion = 1_000_000_000n;

/**
 * A number in Vietnamese words, e.g. 1.200.005: "một triệu hai trăm nghìn không trăm linh năm".
 *
 * The rules are those of the Unicode CLDR (rbnf/vi.xml, %spellout-cardinal): after mươi a 1 is
 * "mốt", a 4 "tư" and a 5 "lăm"; a 5 after mười is "lăm", too; a group under 100 that is not the
 * first begins with "không trăm". Where CLDR bridges empty tens with "lẻ", this says "linh", as
 * school books and printed forms do. Decimals are read digit by digit after "phẩy".
 *
 * @returns the words in lower case; empty for what is no finite number
 */
export function numberInWords(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  if (value < 0) return `âm ${numberInWords(-value)}`;
  if (typeof value === 'bigint' || Number.isInteger(value)) return words(BigInt(value)).join(' ');
  const [whole = '', decimals = ''] = String(value).split('.');
  // What JavaScript writes with an exponent has no place on a form.
  if (!/^\d+$/u.test(whole) || !/^\d+$/u.test(decimals)) return '';
  const read = Array.from(decimals, (digit) => digitWords[Number(digit)]);
  return [...words(BigInt(whole)), 'phẩy', ...read].join(' ');
}

function words(value: bigint): string[] {
  if (value === 0n) return [digitWords[0]!];
  if (value < billion) return groups(Number(value), false);
  const rest = Number(value % billion);
  return [...words(value / billion), 'tỷ', ...(rest === 0 ? [] : groups(rest, true))];
}

/** The words of a number under 10^9. `follows`: something stands before it. */
function groups(value: number, follows: boolean): string[] {
  const said: string[] = [];
  for (let i = groupUnits.length - 1; i >= 0; i -= 1) {
    const group = Math.floor(value / 1000 ** i) % 1000;
    if (group === 0) continue;
    said.push(...group3(group, follows || said.length > 0), groupUnits[i]!);
  }
  return said.filter((word) => word !== '');
}

function group3(value: number, follows: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const said: string[] = [];
  if (hundreds > 0 || follows) said.push(digitWords[hundreds]!, 'trăm');
  if (tens === 0) {
    if (ones > 0) said.push(...(said.length > 0 ? ['linh'] : []), digitWords[ones]!);
    return said;
  }
  said.push(...(tens === 1 ? ['mười'] : [digitWords[tens]!, 'mươi']));
  if (ones === 0) return said;
  if (ones === 5) return [...said, 'lăm'];
  if (tens > 1 && ones === 1) return [...said, 'mốt'];
  return [...said, tens > 1 && ones === 4 ? 'tư' : digitWords[ones]!];
}
