import { issue } from '../issue.ts';
import { tidyLine } from '../text/tidy-text.ts';
import type { AnswerKind } from './answer-kind.ts';
import { text, tidied } from './text.ts';

/** An e-mail address: kept as typed, without white space around it. */
export const email: AnswerKind = {
  tidy: (value) => tidied(value, tidyLine),
  check(value, question, context) {
    const isAddress = typeof value !== 'string' || address.test(value);
    return isAddress ? text.check(value, question, context) : [issue('pattern')];
  },
  format: text.format,
};

/** Something before an @, a domain of two parts after it: no more can be known without sending. */
const address = /^[^@\s]{1,64}@[^@\s.]{1,63}(?:\.[^@\s.]{1,63})+$/u;
