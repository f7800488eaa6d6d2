import { Content } from '../document/content.ts';

const before = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
1 beginbfrange
<01> <`;
const after = `]
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

/**
 * The ToUnicode CMap of a font whose character codes are single bytes (ISO 32000-1, 9.10.3).
 *
 * @param texts what each code stands for, from code 1 on: at least one, at most 255
 */
export function toUnicodeMap(texts: readonly string[]): Uint8Array {
  const map = new Content(before.length + after.length + 6 * texts.length + 10);
  map.text(before).hex(texts.length, 1).text('> [');
  for (const text of texts) {
    map.text('<');
    for (let unit = 0; unit < text.length; unit += 1) map.hex(text.charCodeAt(unit), 2);
    map.text('>');
  }
  return map.text(after).bytes;
}
