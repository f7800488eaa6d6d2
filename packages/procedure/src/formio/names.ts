import { foldVietnamese } from '../fold.ts';
import { metaSchema } from '../generated/meta-schema.ts';
import type { JsonObject } from '../json.ts';

/** Names that the language keeps for itself. */
const reserved: ReadonlySet<string> = new Set(reservedNames());

/** Longest name before a number is put behind it. */
const MAX_LENGTH = 50;

/**
 * Makes names of the language out of foreign keys: camelCase ASCII, each given once.
 * `Họ và tên` → `hoVaTen`, a second one → `hoVaTen2`.
 */
export function nameTaker(): (key: string, fallback: string) => string {
  const taken = new Map<string, number>();
  return (key, fallback) => {
    const camel = camelCase(key) || fallback;
    const stem = reserved.has(camel) ? `${camel}Field` : camel;
    for (;;) {
      const count = (taken.get(stem) ?? 0) + 1;
      taken.set(stem, count);
      const name = count === 1 ? stem : `${stem}${count}`;
      if (count === 1 || !taken.has(name)) {
        if (count > 1) taken.set(name, 1);
        return name;
      }
    }
  };
}

function camelCase(key: string): string {
  if (/^[a-z][A-Za-z0-9]*$/.test(key) && key.length <= MAX_LENGTH) return key;
  // The fold lowers the case: words that were joined by capitals are told apart before.
  const words = foldVietnamese(key.slice(0, 200).replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2'))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, MAX_LENGTH);
  return joined === '' || /^[a-z]/.test(joined) ? joined : `q${joined}`;
}

function reservedNames(): string[] {
  const definitions = (metaSchema as JsonObject)['$defs'] as Record<string, JsonObject>;
  const { not } = definitions['Name'] as { not: { enum: string[] } };
  return not.enum;
}
