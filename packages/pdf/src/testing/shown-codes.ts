const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

/**
 * The character codes that one line of a content stream of ours shows: two bytes each, in strings in
 * parentheses (ISO 32000-1, 7.3.4.2).
 *
 * @param line as {@link byteText} gives it
 */
export function shownCodes(line: string): number[] {
  const strings = [...line.matchAll(/\(((?:\\.|[^\\()])*)\)/gs)];
  return strings.flatMap(([, inside]) => {
    const bytes = inside!.replace(/\\(.)/gs, (_, letter: string) => escaped[letter] ?? letter);
    if (bytes.length % 2 !== 0) throw new Error('A string ends within a code.');
    return Array.from(
      { length: bytes.length / 2 },
      (_, i) => (bytes.charCodeAt(2 * i) << 8) | bytes.charCodeAt(2 * i + 1),
    );
  });
}

/** Bytes as characters of the same numbers: `latin1` of a TextDecoder is another encoding. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
