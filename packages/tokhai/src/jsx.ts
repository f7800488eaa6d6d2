/**
 * Types of the tags in JSX, for React 19 and later, which sets properties and listens to events of
 * custom elements itself: `<tk-procedure src="…" ontk-submit={…} />`. Nothing of it is run.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  BundleAttributes,
  FieldAttributes,
  FieldEvents,
  FillingEvents,
  Listeners,
  ProcedureAttributes,
  ProcedureEvents,
  VerifyAttributes,
  VerifyEvents,
} from './attributes.ts';
import type { TkBundle } from './bundle/tk-bundle.ts';
import type { TkField } from './field/tk-field.ts';
import type { TkProcedure } from './tk-procedure.ts';
import type { TkVerify } from './verify/tk-verify.ts';

type Tag<Element, Attributes, Events> = Omit<
  DetailedHTMLProps<HTMLAttributes<Element>, Element>,
  keyof Attributes
> &
  Attributes &
  Listeners<Events, 'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'tk-procedure': Tag<TkProcedure, ProcedureAttributes, ProcedureEvents>;
      'tk-bundle': Tag<TkBundle, BundleAttributes, FillingEvents>;
      'tk-field': Tag<TkField, FieldAttributes, FieldEvents>;
      'tk-verify': Tag<TkVerify, VerifyAttributes, VerifyEvents>;
    }
  }
}
