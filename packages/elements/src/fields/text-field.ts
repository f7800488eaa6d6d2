import { InputField, type InputTraits } from './input-field.ts';

/** One line of text: a name, a title, a place. */
export class TextField extends InputField {
  protected override get traits(): InputTraits {
    return { autocapitalize: this.question.options.uppercase ? 'words' : 'sentences' };
  }
}
