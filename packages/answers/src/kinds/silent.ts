import type { AnswerKind } from './answer-kind.ts';

/** For kinds that show or print something but take no answer. */
export const silent: AnswerKind = {
  tidy: () => undefined,
  check: () => [],
  format: () => '',
};
