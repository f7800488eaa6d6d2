import { latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';

/**
 * A PDF with a plain cross-reference table; the first object is its catalog.
 *
 * @param objects what stands between `obj` and `endobj`, from number 1 on; each character a byte
 * @param hidden bodies by number that stand in the file and in no cross-reference
 */
export function writePdf(
  objects: readonly string[],
  hidden: Readonly<Record<number, string>> = {},
): Bytes {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  let table = '0000000000 65535 f \n';
  for (const [index, object] of objects.entries()) {
    table += `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  for (const [num, body] of Object.entries(hidden)) file += `${num} 0 obj\n${body}\nendobj\n`;
  const size = objects.length + 1;
  const id = '<00112233445566778899aabbccddeeff>';
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /ID [ ${id} ${id} ] >>`;
  return latin1(`${file}xref\n0 ${size}\n${table}${trailer}\nstartxref\n${file.length}\n%%EOF\n`);
}
