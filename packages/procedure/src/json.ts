import { ProcedureError } from './error.ts';

/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** Largest procedure file taken, in UTF-16 code units. */
const MAX_LENGTH = 2_000_000;
/** Deepest nesting taken: the language needs fewer than 20 levels. */
const MAX_DEPTH = 40;
/** Most values taken, of all objects and arrays together. */
const MAX_VALUES = 100_000;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One step of a JSON pointer, escaped (RFC 6901 §3). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/**
 * Parses the text of a file, or takes a value that was parsed already, within bounds of size and
 * depth (by default those of a procedure file).
 *
 * @throws {ProcedureError} `too-large`, `not-json`
 */
export function parseJson(input: unknown, limits: { depth?: number } = {}): unknown {
  let value = input;
  if (typeof input === 'string') {
    if (input.length > MAX_LENGTH) {
      throw new ProcedureError('too-large', '', `Keep the file under ${MAX_LENGTH} characters.`);
    }
    try {
      value = JSON.parse(input);
    } catch {
      throw new ProcedureError('not-json', '', 'Mend the JSON syntax: the file does not parse.');
    }
  }
  const seen = { values: 0 };
  bound(value, '', limits.depth ?? MAX_DEPTH, seen);
  return value;
}

function bound(value: unknown, pointer: string, levels: number, seen: { values: number }): void {
  seen.values += 1;
  if (seen.values > MAX_VALUES) {
    throw new ProcedureError('too-large', '', `Keep the file under ${MAX_VALUES} values.`);
  }
  if (levels < 0) {
    throw new ProcedureError(
      'too-large',
      pointer,
      'Nest less deeply: no form needs so many levels.',
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    bound(inner, pointer + pointerStep(key), levels - 1, seen);
  }
}

/**
 * The canonical form of a JSON value (RFC 8785): keys sorted by UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  // Array#sort without a comparator compares UTF-16 code units, which is what RFC 8785 §3.2.3 asks.
  keys.sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}
