import { latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/**
 * A PDF of one page whose font and text field stand in an object stream that only a hidden
 * cross-reference stream lists, beside a plain table for old readers (ISO 32000-1, 7.5.8.4).
 */
export function hybridPdf(): Bytes {
  const content = 'BT /F1 24 Tf 72 700 Td (Hybrid) Tj ET\n';
  const packed = ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', '<< /Hidden true >>'];
  const places = `5 0 6 ${(packed[0]?.length ?? 0) + 1} `;
  const inner = `${places}${packed.join('\n')}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /PieceInfo << /Test 6 0 R >> >>',
    '<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    undefined,
    undefined,
    `<< /Type /ObjStm /N 2 /First ${places.length} /Length ${inner.length} >>\nstream\n${inner}\nendstream`,
  ];
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  let table = '0000000005 65535 f \n';
  for (const [index, object] of objects.entries()) {
    // The packed ones are free for readers that know tables only, in a list of their own.
    const next = index === 4 ? 6 : 0;
    if (object === undefined) table += `${String(next).padStart(10, '0')} 65535 f \n`;
    else {
      table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
      file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    }
  }
  const hidden = file.length;
  const entry = (stream: number, index: number) => String.fromCharCode(2, 0, stream, index);
  const data = entry(7, 0) + entry(7, 1);
  file += `8 0 obj\n<< /Type /XRef /Size 9 /W [ 1 2 1 ] /Index [ 5 2 ] /Root 1 0 R /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n`;
  table += `${String(hidden).padStart(10, '0')} 00000 n \n`;
  const id = '<00112233445566778899aabbccddeeff>';
  const trailer = `trailer\n<< /Size 9 /Root 1 0 R /XRefStm ${hidden} /ID [ ${id} ${id} ] >>`;
  return latin1(`${file}xref\n0 9\n${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`);
}
