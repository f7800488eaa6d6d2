import type { QuestionSchema } from '../generated/procedure.ts';
import { plainText } from '../formio/plain-text.ts';
import type { FieldOption, FormField } from './form-field.ts';

/** Most options that the language takes. */
const MAX_OPTIONS = 400;

/** Why a field asks nothing; undefined when it does. A signature field is a place to sign. */
export function whyNotAsked({ type, hidden, place, password }: FormField): string | undefined {
  if (type === 'button') return 'The form has buttons of its own.';
  if (type === 'other') return 'It is of no known type: ask for it in another way.';
  if (password) return 'A procedure never asks for a password.';
  if (hidden) return 'Hidden in the PDF: nobody could answer it.';
  if (!place) return 'It stands on no page: nobody could answer it.';
  return undefined;
}

/** A field as a question without its label, and what is not the same. */
export function fieldQuestion(field: FormField): { schema: QuestionSchema; changes: string[] } {
  const changes: string[] = [];
  return { schema: schemaOf(field, changes), changes };
}

function schemaOf(field: FormField, changes: string[]): QuestionSchema {
  const { type, several = false, editable = false } = field;
  if (type === 'text') return textSchema(field, changes);
  const options = optionsOf(field.options ?? []);
  const boxes = type === 'checkbox' || type === 'radio';
  if (boxes && options.length < 2)
    return { type: 'boolean', const: true, question: { kind: 'confirm' } };
  if (options.length === 0 || options.length > MAX_OPTIONS) {
    changes.push(
      options.length === 0
        ? 'It has no options: asked as text.'
        : `It has more than ${MAX_OPTIONS} options: asked as text.`,
    );
    return textSchema(field, changes);
  }
  if (type === 'checkbox') changes.push('Several boxes under one name: one of them is chosen.');
  if (editable) changes.push('Other words than the options could be typed; now one is chosen.');
  if (boxes && options.some(({ title, value }) => title === value)) {
    changes.push('The PDF names its options by their values only: write their words.');
  }
  const oneOf = options.map(({ value, title }) => ({ const: value, title }));
  if (several) {
    return { type: 'array', items: { type: 'string', oneOf }, question: { kind: 'choices' } };
  }
  const display = boxes ? 'radios' : 'select';
  return { type: 'string', oneOf, question: { kind: 'choice', display } };
}

function textSchema(field: FormField, changes: string[]): QuestionSchema {
  const { file, format, multiline, maxLength, comb } = field;
  if (file) return { $ref: '../../shared/file.json' };
  if (format === 'date' || format === 'time') {
    changes.push(`Taken for a ${format} because a script of the PDF writes it so.`);
    return { $ref: `../../shared/${format}.json` };
  }
  if (format === 'number') {
    changes.push('Taken for a number because a script of the PDF writes it so.');
    return { type: 'number', question: { kind: 'number' } };
  }
  if (maxLength !== undefined) {
    const room = comb ? 'boxes for' : 'room for';
    changes.push(
      `The paper has ${room} ${maxLength} characters, which is no rule: set maxLength, or refer to a shared question such as identity or phone.`,
    );
  }
  return {
    type: 'string',
    minLength: 1,
    maxLength: multiline ? 2000 : 200,
    question: { kind: multiline ? 'long-text' : 'text' },
  };
}

/** Each value once; without the empty one, which says that nothing is chosen. */
function optionsOf(list: readonly FieldOption[]): Array<{ value: string; title: string }> {
  const options = new Map<string, { value: string; title: string }>();
  for (const option of list) {
    const value = plainText(option.value, 200) ?? plainText(option.title, 200);
    const title = plainText(option.title ?? option.value, 300);
    if (value === undefined || title === undefined || options.has(value)) continue;
    options.set(value, { value, title });
  }
  return [...options.values()];
}
