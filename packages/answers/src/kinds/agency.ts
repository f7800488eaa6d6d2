import type { AnswerKind } from './answer-kind.ts';
import { silent } from './silent.ts';

/** A block that the agency fills in on its own copy: takes no answer. */
export const agency: AnswerKind = silent;
