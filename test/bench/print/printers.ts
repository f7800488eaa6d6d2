import type { Answers } from '@tokhai/answers';
import type { Given } from './words.ts';

export const printerNames = ['ours', 'pdfkit', 'pdfmake'] as const;
export type PrinterName = (typeof printerNames)[number];

/** As long as each other, so that every print has the same pages. */
const names = [
  'Đặng Minh Khôi',
  'Ngô Thúy Hường',
  'Bùi Quốc Vượng',
  'Lý Xuân Quỳnh',
  'Trịnh Gia Bảo',
];

/**
 * The answers of one of many people, for our printer: what it keeps from print to print must not help
 * because somebody prints the same twice. The others print the same words each time: they keep nothing
 * from document to document but what they read of the font's file on the disk.
 */
export function answersOf({ answers }: Given, person: number): Answers {
  const noiDung = String(answers.noiDung).replace('số 30', `số ${(person * 7) % 1000}`);
  return { ...answers, hoTen: names[person % names.length], noiDung };
}

export type Printer = () => Promise<Uint8Array>;

/** Gets each printer ready: its code loaded and its font at hand, nothing printed yet. */
export type Printers = Readonly<
  Record<PrinterName, (given: Given, words: readonly string[]) => Promise<Printer>>
>;
