/** `<tk-field>` as a component, for React 17 and later; registers the element. */
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as react from 'react';
import type { FieldEvents } from '../attributes.ts';
import { TkField } from '../field.ts';

const events = {
  onTkChange: 'tk-change' as EventName<FieldEvents['tk-change']>,
  onTkLoadError: 'tk-load-error' as EventName<CustomEvent<unknown>>,
};

/**
 * Takes the element's properties and its events as `onTkChange`. `value` is the answer, `initial` what
 * it is at first and after a reset.
 */
export const Field: ReactWebComponent<TkField, typeof events> = createComponent({
  react,
  tagName: 'tk-field',
  elementClass: TkField,
  events,
  displayName: 'Field',
});
