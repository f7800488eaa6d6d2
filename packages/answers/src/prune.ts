import type { Question } from '@tokhai/procedure';
import { addressKeys, fileKeys } from './kinds/part-keys.ts';
import { isEmpty, isObject, own, type JsonObject } from './json.ts';

export interface PruneOptions {
  /** Leave empty rows where they are, so that the paths of issues count the rows on the screen. */
  keepRows?: boolean;
}

/**
 * An answer without unknown keys and empty values, its keys in the order of the question; undefined
 * when nothing was said. Values of the wrong shape stay, for the check to name.
 */
export function prune(value: unknown, question: Question, options: PruneOptions = {}): unknown {
  switch (question.kind) {
    case 'confirm':
      return value === false || isEmpty(value) ? undefined : value;
    case 'person':
      return pruneParts(value, question, options);
    case 'table':
      return pruneRows(value, question, options);
    case 'address':
    case 'file':
      return isObject(value) ? pick(value, keysOf(question)) : leaf(value);
    case 'date':
      return isObject(value) ? pick(value, ['day', 'month', 'year']) : leaf(value);
    case 'time':
      return isObject(value) ? pick(value, ['hour', 'minute']) : leaf(value);
    default:
      return leaf(value);
  }
}

/** The keys that an address or a file may have. */
export function keysOf({ kind, schema }: Question): string[] {
  if (isObject(schema['properties'])) return Object.keys(schema['properties']);
  return kind === 'file' ? [...fileKeys] : [...addressKeys];
}

function leaf(value: unknown): unknown {
  return isEmpty(value) ? undefined : value;
}

function pick(value: JsonObject, keys: readonly string[]): unknown {
  const entries = keys.map((key) => [key, leaf(own(value, key))]);
  return collect(entries);
}

function pruneParts(value: unknown, question: Question, options: PruneOptions): unknown {
  if (!isObject(value)) return leaf(value);
  return collect(
    (question.parts ?? []).map((part) => [part.name, prune(own(value, part.name), part, options)]),
  );
}

function pruneRows(value: unknown, question: Question, options: PruneOptions): unknown {
  if (!Array.isArray(value)) return leaf(value);
  const rows = value.map((row: unknown) => pruneParts(row, question, options));
  const said = rows.filter((row) => row !== undefined);
  if (said.length === 0) return undefined;
  return options.keepRows ? rows.map((row) => row ?? {}) : said;
}

function collect(entries: unknown[][]): unknown {
  const said = entries.filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
