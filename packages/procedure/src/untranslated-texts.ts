import type { Procedure } from './model.ts';
import type { Translation } from './translate.ts';
import { listKeys, textKeys } from './word-keys.ts';

/** Those that have another name where a procedure was read than in its file. */
const renamedKeys: ReadonlySet<string> = new Set(['help', 'ruleMessages']);
/** What holds no words for the screen, and can be large. */
const silentKeys: ReadonlySet<string> = new Set(['file', 'schema', 'print']);

/**
 * The texts of a procedure that read the same once it is translated, those of shared questions included:
 * they are still in its own language. What a translation writes as it was is translated.
 */
export function untranslatedTexts(
  original: Procedure,
  translated: Procedure,
  { texts }: Translation,
): Set<string> {
  const shown = textsIn(translated);
  const written = new Set(Object.values(texts));
  return new Set([...textsIn(original)].filter((text) => shown.has(text) && !written.has(text)));
}

function textsIn(procedure: Procedure): Set<string> {
  const found = new Set([procedure.about.contact.name]);
  collect(procedure, '', found);
  return found;
}

/** @param name the key under which it stands; of what stands in a list, that of the list */
function collect(value: unknown, name: string, found: Set<string>): void {
  if (typeof value === 'string') {
    if ([textKeys, listKeys, renamedKeys].some((keys) => keys.has(name))) found.add(value);
  } else if (Array.isArray(value)) {
    for (const inner of value) collect(inner, name, found);
  } else if (value instanceof Map) {
    for (const inner of value.values()) collect(inner, '', found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!silentKeys.has(key)) collect(inner, name === 'ruleMessages' ? name : key, found);
    }
  }
}
