import { answerInWords, kinds } from '@tokhai/answers';
import type { Answers } from '@tokhai/answers';
import { questionAt } from '@tokhai/procedure';
import type { Print, Procedure, Question } from '@tokhai/procedure';
import type { Fonts } from '../fonts/load.ts';
import { replaceUnprintable, unprintableCharacters } from '../fonts/printable.ts';
import type { Picture } from '../images/picture.ts';
import { bodySize } from '../layout/sheet.ts';
import { keep } from '../layout/kept.ts';
import type { Sheet } from '../layout/sheet.ts';
import type { Run, Style } from '../layout/text.ts';

/** One form being printed: what every block needs to know. */
export interface Form {
  readonly sheet: Sheet;
  readonly fonts: Fonts;
  readonly procedure: Procedure;
  readonly print: Print;
  readonly answers: Answers;
  /** Pictures whose bytes were given, by SHA-256. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Ids of the signers who are asked to sign, in order. */
  readonly signers: readonly string[];
  /** Ids of the signers whose place has been printed. */
  readonly placed: Set<string>;
}

/** The style of labels and answers. */
export const body: Style = { face: 'regular', size: bodySize };

/** The answer at a path; undefined where nothing was said. */
export function answerAt(answers: unknown, path: string): unknown {
  let value = answers;
  for (const step of path.split('/')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** An answer as it is printed; empty where nothing was said. */
export function printed(form: Form, question: Question | undefined, value: unknown): string {
  if (question === undefined || value === undefined) return '';
  const text = kinds[question.kind].format(value, question).normalize('NFC');
  // Nobody typed the name of a file into the form: it may hold anything.
  if (question.kind === 'file') return replaceUnprintable(text, form.fonts);
  return question.options.uppercase === true ? capitals(text) : text;
}

/**
 * A text in capitals. A letter whose capital cannot be printed stays small: µ, and some phonetic
 * letters that got a capital in Unicode 16, which not every engine knows yet.
 */
function capitals(text: string): string {
  const all = text.toUpperCase();
  if (unprintableCharacters(all).length === 0) return all;
  return Array.from(text, (letter) => {
    const capital = letter.toUpperCase();
    return unprintableCharacters(capital).length === 0 ? capital : letter;
  }).join('');
}

/** The answer to a question of the form, as it is printed. */
export function printedAt(form: Form, path: string): string {
  return printed(form, questionAt(form.procedure, path), answerAt(form.answers, path));
}

/** The answer to a question in words: an amount, a number or a date; empty for other kinds. */
export function wordsAt(form: Form, path: string): string {
  const question = questionAt(form.procedure, path);
  return question === undefined ? '' : answerInWords(question, answerAt(form.answers, path));
}

/** Runs that stand in every form of a procedure, by style and text. */
const ownWords = new WeakMap<Print, Map<string, readonly Run[]>>();

/**
 * A text of the form's own, not of an answer: the same runs for every submission.
 *
 * @param hasMarks whether marks of footnotes, such as (1), stand small and high in it
 */
export function ownRuns(form: Form, text: string, style: Style, hasMarks = false): readonly Run[] {
  let own = ownWords.get(form.print);
  if (own === undefined) ownWords.set(form.print, (own = new Map()));
  const key = `${hasMarks} ${style.face} ${style.size} ${text}`;
  let runs = own.get(key);
  if (runs === undefined) {
    runs = keep(hasMarks ? marked(form, text, style) : [{ ...style, text }]);
    own.set(key, runs);
  }
  return runs;
}

/** A text of the form's own in which the marks of footnotes, such as (1), stand small and high. */
export function withFootnoteMarks(form: Form, text: string, style: Style): readonly Run[] {
  return ownRuns(form, text, style, true);
}

function marked(form: Form, text: string, style: Style): Run[] {
  const runs: Run[] = [];
  let rest = text;
  while (rest !== '') {
    const found = firstMark(form.print.footnotes ?? [], rest);
    if (found === undefined) {
      runs.push({ ...style, text: rest });
      break;
    }
    runs.push({ ...style, text: rest.slice(0, found.at) });
    const size = style.size * 0.65;
    runs.push({ ...style, text: found.mark, size, rise: style.size * 0.32 });
    rest = rest.slice(found.at + found.mark.length);
  }
  return runs;
}

/** The footnote's mark that comes first in a text. */
function firstMark(
  footnotes: NonNullable<Print['footnotes']>,
  text: string,
): { mark: string; at: number } | undefined {
  let first: { mark: string; at: number } | undefined;
  for (const { mark } of footnotes) {
    const at = text.indexOf(mark);
    // A mark at the beginning is the number of an item.
    if (at > 0 && (first === undefined || at < first.at)) first = { mark, at };
  }
  return first;
}
