/**
 * What the platform itself does quicker than a program in JavaScript. In Node `native.node.ts` stands in
 * place of this file.
 */

/** SHA-256 (FIPS 180-4) by WebCrypto, whose thread works beside the layout. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Whether bytes begin with others. */
export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  for (let at = 0; at < start.length; at += 1) if (bytes[at] !== start[at]) return false;
  return true;
}
