import { InputField, type InputTraits } from './input-field.ts';

/**
 * A number. Type `text`: `number` drops what it cannot read, and the wheel changes it unnoticed.
 * The answer is the text as typed until it is tidied.
 */
export class NumberField extends InputField {
  protected override get traits(): InputTraits {
    const whole = this.question.schema['type'] === 'integer';
    return { inputMode: whole ? 'numeric' : 'decimal', autocapitalize: 'off', width: 'digits' };
  }
}
