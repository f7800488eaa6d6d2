/** Where Form.io keeps an answer, and in which shape. */
export interface KeyPlace {
  /** Keys joined by dots inside `data`, e.g. `applicant.fullname`; for a column: inside its row. */
  key: string;
  /**
   * How a date is written: `day` dd/mm/yyyy (00 for what is not known), `month-first` mm/dd/yyyy,
   * `iso` an instant at the start of the day in Vietnam. By default `day`.
   */
  date?: 'day' | 'month-first' | 'iso';
  /** How the options of a choice are written: their value, or the words of the option. */
  choice?: 'value' | 'title';
  /** How several options are written: an object of booleans (by default), or a list. */
  choices?: 'boxes' | 'list';
}

/**
 * Places in Form.io's `data` by path of the answer: `hoTen`, a part `cha/hoTen`, a column
 * `thanhVien/hoTen`, or a part of an address `thuongTru/province`. What is not named keeps its own
 * name.
 */
export type KeyMap = Record<string, KeyPlace | string>;

/** The place of an answer. */
export function placeOf(keyMap: KeyMap, path: string): KeyPlace | undefined {
  const place = Object.hasOwn(keyMap, path) ? keyMap[path] : undefined;
  return typeof place === 'string' ? { key: place } : place;
}

/** Keys that would reach the prototype of an object. */
const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether keys joined by dots lead to plain data. */
export function isSafeKey(key: string): boolean {
  const steps = key.split('.');
  return steps.length <= 20 && steps.every((step) => step !== '' && !unsafe.has(step));
}
