import type { Words } from '../words/words.ts';
import { textInput, type FieldError } from './error-summary.ts';
import { html, type Html } from './html.ts';

/** Who somebody says they are, with an error for each field that is wrong. */
export interface AskedHolder {
  name: string;
  identity: string;
  nameError?: string | undefined;
  identityError?: string | undefined;
}

/** The two inputs that ask for a name and a personal number, and the errors for the summary. */
export function holderInputs(
  { name, identity, nameError, identityError }: AskedHolder,
  w: Words,
): { errors: FieldError[]; inputs: Html } {
  const nameInput = {
    ...{ id: 'name', label: w.holderName, hint: w.holderNameHint, value: name, error: nameError },
    attributes: html`autocomplete="off"`,
  };
  const identityInput = {
    ...{ id: 'identity', label: w.holderIdentity, hint: w.holderIdentityHint },
    ...{ value: identity, error: identityError },
    attributes: html`inputmode="numeric" autocomplete="off"`,
  };
  return {
    errors: [
      ...(nameError === undefined ? [] : [{ id: 'name', text: nameError }]),
      ...(identityError === undefined ? [] : [{ id: 'identity', text: identityError }]),
    ],
    inputs: html`${textInput(nameInput, w)}${textInput(identityInput, w)}`,
  };
}
