/** The printers as Node has them. Others print the same words without structure or archive. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { answersOf } from './printers.ts';
import type { Printer, Printers } from './printers.ts';

const font = fileURLToPath(
  new URL('../../../packages/pdf/fonts/Tinos-Regular.ttf', import.meta.url),
);
const size = 13;

export const printers: Printers = {
  async ours(given): Promise<Printer> {
    const { procedure: file, createdAt } = given;
    const { readProcedure } = await import('@tokhai/procedure');
    const { loadFonts, renderSubmission } = await import('@tokhai/pdf');
    const procedure = readProcedure(file);
    const fonts = await loadFonts();
    let person = 0;
    return () => renderSubmission(procedure, answersOf(given, person++), { createdAt, fonts });
  },

  async pdfkit(_given, words): Promise<Printer> {
    const { PDFDocument } = await import('pdfkit');
    const bytes = await readFile(font);
    return () =>
      new Promise((resolve, reject) => {
        const document = new PDFDocument({ size: 'A4', margin: 57 });
        const chunks: Uint8Array[] = [];
        document.on('data', (chunk) => chunks.push(chunk));
        document.on('end', () => resolve(Buffer.concat(chunks)));
        document.on('error', reject);
        document.registerFont('Tinos', bytes).font('Tinos').fontSize(size);
        for (const text of words) document.text(text);
        document.end();
      });
  },

  async pdfmake(_given, words): Promise<Printer> {
    const { default: pdfmake } = await import('pdfmake');
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path: string) => path === font);
    pdfmake.setFonts({ Tinos: { normal: font } });
    return () =>
      pdfmake
        .createPdf({
          content: words.map((text) => ({ text })),
          defaultStyle: { font: 'Tinos', fontSize: size },
        })
        .getBuffer();
  },
};
