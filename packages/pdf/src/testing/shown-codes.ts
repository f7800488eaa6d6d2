import { readToUnicode } from './read-to-unicode.ts';

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r' };

/**
 * The character codes that one line of a content stream of ours shows: the bytes of strings in
 * parentheses (ISO 32000-1, 7.3.4.2).
 *
 * @param line as {@link byteText} gives it
 */
export function shownCodes(line: string): number[] {
  const strings = [...line.matchAll(/\(((?:\\.|[^\\()])*)\)/gs)];
  return strings.flatMap(([, inside]) => {
    const bytes = inside!.replace(/\\(.)/gs, (_, letter: string) => escaped[letter] ?? letter);
    return Array.from(bytes, (byte) => byte.charCodeAt(0));
  });
}

/** Bytes as characters of the same numbers: `latin1` of a TextDecoder is another encoding. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The text that operators of ours show, by the fonts' own maps back to characters. */
export function shownText(
  content: Uint8Array,
  fonts: Readonly<Record<string, { readonly toUnicode: Uint8Array }>>,
): string {
  let font = new Map<number, string>();
  let text = '';
  for (const line of byteText(content).split('\n')) {
    const chosen = /^\/(F[\d.]+) .* Tf$/.exec(line);
    if (chosen !== null)
      font = readToUnicode(new TextDecoder().decode(fonts[chosen[1]!]!.toUnicode));
    if (!line.endsWith('TJ')) continue;
    for (const code of shownCodes(line)) text += font.get(code) ?? '\uFFFD';
  }
  return text;
}
