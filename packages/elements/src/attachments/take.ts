import { msg, str } from '@lit/localize';
import { FieldElement } from '../fields/field-element.ts';
import type { ChosenFile } from '../fields/field-events.ts';
import { faultWords } from '../words/photo-faults.ts';
import type { Attached } from './attach.ts';

/**
 * Tells the form of a file that was worked up for a field. Its page may have been left meanwhile: then it
 * is told in the place of the field.
 *
 * @param page around the form in which the field stood when the file was chosen
 * @param tell has the field tell its answer
 */
export function tellTaken(
  field: FieldElement,
  page: Element | null | undefined,
  { answer, bytes, faults }: Attached,
  tell: () => void,
): ChosenFile {
  const left = page?.contains(field) ? undefined : page;
  const send = (type: string, detail: unknown): void => {
    (left ?? field).dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  };
  const { name, type, sha256 } = answer;
  const file: ChosenFile = { name, type, sha256, bytes };
  send('file-chosen', file);
  tell();
  if (left) {
    // The fields around it have heard of it, and have their answer with it.
    let top = field;
    for (let up = field.parentElement; up; up = up.parentElement) {
      if (up instanceof FieldElement) top = up;
    }
    send('tk-change', { path: top.pointer, value: top.value, commit: true });
  }
  const news = msg(str`Đã nhận tệp ${name}`, { id: 'file-taken' });
  send('announce', [news, ...faults.map(faultWords)].join('. '));
  return file;
}
