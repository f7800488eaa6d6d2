/** The same words printed by other libraries: as plain paragraphs, without structure or archive. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdfkit';
import pdfmake from 'pdfmake';

const font = fileURLToPath(new URL('../../packages/pdf/fonts/Tinos-Regular.ttf', import.meta.url));
const bytes = await readFile(font);
const size = 13;

/** Prints paragraphs by pdfkit. */
export function byPdfKit(paragraphs: readonly string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: 57 });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.registerFont('Tinos', bytes).font('Tinos').fontSize(size);
    for (const text of paragraphs) document.text(text);
    document.end();
  });
}

/** Prints paragraphs by pdfmake. */
export function byPdfMake(paragraphs: readonly string[]): Promise<Uint8Array> {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === font);
  pdfmake.setFonts({ Tinos: { normal: font } });
  const document = pdfmake.createPdf({
    content: paragraphs.map((text) => ({ text })),
    defaultStyle: { font: 'Tinos', fontSize: size },
  });
  return document.getBuffer();
}
