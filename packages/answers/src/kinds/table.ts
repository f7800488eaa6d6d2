import { isEmpty } from '../json.ts';
import type { AnswerKind, KindOf } from './answer-kind.ts';
import { checkParts, formatParts, tidyParts } from './person.ts';

/** Rows of the same questions. Rows in which nothing was said are dropped by tidying. */
export function table(kindOf: KindOf): AnswerKind {
  return {
    tidy(value, question) {
      if (value === null) return undefined;
      if (!Array.isArray(value)) return value;
      const rows = value
        .map((row: unknown) => tidyParts(row, question, kindOf))
        .filter((row) => !isEmpty(row));
      return rows.length === 0 ? undefined : rows;
    },
    check(value, question, context) {
      if (!Array.isArray(value)) return [];
      return value.flatMap((row: unknown, index) =>
        checkParts(row, question, context, kindOf).map((found) => ({
          ...found,
          path: `/${index}${found.path}`,
        })),
      );
    },
    format(value, question) {
      if (!Array.isArray(value)) return '';
      return value.map((row: unknown) => formatParts(row, question, kindOf)).join('\n');
    },
  };
}
