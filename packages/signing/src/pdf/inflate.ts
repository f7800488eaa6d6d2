import { concat } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { malformed } from './parser.ts';
import { PdfDict, nameOf } from './values.ts';
import type { PdfStream, PdfValue } from './values.ts';

/**
 * The content of an object stream or cross-reference stream, its filter undone.
 *
 * Only FlateDecode with or without PNG predictors is read: the one filter that writers use there.
 *
 * @param budget bytes that may still come out; a bomb stops the moment it passes it
 */
export async function decodeStream(stream: PdfStream, budget: number): Promise<Bytes> {
  const filter = single(stream.dict.get('Filter'));
  if (filter === undefined || filter === null) {
    if (stream.raw.length > budget) throw malformed('its streams are too large');
    return stream.raw;
  }
  if (nameOf(filter) !== 'FlateDecode') throw malformed('an object stream in an unknown filter');
  const data = await inflate(stream.raw, budget);
  const parms = single(stream.dict.get('DecodeParms'));
  return parms instanceof PdfDict ? unpredict(data, parms) : data;
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (!Array.isArray(value)) return value;
  if (value.length > 1) throw malformed('an object stream in several filters');
  return value[0];
}

async function inflate(raw: Bytes, budget: number): Promise<Bytes> {
  try {
    return await inflateExactly(raw, budget);
  } catch {
    // Some writers count the end of line before `endstream` into the length.
    let end = raw.length;
    while (end > 0 && (raw[end - 1] === 10 || raw[end - 1] === 13)) end--;
    if (end === raw.length) throw malformed('a compressed stream');
    try {
      return await inflateExactly(raw.subarray(0, end), budget);
    } catch {
      throw malformed('a compressed stream');
    }
  }
}

async function inflateExactly(raw: Bytes, budget: number): Promise<Bytes> {
  if (!('DecompressionStream' in globalThis))
    return (await import('./unpack.ts')).unpack(raw, budget);
  const reader = new Blob([raw])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...parts);
    size += value.length;
    if (size > budget) {
      await reader.cancel();
      throw malformed('its streams are too large');
    }
    parts.push(value);
  }
}

/** PNG predictors (ISO 32000-1, 7.4.4.4; RFC 2083, clause 6). */
function unpredict(data: Bytes, parms: PdfDict): Bytes {
  const predictor = parms.get('Predictor') ?? 1;
  if (predictor === 1) return data;
  const columns = parms.get('Columns') ?? 1;
  const plain = (parms.get('Colors') ?? 1) === 1 && (parms.get('BitsPerComponent') ?? 8) === 8;
  if (typeof predictor !== 'number' || predictor < 10 || !plain)
    throw malformed('an unknown predictor');
  if (typeof columns !== 'number' || !Number.isInteger(columns) || columns < 1 || columns > 64)
    throw malformed('an unknown predictor');
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + guess(type, left, up, corner);
    }
  }
  return out;
}

function guess(type: number, left: number, up: number, corner: number): number {
  if (type === 0) return 0;
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) throw malformed('an unknown predictor');
  const estimate = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
