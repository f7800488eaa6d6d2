import { concat, fromLatin1, latin1 } from '../../bytes.ts';
import type { Bytes } from '../../bytes.ts';
import { writePdf } from '../write-pdf.ts';
import { appendUpdate } from '../attacks/raw.ts';

/**
 * A file that somebody "signed", with many objects and many updates, each of which adds to the security
 * store and nothing else: what has to be read for each update must not be the whole file.
 *
 * @param objects bodies of further objects, from number 6 on
 * @param fields whether they are fields of the form
 */
export function manyUpdates(objects: readonly string[], updates: number, fields: boolean): Bytes {
  const list = 6 + objects.length;
  const numbers = fields ? objects.map((_, index) => `${6 + index} 0 R`) : [];
  const catalog = (store: string) =>
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields ${list} 0 R /SigFlags 3 >> ${store} >>`;
  const base = writePdf([
    catalog(''),
    '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] >>',
    '<< /FT /Sig /T (signature) /V 5 0 R >>',
    '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>',
    ...objects,
    `[ 4 0 R ${numbers.join(' ')} ]`,
  ]);
  // Only the end of a file decides how the next update looks: the large part is not written anew.
  const parts = [base];
  let end = base.subarray(-400);
  let length = base.length;
  const stored: string[] = [];
  for (let update = 0; update < updates; update++) {
    const num = list + 1 + update;
    stored.push(`${num} 0 R`);
    const store = `/DSS << /Certs [ ${stored.join(' ')} ] >>`;
    const written = appendUpdate(end, {
      objects: { 1: catalog(store), [num]: '<< /Length 1 >>\nstream\nx\nendstream' },
    }).subarray(end.length);
    const moved = shifted(fromLatin1(written), length - end.length);
    parts.push(moved);
    end = moved.subarray(-400);
    length += moved.length;
  }
  return concat(...parts);
}

/** An update with its offsets for a file that is longer by so much. */
function shifted(update: string, by: number): Bytes {
  return latin1(
    update
      .replace(/\d{10}(?= 00000 n)/g, (at) => String(Number(at) + by).padStart(10, '0'))
      .replace(/(?<=startxref\n)\d+/, (at) => String(Number(at) + by)),
  );
}
