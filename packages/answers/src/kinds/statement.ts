import type { AnswerKind } from './answer-kind.ts';
import { silent } from './silent.ts';

/** A fixed legal text: takes no answer. */
export const statement: AnswerKind = silent;
