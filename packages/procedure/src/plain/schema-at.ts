import { isObject, type JsonObject } from '../json.ts';
import { valueAtSteps } from './data.ts';

/** A schema with its references followed, and those on the way to it: to find circles. */
export interface Followed {
  schema: JsonObject;
  trail: readonly JsonObject[];
}

/** Most references followed one after another. */
const MAX_HOPS = 20;

/** The steps of a JSON pointer (RFC 6901). */
function stepsOf(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * Follows `$ref` inside the document and joins `allOf`; undefined for a circle, and for what lies
 * outside the document, which is never fetched.
 */
export function follow(
  written: unknown,
  root: JsonObject,
  trail: readonly JsonObject[],
): Followed | undefined {
  let schema = isObject(written) ? written : {};
  const seen = [...trail];
  for (let hop = 0; typeof schema['$ref'] === 'string'; hop += 1) {
    const { $ref, ...own } = schema;
    const reference = local($ref, root);
    const target = /^#(\/|$)/.test(reference)
      ? valueAtSteps(root, stepsOf(decode(reference.slice(1))))
      : undefined;
    if (!isObject(target) || hop > MAX_HOPS || seen.includes(target)) return undefined;
    seen.push(target);
    schema = { ...target, ...own };
  }
  if (!Array.isArray(schema['allOf'])) return { schema, trail: seen };
  const { allOf, ...rest } = schema;
  const conditional: unknown[] = [];
  let joined: JsonObject = rest;
  for (const part of (allOf as unknown[]).slice(0, 50)) {
    const inner = follow(part, root, seen);
    if (!inner) return undefined;
    if ('if' in inner.schema) conditional.push(inner.schema);
    else joined = join(joined, inner.schema);
  }
  return {
    schema: conditional.length > 0 ? { ...joined, allOf: conditional } : joined,
    trail: seen,
  };
}

/** A reference to the document by its own name points inside it. */
function local(reference: string, root: JsonObject): string {
  const name = root['$id'] ?? root['id'];
  if (typeof name !== 'string' || name === '') return reference;
  const bare = name.replace(/#$/u, '');
  return reference.startsWith(`${bare}#`) ? reference.slice(bare.length) : reference;
}

/** Both at once; of two that say the same the first one counts. */
function join(a: JsonObject, b: JsonObject): JsonObject {
  const both = (key: string): JsonObject =>
    isObject(a[key]) && isObject(b[key]) ? { [key]: { ...b[key], ...a[key] } } : {};
  const lists = [a['required'], b['required']].filter(Array.isArray);
  return {
    ...b,
    ...a,
    ...both('properties'),
    ...(lists.length === 2 ? { required: [...new Set(lists.flat())] } : {}),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
