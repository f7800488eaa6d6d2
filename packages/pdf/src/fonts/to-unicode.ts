import { hex4 } from '../document/numbers.ts';

const blockSize = 100;

function utf16(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1) hex += hex4(text.charCodeAt(i));
  return hex;
}

/**
 * The ToUnicode CMap of a font whose character codes are two bytes (ISO 32000-1, 9.10.3).
 *
 * @param texts what each code stands for, from code 1 on; blocks hold at most 100 entries (Adobe
 *   Technical Note 5014)
 */
export function toUnicodeMap(texts: readonly string[]): string {
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
  for (let from = 0; from < texts.length; from += blockSize) {
    const block = texts.slice(from, from + blockSize);
    lines.push(`${block.length} beginbfchar`);
    block.forEach((text, i) => lines.push(`<${hex4(from + i + 1)}> <${utf16(text)}>`));
    lines.push('endbfchar');
  }
  lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end', '');
  return lines.join('\n');
}
