/** What the DOM's own types know of the elements. Compiled, never run. */
import type { AnswerChange, DateField } from '@tokhai/elements';
import type { TkProcedure } from 'tokhai';
import type { TkBundle } from 'tokhai/bundle';
import type { TkField } from 'tokhai/field';
import type { TkVerify } from 'tokhai/verify';

export function elements(): [TkProcedure, TkVerify, TkBundle, TkField, DateField] {
  const form = document.createElement('tk-procedure');
  form.addEventListener('tk-change', ({ detail }) => detail satisfies AnswerChange);
  // @ts-expect-error an address is a text
  form.src = 3;
  return [
    form,
    document.createElement('tk-verify'),
    document.createElement('tk-bundle'),
    document.createElement('tk-field'),
    document.createElement('tk-date-field'),
  ];
}
