import type { SignerPlace } from '@tokhai/procedure';
import type { SignInput, SignMethod } from '../ports.ts';

/** What a person asks for on the sign page. */
export interface SignRequest {
  signer: SignerPlace;
  method: SignMethod;
  input: SignInput;
}

declare global {
  interface HTMLElementEventMap {
    'sign-request': CustomEvent<SignRequest>;
    'sign-other-way': CustomEvent<void>;
    'submit-request': CustomEvent<void>;
    'pause-request': CustomEvent<void>;
    'paper-request': CustomEvent<void>;
    'confirm-start': CustomEvent<void>;
    'confirm-end': CustomEvent<void>;
    'confirm-answer': CustomEvent<string>;
    'confirm-take-back': CustomEvent<void>;
    'sign-again': CustomEvent<void>;
    'withdraw-signatures': CustomEvent<void>;
    'hand-over-start': CustomEvent<void>;
    'hand-over-end': CustomEvent<void>;
    'go-back': CustomEvent<void>;
  }
}

/** What else is asked for, by its name alone. */
export type PlainSignEvent =
  | 'sign-other-way'
  | 'submit-request'
  | 'pause-request'
  | 'paper-request'
  | 'confirm-start'
  | 'confirm-end'
  | 'confirm-take-back'
  | 'sign-again'
  | 'withdraw-signatures'
  | 'hand-over-start'
  | 'hand-over-end'
  | 'go-back';
