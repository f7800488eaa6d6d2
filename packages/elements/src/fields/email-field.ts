import { InputField, type InputTraits } from './input-field.ts';

/** An e-mail address. Type `text`: under `email` browsers rewrite non-ASCII domains while one types. */
export class EmailField extends InputField {
  protected override get traits(): InputTraits {
    return { inputMode: 'email', autocapitalize: 'off' };
  }
}
