import type { Procedure, Question } from './model.ts';

/** Whether the answer is a number. */
export function isNumeric({ kind, schema }: Question): boolean {
  if (kind === 'computed') return schema['type'] === 'number' || schema['type'] === 'integer';
  return kind === 'number' || kind === 'money';
}

/** Whether the answer can be said in words (ghi bằng chữ). */
export function hasWords(question: Question): boolean {
  return question.kind === 'date' || isNumeric(question);
}

/** Whether a path leads to a column of a table. */
export function isInTable(procedure: Procedure, path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  return rest.length > 0 && procedure.questions.get(first)?.kind === 'table';
}
