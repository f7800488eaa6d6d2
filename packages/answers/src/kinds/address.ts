import { isObject, own } from '../json.ts';
import { checkText } from '../text/check-text.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { addressKeys } from './part-keys.ts';
import { tidied } from './text.ts';

const names = ['province', 'commune', 'detail'] as const;
const spoken = ['detail', 'commune', 'province'] as const;

/**
 * An address on two levels, as in force since 01/07/2025. Names stand beside the codes, so that a
 * document reads the same when the units change. Whether they belong together is asked of
 * `validateUnits`, which loads the lists.
 */
export const address: AnswerKind = {
  tidy(value) {
    if (value === null) return undefined;
    if (!isObject(value)) return value;
    const known = new Set<string>(addressKeys);
    const entries = [
      ...addressKeys.map((key) => [key, tidied(own(value, key), tidyLine)]),
      ...Object.entries(value).filter(([key]) => !known.has(key)),
    ].filter(([, said]) => said !== undefined);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  },
  check(value) {
    if (!isObject(value)) return [];
    return names.flatMap((key) =>
      checkText(own(value, key)).map((found) => ({ ...found, path: `/${pathOf(key)}` })),
    );
  },
  format(value) {
    if (!isObject(value)) return '';
    return spoken
      .map((key) => own(value, key))
      .filter((part) => typeof part === 'string' && part !== '')
      .join(', ');
  },
};

/** Where an issue of a part is told: a name is chosen together with its code. */
export function pathOf(key: string): string {
  if (key === 'province') return 'provinceCode';
  return key === 'commune' ? 'communeCode' : key;
}
