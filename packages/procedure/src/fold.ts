/**
 * A text as people search for it: lower case, without tone and letter marks, đ as d, spaces
 * collapsed. "Đà Nẵng", "da nang" and the decomposed form all give "da nang".
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/gu, ' ')
    .trim();
}
