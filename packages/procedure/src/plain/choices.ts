import type { QuestionSchema } from '../generated/procedure.ts';
import type { JsonObject } from '../json.ts';
import { words, type Leaf } from './leaf.ts';
import { counts } from './table.ts';

/** Several of some options, each at most once. */
export function choicesOf(schema: JsonObject, key: string, { schema: one, ...option }: Leaf): Leaf {
  const made = {
    ...words(schema, key),
    type: 'array',
    items: { type: 'string', oneOf: one.oneOf },
    ...counts(schema),
  };
  const codeOf = option.codeOf ?? (() => undefined);
  return {
    schema: made as QuestionSchema,
    toData: (answer) => (Array.isArray(answer) ? answer.map(option.toData) : answer),
    codeOf,
    fromData: (value) => {
      const codes = Array.isArray(value) ? value.map(codeOf) : [];
      return codes.length > 0 && !codes.includes(undefined) ? codes : undefined;
    },
  };
}
