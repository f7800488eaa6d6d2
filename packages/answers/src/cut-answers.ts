import { isObject, type JsonObject } from './json.ts';

/**
 * Answers that take no longer to check than the procedure means them to: each text that a pattern
 * is put to is cut to one character more than its `maxLength`, each list without repetitions to one
 * item more than it may have. What was too long stays too long. The procedure's reader makes sure
 * that a pattern is quick for texts of that length.
 *
 * @param schema the lowered schema, or a part of it
 * @returns the value itself where nothing had to be cut
 */
export function cutAnswers(schema: unknown, value: unknown): unknown {
  if (!isObject(schema)) return value;
  if (typeof value === 'string') return cutText(schema, value);
  if (Array.isArray(value)) return cutList(schema, value);
  const parts = schema['properties'];
  if (!isObject(value) || !isObject(parts)) return value;
  const entries = Object.entries(value);
  const cut = entries.map(([key, inner]) =>
    Object.hasOwn(parts, key) ? cutAnswers(parts[key], inner) : inner,
  );
  if (cut.every((one, index) => one === entries[index]![1])) return value;
  return Object.fromEntries(entries.map(([key], index) => [key, cut[index]]));
}

function cutText({ pattern, maxLength }: JsonObject, text: string): string {
  if (typeof pattern !== 'string' || typeof maxLength !== 'number') return text;
  // A character is one or two code units; only a text of more of them can be too long.
  if (maxLength < 0 || text.length <= 2 * (maxLength + 1)) return text;
  return Array.from(text.slice(0, 2 * (maxLength + 1)))
    .slice(0, maxLength + 1)
    .join('');
}

function cutList({ uniqueItems, maxItems, items }: JsonObject, list: unknown[]): unknown[] {
  const options = isObject(items) ? (items['oneOf'] ?? items['enum']) : undefined;
  const most = Math.min(
    typeof maxItems === 'number' ? maxItems : Infinity,
    Array.isArray(options) ? options.length : Infinity,
  );
  const few = uniqueItems === true && list.length > most ? list.slice(0, most + 1) : list;
  const cut = few.map((one) => cutAnswers(items, one));
  return cut.length === list.length && cut.every((one, index) => one === list[index]) ? list : cut;
}
