import type { Procedure } from '@tokhai/procedure';
import { answerAt } from './condition.ts';
import { isObject, own, type Answers } from './json.ts';

/** Most decimals that a sum keeps: what a double holds exactly of them. */
const MAX_DECIMALS = 15;

/**
 * The sum of the answers at paths; a column of a table (`thanhVien/gopVon`) counts each of its rows.
 * Undefined when none of them has an answer, one is no number, or the sum is beyond what a double
 * holds exactly.
 */
export function sumOf(
  paths: readonly string[],
  procedure: Procedure,
  answers: Answers,
): number | undefined {
  const given = paths
    .flatMap((path) => valuesAt(path, procedure, answers))
    .filter((value) => value !== undefined);
  const isNumber = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value);
  return given.length > 0 && given.every(isNumber) ? add(given) : undefined;
}

function valuesAt(path: string, procedure: Procedure, answers: Answers): unknown[] {
  const [first = '', column] = path.split('/');
  if (column === undefined || procedure.questions.get(first)?.kind !== 'table') {
    return [answerAt(path, answers)];
  }
  const rows = own(answers, first);
  return Array.isArray(rows)
    ? rows.map((row: unknown) => (isObject(row) ? own(row, column) : undefined))
    : [];
}

/** Adds decimals as people do, place by place: 0,1 and 0,2 are 0,3. */
function add(values: readonly number[]): number | undefined {
  const scale = 10 ** Math.max(...values.map(decimals));
  const scaled = values.reduce((sum, value) => sum + Math.round(value * scale), 0);
  return Number.isSafeInteger(scaled) ? scaled / scale : undefined;
}

function decimals(value: number): number {
  const [, places = '', exponent = '0'] = /(?:\.(\d+))?(?:e-(\d+))?$/u.exec(String(value)) ?? [];
  return Math.min(MAX_DECIMALS, places.length + Number(exponent));
}
