import type { AnswerKind } from './answer-kind.ts';
import { choice } from './choice.ts';

/** Several of the options: a list of their `const`, each once, in the order of the options. */
export const choices: AnswerKind = {
  tidy(value, question) {
    if (value === null) return undefined;
    if (!Array.isArray(value)) return value;
    const chosen = new Set<unknown>(
      value
        .map((one: unknown) => choice.tidy(one, question))
        .filter((one) => one !== undefined && one !== false),
    );
    const known = (question.choices ?? []).map((option) => option.value);
    const ordered = [
      ...known.filter((one) => chosen.delete(one)),
      // What is no option stays, for the check to name.
      ...chosen,
    ];
    return ordered.length === 0 ? undefined : ordered;
  },
  check: () => [],
  format(value, question) {
    if (!Array.isArray(value)) return '';
    return value
      .map((one: unknown) => choice.format(one, question))
      .filter((title) => title !== '')
      .join('; ');
  },
};
