import { InputField, type InputTraits } from './input-field.ts';

/** A telephone number. */
export class PhoneField extends InputField {
  protected override get traits(): InputTraits {
    return { type: 'tel', inputMode: 'tel', autocapitalize: 'off', width: 'digits' };
  }
}
