/** Posts JSON to the portal and reads the JSON it answers with. */
import { withTimeout } from '@tokhai/answers';
import { responseJson } from './response-json.ts';

const timeoutMs = 45_000;
const maxBytes = 256 * 1024;

/** An answer, whatever its status; `undefined` in place of a body that is no JSON. */
export interface Posted {
  status: number;
  body: unknown;
}

/** Rejects when the network fails or the answer does not come in time. */
export function postJson(url: URL, body: unknown, signal?: AbortSignal): Promise<Posted> {
  const send = async (stop: AbortSignal): Promise<Posted> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: stop,
    });
    const read = await responseJson(response, maxBytes).catch((error: unknown) => {
      // A page of a proxy: the status alone says what happened.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    return { status: response.status, body: read };
  };
  return withTimeout(timeoutMs, send, signal);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** @throws DOMException when it is no Base64 */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
