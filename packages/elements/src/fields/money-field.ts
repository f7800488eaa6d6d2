import { groupDigits } from '@tokhai/answers';
import { InputField, textOf, type InputTraits } from './input-field.ts';

/**
 * An amount of money in đồng. What is typed stays as it is; once the answer is tidied into a
 * number, it is shown in groups of three digits, 1.200.000.
 */
export class MoneyField extends InputField {
  protected override get traits(): InputTraits {
    return { inputMode: 'numeric', autocapitalize: 'off', width: 'digits' };
  }

  protected override get shown(): string {
    return typeof this.value === 'number' ? groupDigits(this.value) : textOf(this.value);
  }
}
