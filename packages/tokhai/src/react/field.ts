/** `<tk-field>` as a component, for React 17 and later; registers the element. */
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as react from 'react';
import type { FieldEvents } from '../attributes.ts';
import { TkField } from '../field.ts';

const events = {
  onTkChange: 'tk-change' as EventName<FieldEvents['tk-change']>,
  onTkLoadError: 'tk-load-error' as EventName<CustomEvent<unknown>>,
};

/** As it is written: `form` is the id of one, where it stands outside. */
type FieldInReact = Omit<TkField, 'form'> & { form: string };

/**
 * Takes the element's properties and its events as `onTkChange`. `value` is the answer, `initial` what
 * it is at first and after a reset.
 */
export const Field: ReactWebComponent<FieldInReact, typeof events> = createComponent({
  react,
  tagName: 'tk-field',
  elementClass: TkField as unknown as new () => FieldInReact,
  events,
  displayName: 'Field',
});
