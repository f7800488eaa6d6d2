import { hex4 } from '../document/numbers.ts';

const blockSize = 100;

function utf16(codePoint: number): string {
  if (codePoint < 0x1_0000) return hex4(codePoint);
  const text = String.fromCodePoint(codePoint);
  return hex4(text.charCodeAt(0)) + hex4(text.charCodeAt(1));
}

/**
 * The ToUnicode CMap of a font whose character codes are two bytes (ISO 32000-1, 9.10.3).
 *
 * @param codePoints the character of each code, from code 1 on; blocks hold at most 100 entries
 *   (Adobe Technical Note 5014)
 */
export function toUnicodeMap(codePoints: readonly number[]): string {
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
  ];
  for (let from = 0; from < codePoints.length; from += blockSize) {
    const block = codePoints.slice(from, from + blockSize);
    lines.push(`${block.length} beginbfchar`);
    block.forEach((code, i) => lines.push(`<${hex4(from + i + 1)}> <${utf16(code)}>`));
    lines.push('endbfchar');
  }
  lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end', '');
  return lines.join('\n');
}
