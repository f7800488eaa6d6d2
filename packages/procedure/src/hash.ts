import { canonicalJson } from './json.ts';
import type { Procedure } from './model.ts';

const hashes = new WeakMap<object, Promise<string>>();

/** SHA-256 of the procedure file in canonical form (RFC 8785), in lower-case hexadecimal. */
export function procedureHash(procedure: Procedure): Promise<string> {
  const known = hashes.get(procedure.file);
  if (known) return known;
  const hash = sha256Hex(new TextEncoder().encode(canonicalJson(procedure.file)));
  hashes.set(procedure.file, hash);
  return hash;
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
