import type { Bytes } from '../bytes.ts';
import { writePdf } from './write-pdf.ts';

/**
 * A PDF of one page with a line of text and blank signature fields, written with a plain
 * cross-reference table.
 *
 * @param fields names of signature fields, ASCII
 * @param text ASCII without brackets
 */
export function tinyPdf(fields: readonly string[] = [], text = 'Hello'): Bytes {
  const content = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET\n`;
  const kids = fields.map((_, index) => `${6 + index} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ ${kids} ] >> >>`,
    '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [ ${kids} ] >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...fields.map(
      (field, index) =>
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${field}) /TU (Signature of ${field}) /F 4 /Rect [ 72 ${600 - index * 80} 272 ${650 - index * 80} ] /P 3 0 R >>`,
    ),
  ];
  return writePdf(objects);
}
