import { Content } from '../document/content.ts';

const blockSize = 100;

const before = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;
const after = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

/**
 * The ToUnicode CMap of a font whose character codes are two bytes (ISO 32000-1, 9.10.3).
 *
 * @param texts what each code stands for, from code 1 on; blocks hold at most 100 entries (Adobe
 *   Technical Note 5014)
 */
export function toUnicodeMap(texts: readonly string[]): Uint8Array {
  const map = new Content(before.length + after.length + 20 * texts.length);
  map.text(before);
  texts.forEach((text, i) => {
    if (i % blockSize === 0) {
      if (i > 0) map.text('endbfchar\n');
      map.number(Math.min(blockSize, texts.length - i)).text(' beginbfchar\n');
    }
    map
      .text('<')
      .hex(i + 1)
      .text('> <');
    for (let unit = 0; unit < text.length; unit += 1) map.hex(text.charCodeAt(unit));
    map.text('>\n');
  });
  return map.text(texts.length > 0 ? 'endbfchar\n' : '').text(after).bytes;
}
