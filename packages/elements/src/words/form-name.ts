import type { Procedure } from '@tokhai/procedure';

/** What a form is called in the name of a file: its official number without spaces and slashes. */
export function formName({ about }: Pick<Procedure, 'about'>): string {
  return about.form.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
