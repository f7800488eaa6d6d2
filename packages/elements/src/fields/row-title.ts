import { msg } from '@lit/localize';

/** What a row of a table is called, e.g. "Thành viên 2". */
export function rowTitle(row: string | undefined, index: number): string {
  return `${row ?? msg('Mục', { id: 'row' })} ${index + 1}`;
}
