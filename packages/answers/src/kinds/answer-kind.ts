import type { Kind, Question } from '@tokhai/procedure';
import type { Issue } from '../issue.ts';

/** What a check may know beside the answer. */
export interface CheckContext {
  /** The day in Việt Nam on which the form is filled in, YYYY-MM-DD. */
  today: string;
}

/** What every kind of question knows about its answers. */
export interface AnswerKind {
  /**
   * The answer as it is kept: tidied, never corrected. Undefined when nothing was said; a value of
   * the wrong shape is left as it is, for the check to name. Tidying twice changes nothing more.
   */
  readonly tidy: (value: unknown, question: Question) => unknown;
  /** What JSON Schema cannot say. Paths are relative to the answer: `` or `/hoTen`. */
  readonly check: (value: unknown, question: Question, context: CheckContext) => Issue[];
  /**
   * The answer as people read it, on the check page and in print alike; empty for none. It reads
   * the same in every language.
   */
  readonly format: (value: unknown, question: Question) => string;
}

/** Finds the kind of a part: given to kinds that hold others, so that no file imports its parent. */
export type KindOf = (kind: Kind) => AnswerKind;
