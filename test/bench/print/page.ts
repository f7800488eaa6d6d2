/** The side of the benchmark that runs in a browser. */
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { readProcedure } from '@tokhai/procedure';
import { measure, type Times } from '../measure.ts';
import { answersOf, printerNames, type PrinterName, type Printers } from './printers.ts';
import type { Given } from './words.ts';

interface KitDocument {
  on(event: string, listener: (chunk: Uint8Array) => void): void;
  registerFont(name: string, bytes: ArrayBuffer): KitDocument;
  font(name: string): KitDocument;
  fontSize(size: number): KitDocument;
  text(text: string): void;
  end(): void;
}
declare const PDFDocument: new (options: object) => KitDocument;
declare const pdfMake: {
  addVirtualFileSystem(files: Record<string, string>): void;
  addFonts(fonts: object): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
};

const size = 13;
const fontBytes = async (): Promise<ArrayBuffer> =>
  (await fetch('/Tinos-Regular.ttf')).arrayBuffer();

/** Not by a Blob, which asks another process. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const printers: Printers = {
  async ours(given) {
    const { procedure: file, createdAt } = given;
    const procedure = readProcedure(file);
    const fonts = await loadFonts();
    let person = 0;
    return () => renderSubmission(procedure, answersOf(given, person++), { createdAt, fonts });
  },

  async pdfkit(_given, words) {
    const bytes = await fontBytes();
    return () =>
      new Promise((resolve) => {
        const document = new PDFDocument({ size: 'A4', margin: 57 });
        const chunks: Uint8Array[] = [];
        document.on('data', (chunk) => chunks.push(chunk));
        document.on('end', () => resolve(joined(chunks)));
        document.registerFont('Tinos', bytes).font('Tinos').fontSize(size);
        for (const text of words) document.text(text);
        document.end();
      });
  },

  async pdfmake(_given, words) {
    const bytes = new Uint8Array(await fontBytes());
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    pdfMake.addVirtualFileSystem({ 'Tinos.ttf': btoa(text) });
    pdfMake.addFonts({ Tinos: { normal: 'Tinos.ttf' } });
    return () =>
      pdfMake
        .createPdf({
          content: words.map((words_) => ({ text: words_ })),
          defaultStyle: { font: 'Tinos', fontSize: size },
        })
        .getBuffer();
  },
};

let warmed: Record<PrinterName, () => Promise<Uint8Array>>;

export const bench = {
  async cold(name: PrinterName, given: Given, words: readonly string[]): Promise<number> {
    const print = await printers[name](given, words);
    const since = performance.now();
    await print();
    return performance.now() - since;
  },

  async warm(given: Given, words: readonly string[], rounds: number, warmUp: number) {
    const work = {} as Record<PrinterName, () => Promise<Uint8Array>>;
    for (const name of printerNames) work[name] = await printers[name](given, words);
    warmed = work;
    return (await measure(work, rounds, warmUp)) satisfies Record<PrinterName, Times>;
  },

  /** Prints again and again with what `warm` warmed up. */
  async repeat(name: PrinterName, times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) await warmed[name]();
  },
};

Object.assign(globalThis, { bench });
