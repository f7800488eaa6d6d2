import { InputField, type InputTraits } from './input-field.ts';

/** A personal identification number: digits, read by the officer one by one. */
export class IdentityField extends InputField {
  protected override get traits(): InputTraits {
    return { inputMode: 'numeric', autocapitalize: 'off', width: 'digits' };
  }
}
