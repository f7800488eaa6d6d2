import { codeOf, readShortCode } from '@tokhai/pdf';

/**
 * A new code of 60 random bits, written like the short codes on paper: nobody finds one of those in
 * use by trying.
 */
export function newHandOverCode(): string {
  return codeOf(crypto.getRandomValues(new Uint8Array(8)));
}

/** A code as somebody typed it, in its one writing; undefined if it is none. */
export function readHandOverCode(typed: unknown): string | undefined {
  return typeof typed === 'string' ? readShortCode(typed) : undefined;
}
