/**
 * Types of the tags in Vue's templates: `<tk-procedure src="…" @tk-submit="…" />`. Vue has to be
 * told that they are custom elements (`compilerOptions.isCustomElement`). Nothing of it is run.
 */
import type { DefineComponent } from 'vue';
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

declare module 'vue' {
  interface GlobalComponents {
    'tk-procedure': DefineComponent<ProcedureAttributes & Listeners<ProcedureEvents, 'onTk'>>;
    'tk-bundle': DefineComponent<BundleAttributes & Listeners<FillingEvents, 'onTk'>>;
    'tk-field': DefineComponent<FieldAttributes & Listeners<FieldEvents, 'onTk'>>;
    'tk-verify': DefineComponent<VerifyAttributes & Listeners<VerifyEvents, 'onTk'>>;
  }
}
