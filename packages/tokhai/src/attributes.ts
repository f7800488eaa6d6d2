/**
 * The attributes of the elements as a template writes them, for the typings of frameworks. What
 * each one does is said at the property of the same name.
 */
import type { Prefill } from '@tokhai/elements';
import type { TkProcedure } from './tk-procedure.ts';
import type { TkVerify } from './verify/tk-verify.ts';

/** Whose attributes these are; with them come the types of their events. */
export type Elements = TkProcedure | TkVerify;

interface Common {
  /** `vi` (default), `en`, or `km`, which is a draft */
  lang?: string | undefined;
}

interface Filling extends Common {
  src?: string | undefined;
  intake?: string | undefined;
  uploads?: string | undefined;
  paper?: boolean | undefined;
  confirmations?: string | undefined;
  'login-page'?: string | undefined;
  'hand-overs'?: string | undefined;
  'draft-transfers'?: string | undefined;
  'certificate-service'?: string | undefined;
  signers?: string | undefined;
  'signing-service'?: string | undefined;
  'certificate-status'?: string | undefined;
  'status-page'?: string | undefined;
  'offline-worker'?: string | undefined;
  profile?: string | undefined;
  'profile-readonly'?: boolean | undefined;
  /** `none`: keep no draft on this device */
  storage?: 'none' | undefined;
  'manage-title'?: boolean | undefined;
  /** `none`: reading aloud is not offered; `local`: only by voices that send nothing */
  'read-aloud'?: 'none' | 'local' | undefined;
}

/** Attributes of `<tk-procedure>`. */
export interface ProcedureAttributes extends Filling {
  translations?: string | undefined;
  'agent-url'?: string | undefined;
  'heading-level'?: number | undefined;
  history?: boolean | undefined;
  /** Languages that are offered, e.g. `vi en km`; by default `vi en` */
  languages?: string | undefined;
  'media-base'?: string | undefined;
  /** A property: what the portal knows already. */
  prefill?: Prefill | undefined;
  /** 0 to 3 */
  'text-size'?: number | undefined;
  /** `more`: highest contrast; `usual`: never that; without it: as the device says */
  contrast?: 'more' | 'usual' | undefined;
}

/** Attributes of `<tk-bundle>`. */
export type BundleAttributes = Filling;

/** Attributes of `<tk-field>`. */
export interface FieldAttributes extends Common {
  name?: string | undefined;
  src?: string | undefined;
  question?: string | undefined;
  schema?: string | undefined;
  /** The id of its form, where it stands outside. */
  form?: string | undefined;
  /** The value at first and after a reset, as it is posted: in plain HTML the attribute `value`. */
  initial?: string | undefined;
  /** The answer: frameworks set the property of that name, and not the attribute. */
  value?: unknown;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** Attributes of `<tk-verify>`. */
export interface VerifyAttributes extends Common {
  'trust-src'?: string | undefined;
  procedures?: string | undefined;
  'sealed-by'?: string | undefined;
  'heading-level'?: number | undefined;
}

/** Events of the elements that fill in, by their names. */
export type FillingEvents = Pick<
  HTMLElementEventMap,
  'tk-change' | 'tk-page' | 'tk-issue' | 'tk-draft' | 'tk-submit' | 'tk-language' | 'tk-offline'
>;
/** Events of `<tk-procedure>`. */
export type ProcedureEvents = FillingEvents & Pick<HTMLElementEventMap, 'tk-load-error'>;
/** Events of `<tk-field>`. */
export type FieldEvents = Pick<HTMLElementEventMap, 'tk-change' | 'tk-load-error'>;
/** Events of `<tk-verify>`. */
export type VerifyEvents = Pick<HTMLElementEventMap, 'tk-verified'>;

/** Listeners as JSX and Vue's render functions write them: `ontk-submit`, `onTk-submit`. */
export type Listeners<Events, Prefix extends 'on' | 'onTk'> = {
  [
    Name in keyof Events & `tk-${string}` as Prefix extends 'on'
      ? `on${Name}`
      : Name extends `tk-${infer Rest}`
        ? `onTk${Capitalize<CamelCase<Rest>>}`
        : never
  ]?: ((event: Events[Name]) => void) | undefined;
};

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;
