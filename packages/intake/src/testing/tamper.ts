/** Ways of editing a PDF that an attacker has: as text of one byte a character, offsets kept. */

function text(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}

/** Where the content of the embedded to-khai.json lies. */
function dataStream(pdf: Uint8Array): { start: number; end: number } {
  const source = text(pdf);
  const object = source.indexOf('/Type/EmbeddedFile');
  const start = source.indexOf('stream\n', object) + 'stream\n'.length;
  const end = source.indexOf('endstream', start);
  if (object < 0 || end < 0) throw new Error('the PDF embeds no file');
  return { start, end };
}

/**
 * The print of one submission with the data of another, in place.
 *
 * @returns undefined when the two do not have the same length
 */
export function withDataOf(pdf: Uint8Array, other: Uint8Array): Uint8Array | undefined {
  const [place, source] = [dataStream(pdf), dataStream(other)];
  if (place.end - place.start !== source.end - source.start) return undefined;
  const edited = pdf.slice();
  edited.set(other.subarray(source.start, source.end), place.start);
  return edited;
}

/** The PDF with an incremental update that empties the content of its first page. */
export function withEmptiedPage(pdf: Uint8Array): Uint8Array {
  const source = text(pdf);
  const number = /\/Contents (\d+) 0 R/.exec(source)?.[1];
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(source);
  if (number === undefined || !trailer) throw new Error('the PDF is not one of ours');
  const object = `${number} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n`;
  const at = pdf.length + 1;
  const entry = `${String(at).padStart(10, '0')} 00000 n \n`;
  const update = `\n${object}xref\n${number} 1\n${entry}trailer\n<<${trailer[1]} /Prev ${trailer[2]} >>\nstartxref\n${at + object.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
}

/** Where the hexadecimal string of the signature lies, which no signature can cover. */
export function signatureString(pdf: Uint8Array): { start: number; end: number } {
  const source = text(pdf);
  const start = source.indexOf('/Contents <') + '/Contents '.length;
  return { start, end: source.indexOf('>', start) + 1 };
}
