import { concat, latin1, toHex } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString } from './values.ts';
import type { PdfValue } from './values.ts';

/** An object as PDF text; deterministic. Streams have their own writer: {@link writeIndirect}. */
export function serialise(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (value instanceof PdfName) return nameText(value.value);
  if (value instanceof PdfRef) return `${value.num} ${value.gen} R`;
  if (value instanceof PdfString) return string(value);
  if (value instanceof PdfDict)
    return `<< ${[...value].map(([key, item]) => `${nameText(key)} ${serialise(item)} `).join('')}>>`;
  if (Array.isArray(value)) return `[ ${value.map((item) => `${serialise(item)} `).join('')}]`;
  throw new TypeError('A stream is always an object of its own.');
}

/** `n g obj … endobj` with a line end, streams included. */
export function writeIndirect(ref: PdfRef, value: PdfValue): Bytes {
  const head = `${ref.num} ${ref.gen} obj\n`;
  if (!(value instanceof PdfStream)) return latin1(`${head}${serialise(value)}\nendobj\n`);
  const dict = new PdfDict(value.dict).set('Length', value.raw.length);
  return concat(
    latin1(`${head}${serialise(dict)}\nstream\n`),
    value.raw,
    latin1('\nendstream\nendobj\n'),
  );
}

/** PDF knows no exponents (7.3.3), so they are spelled out digit by digit. */
function number(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function nameText(value: string): string {
  return `/${value.replace(
    /[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )}`;
}

/** Always hexadecimal unless the text is plain: no escapes, no line ends that readers normalise. */
function string(value: PdfString): string {
  const plain = !value.hex && value.bytes.every((byte) => byte >= 32 && byte < 127);
  const text = plain ? String.fromCharCode(...value.bytes) : '';
  return plain && !/[()\\]/.test(text) ? `(${text})` : `<${hex(value.bytes)}>`;
}

/** The room of a signature is thousands of zeros, which are quicker repeated than put together. */
function hex(bytes: Bytes): string {
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++;
  return '00'.repeat(zeros) + toHex(bytes.subarray(zeros));
}
