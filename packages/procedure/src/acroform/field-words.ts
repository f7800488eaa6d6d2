import { foldVietnamese } from '../fold.ts';
import { plainText } from '../formio/plain-text.ts';
import type { FormField } from './form-field.ts';

/** What a field is called in a procedure. */
export interface FieldWords {
  title: string;
  /** The title is made of the name: nobody wrote it for people. */
  guessed: boolean;
  /** What its name is to be made of. */
  key: string;
}

/** Longest label. */
const MAX_TITLE = 300;

/** Names that programs give: `Text1`, `undefined_3`, `fill_12`, `Check Box 4`, `f1_07`. */
const meaningless =
  /^(?:text ?(?:field|box)?|field|fill|undefined|untitled|check ?box|radio ?(?:button|group)?|group|button|drop ?down|combo ?(?:box)?|list ?(?:box)?|signature|sig|toggle|input|date|image|[a-z]|[a-z]{1,3}\d+)?\s*\d*$/i;

/** Letters that say which control it is: `txtHoTen`, `chk_DongY`. */
const prefixes = /^(?:txt|chk|chb|cbo|cbx|ddl|rdo|rad|rbt|opt|lst|tbx|sig|dtp)(?=[_ -]|\p{Lu})/u;

/** Words for each of the fields; names that end alike are told apart by what they stand under. */
export function fieldWords(fields: readonly FormField[]): FieldWords[] {
  const split = fields.map(({ name }) => stepsOf(name));
  const ends = new Map<string, number>();
  for (const steps of split) count(ends, folded(steps.at(-1)));
  return fields.map(({ tooltip }, index) => {
    const steps = split[index]!;
    const last = steps.at(-1) ?? '';
    const above = steps.at(-2);
    const shared = (ends.get(folded(last)) ?? 0) > 1 && above !== undefined;
    const told = plainText(tooltip, MAX_TITLE);
    const named = shared ? `${above} ${last}` : last;
    return {
      title: told ?? (sentence(named) || 'Ô điền'),
      guessed: told === undefined,
      key: told !== undefined && meaningless.test(last) ? firstWords(told) : named,
    };
  });
}

/** `topmostSubform[0].Page1[0].txtHoTen[0]` → `Page1`, `Ho Ten` …: the words of each step. */
function stepsOf(name: string): string[] {
  return name
    .slice(-1000)
    .split('.')
    .map((step) => words(step.replace(/\[\d+\]$/, '')))
    .filter((step) => step !== '');
}

function words(step: string): string {
  const text = plainText(step, 200) ?? '';
  return text
    .replace(prefixes, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-/:*]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** `Ho Ten` → `Ho ten`; what is written in capitals stays: `So CMND`. */
function sentence(text: string): string {
  const lower = text
    .split(' ')
    .map((word) => (/^[\p{Lu}\d]{2,}$/u.test(word) ? word : word.toLocaleLowerCase('vi')))
    .join(' ');
  const [first = '', ...rest] = lower;
  return plainText(first.toLocaleUpperCase('vi') + rest.join(''), MAX_TITLE) ?? '';
}

/** Enough of a long label to be a name. */
function firstWords(text: string): string {
  return text
    .replace(/\(.*?\)/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 6)
    .join(' ');
}

function folded(step = ''): string {
  return foldVietnamese(step);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
