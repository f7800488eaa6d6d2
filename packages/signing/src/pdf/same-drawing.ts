import { equalBytes } from '../bytes.ts';
import { decodeStream } from './inflate.ts';
import { PdfDict, PdfRef, PdfStream, equalValues } from './values.ts';
import type { PdfValue } from './values.ts';

/** Where objects are: `get` follows a reference. */
export interface Objects {
  get(ref: PdfRef): PdfValue;
}

/** Numbers are written with few decimals. */
const tolerance = 0.001;

/**
 * Whether two objects, and all that they refer to, say the same: under whatever numbers they stand, in
 * whatever order their keys are, and however their streams are packed. As deep as the expected one,
 * which is made here and runs in no circle.
 *
 * @throws {SigningError} `malformed-pdf` for a stream that cannot be unpacked
 */
export async function sameDrawing(
  expected: PdfValue | undefined,
  within: Objects,
  found: PdfValue | undefined,
  file: Objects,
): Promise<boolean> {
  const [a, b] = [follow(expected, within), follow(found, file)];
  const same = (x: PdfValue | undefined, y: PdfValue | undefined): Promise<boolean> =>
    sameDrawing(x, within, y, file);
  if (a instanceof PdfStream) {
    if (!(b instanceof PdfStream) || !(await same(rest(a.dict), rest(b.dict)))) return false;
    const data = await decodeStream(a, Number.MAX_SAFE_INTEGER);
    return equalBytes(data, await decodeStream(b, data.length));
  }
  if (a instanceof PdfDict) {
    if (!(b instanceof PdfDict) || a.size !== b.size) return false;
    for (const [key, value] of a) if (!(await same(value, b.get(key)))) return false;
    return true;
  }
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (const [index, value] of a.entries()) if (!(await same(value, b[index]))) return false;
    return true;
  }
  if (typeof a === 'number') return typeof b === 'number' && Math.abs(a - b) <= tolerance;
  return equalValues(a, b);
}

function follow(value: PdfValue | undefined, objects: Objects): PdfValue | undefined {
  return value instanceof PdfRef ? objects.get(value) : value;
}

/** How long it is packed says nothing about what it is. */
function rest(entries: PdfDict): PdfDict {
  return new PdfDict([...entries].filter(([key]) => key !== 'Length'));
}
