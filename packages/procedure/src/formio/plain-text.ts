const entities: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** Longest text of a form that is looked at, in UTF-16 code units. */
const MAX_LENGTH = 100_000;

/**
 * The words of a Form.io text: without markup and control characters, in NFC, white space
 * collapsed, at most `max` characters. Undefined when nothing is left.
 */
export function plainText(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value
    .slice(0, MAX_LENGTH)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(#39|[a-z]{2,4});/g, (entity, name: string) =>
      Object.hasOwn(entities, name) ? entities[name]! : entity,
    )
    .replace(/\p{C}|\p{Z}/gu, ' ')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
  if (words === '') return undefined;
  const characters = [...words];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : words;
}
