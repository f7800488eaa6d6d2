import { msg } from '@lit/localize';
import { quoted } from '../translator.ts';

/** What a row of a table is called, e.g. "Thành viên 2". */
export function rowTitle(row: string | undefined, index: number): string {
  return `${row === undefined ? msg('Mục', { id: 'row' }) : quoted(row)} ${index + 1}`;
}
