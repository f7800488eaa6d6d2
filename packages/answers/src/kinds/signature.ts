import type { AnswerKind } from './answer-kind.ts';
import { silent } from './silent.ts';

/** A place to sign: takes no answer. */
export const signature: AnswerKind = silent;
