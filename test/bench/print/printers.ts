import type { Given } from './words.ts';

export const printerNames = ['ours', 'pdfkit', 'pdfmake'] as const;
export type PrinterName = (typeof printerNames)[number];

export type Printer = () => Promise<Uint8Array>;

/** Gets each printer ready: its code loaded and its font at hand, nothing printed yet. */
export type Printers = Readonly<
  Record<PrinterName, (given: Given, words: readonly string[]) => Promise<Printer>>
>;
