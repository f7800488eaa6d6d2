/** Characters out of which a class can be built: some of each kind that the pattern tells apart. */
export type CharacterSet = ReadonlySet<number>;

/** Where `\s` begins and ends beyond ASCII, and what `.` leaves out (ECMA-262, §12.2 and §12.3). */
const spaces = [
  0xa0, 0xa1, 0x1680, 0x1681, 0x2000, 0x200b, 0x2028, 0x2029, 0x202a, 0x202f, 0x2030, 0x205f,
  0x2060, 0x3000, 0x3001, 0xfeff, 0xff00,
];
const ascii = Array.from({ length: 129 }, (_, code) => code);

/** What a class holds that is not told by single characters: `\p{L}`, half a pair. */
const vague = /\\[pP]\{|\\u[dD][89a-fA-F]/u;

/**
 * Turns sources of single characters (`a`, `[^b-d]`, `\d`) of one pattern into sets that overlap
 * where the characters they stand for do. Classes are made of ranges: it is enough to try the
 * characters at which a range of this pattern begins, and those right after one.
 */
export function characterSets(pattern: string): (source: string) => CharacterSet {
  const samples = [...new Set([...ascii, ...spaces, ...namedIn(pattern)])].map((code) =>
    String.fromCodePoint(code),
  );
  const everything = new Set(samples.keys());
  const known = new Map<string, CharacterSet>();
  return (source) => {
    const before = known.get(source);
    if (before) return before;
    const one = new RegExp(`^${source}$`, 'u');
    const set = vague.test(source)
      ? everything
      : new Set([...samples.keys()].filter((index) => one.test(samples[index]!)));
    known.set(source, set);
    return set;
  };
}

function namedIn(pattern: string): number[] {
  const escaped = [...pattern.matchAll(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/giu)];
  const codes = [
    ...Array.from(pattern, (character) => character.codePointAt(0)!),
    ...escaped.map(([, long, four, two]) => Number.parseInt((long ?? four ?? two)!, 16)),
  ];
  return codes.flatMap((code) => (code < 0x10ffff ? [code, code + 1] : [code]));
}

export function overlap(one: CharacterSet, other: CharacterSet): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const index of few) if (many.has(index)) return true;
  return false;
}

export function union(...sets: CharacterSet[]): CharacterSet {
  return new Set(sets.flatMap((set) => [...set]));
}
