import type { QuestionSchema } from '../generated/procedure.ts';
import type { JsonObject } from '../json.ts';
import { plainText } from './plain-text.ts';

/** Longest help under a label, in words; what is longer is shown on demand. */
const MAX_HELP_WORDS = 25;

/** The question with the words of its component: label, help, more help. */
export function labelled(
  schema: QuestionSchema,
  component: JsonObject,
  name: string,
): QuestionSchema {
  const title = plainText(component['label'], 300) ?? plainText(component['key'], 100) ?? name;
  const help = [component['description'], component['tooltip'], component['placeholder']]
    .map((text) => plainText(text, 2000))
    .find((text) => text !== undefined);
  const { question, ...rest } = schema;
  const short = help !== undefined && help.split(' ').length <= MAX_HELP_WORDS;
  return {
    title,
    ...(short ? { description: help } : {}),
    ...rest,
    ...(question || (help !== undefined && !short)
      ? { question: { ...question, ...(help !== undefined && !short ? { more: help } : {}) } }
      : {}),
  };
}
