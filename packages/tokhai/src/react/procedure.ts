/** `<tk-procedure>` as a component, for React 17 and later; registers the element. */
import type { ProcedureError } from '@tokhai/procedure';
import { createComponent, type EventName, type ReactWebComponent } from '@lit/react';
import * as react from 'react';
import '../define.ts';
import type { FetchError } from '../fetch-json.ts';
import { TkProcedure } from '../tk-procedure.ts';
import { fillingEvents } from './events.ts';

const events = {
  ...fillingEvents,
  onTkLoadError: 'tk-load-error' as EventName<CustomEvent<FetchError | ProcedureError>>,
};

/** Takes the element's properties, e.g. `src` and `handOvers`, and its events as `onTkSubmit`. */
export const Procedure: ReactWebComponent<TkProcedure, typeof events> = createComponent({
  react,
  tagName: 'tk-procedure',
  elementClass: TkProcedure,
  events,
  displayName: 'Procedure',
});
