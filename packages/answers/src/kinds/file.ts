import { issue } from '../issue.ts';
import { isObject, own } from '../json.ts';
import { checkText } from '../text/check-text.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { fileKeys } from './part-keys.ts';
import { tidied } from './text.ts';

/** A file: its name, media type, size and hash. The bytes are kept beside the answers, by hash. */
export const file: AnswerKind = {
  tidy(value) {
    if (value === null) return undefined;
    if (!isObject(value)) return value;
    const known = new Set<string>(fileKeys);
    const entries = [
      ...fileKeys.map((key) => [
        key,
        key === 'name' ? tidied(own(value, key), tidyLine) : own(value, key),
      ]),
      ...Object.entries(value).filter(([key]) => !known.has(key)),
    ].filter(([, said]) => said !== undefined && said !== null);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  },
  check(value, { options }) {
    if (!isObject(value)) return [];
    const { type, size } = value;
    const accept: readonly unknown[] | undefined = options.accept;
    if (size === 0) return [issue('file-empty')];
    if (accept && !accept.includes(type)) {
      return [issue('file-type', { accept: accept.join(', ') })];
    }
    if (options.maxBytes !== undefined && typeof size === 'number' && size > options.maxBytes) {
      return [issue('file-size', { limit: options.maxBytes })];
    }
    return checkText(value['name']);
  },
  format(value) {
    const name = isObject(value) ? own(value, 'name') : undefined;
    return typeof name === 'string' ? name : '';
  },
};
