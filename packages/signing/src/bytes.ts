/** A byte array over an ordinary ArrayBuffer: what WebCrypto and the ASN.1 library accept. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The same bytes as a plain Uint8Array. A subclass (Node's Buffer shares memory on `slice`) is
 * wrapped, a shared buffer is copied.
 */
export function toBytes(input: Uint8Array | ArrayBuffer): Bytes {
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (input.buffer instanceof ArrayBuffer)
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  return Uint8Array.from(input);
}

/** All parts, one after another. */
export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether two byte strings are the same (not constant time: nothing compared here is secret). */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

/** One byte for each character; for text that is ASCII or holds Latin-1 code points as bytes. */
export function latin1(text: string): Bytes {
  // A loop: with a callback for each character, the room of a signature alone took milliseconds.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The reverse of {@link latin1}. */
export function fromLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    // Not by spreading, which walks through the bytes by an iterator.
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + 8192));
  return text;
}

/** Where `needle` (ASCII, three letters or more) starts at or after `from`, or -1. */
export function indexOfText(bytes: Uint8Array, needle: string, from = 0): number {
  // By its third letter: the first one is a slash mostly, and those stand all over a PDF.
  const third = needle.charCodeAt(2);
  for (let at = bytes.indexOf(third, from + 2); at !== -1; at = bytes.indexOf(third, at + 1))
    if (hasTextAt(bytes, needle, at - 2)) return at - 2;
  return -1;
}

/** Where `needle` (ASCII) starts for the last time, or -1. */
export function lastIndexOfText(bytes: Uint8Array, needle: string): number {
  const first = needle.charCodeAt(0);
  for (let at = bytes.lastIndexOf(first); at > 0; at = bytes.lastIndexOf(first, at - 1))
    if (hasTextAt(bytes, needle, at)) return at;
  return hasTextAt(bytes, needle, 0) ? 0 : -1;
}

/** Whether `text` (ASCII) stands at `at`. */
export function hasTextAt(bytes: Uint8Array, text: string, at: number): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index++)
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
