import { foldVietnamese } from '@tokhai/procedure';
import { CommandError } from '../errors.ts';
import { startKinds } from './start-kinds.ts';

/** An answer that a question waits for. */
export interface StartCondition {
  /** The name of a choice, or of a question of yes or no. */
  question: string;
  /** The option, as it stands in the schema. */
  equals: string;
}

/** One line of a list of questions. */
export interface StartQuestion {
  /** Made of the label: `ngaySinh`. */
  name: string;
  label: string;
  /** A key of {@link startKinds}. */
  kind: string;
  required: boolean;
  help?: string;
  options: string[];
  when?: StartCondition;
  /** Of a table. */
  columns?: StartQuestion[];
}

/** Somebody who signs, by the names of two questions. */
export interface StartSigner {
  title: string;
  name: StartQuestion;
  identity?: StartQuestion;
}

export interface StartList {
  pages: StartPage[];
  /** Empty where the list names nobody. */
  signers: StartSigner[];
}

export interface StartPage {
  title: string;
  /** The paper form has this heading too. */
  printed: boolean;
  questions: StartQuestion[];
}

/** Most lines taken. */
const MAX_LINES = 400;
/** Most columns of a printed table. */
const MAX_COLUMNS = 12;
/** Most places side by side. */
const MAX_SIGNERS = 4;

/**
 * Reads a list of questions, a line each: `label | kind | help | option; option`. A `?` after the
 * kind: it need not be answered. `[option]` before the label: it is asked only when the nearest
 * choice above that has the option was answered with it. A line `- …` is a column of the table above. A line
 * `# title` begins a page, `## title` one whose title stands in the print too; `@ title | label |
 * label` is somebody who signs, by the labels of the questions for name and number; `//` begins a
 * remark.
 *
 * @throws {CommandError} `bad-question-list`, with the line
 */
export function readQuestions(text: string): StartList {
  const pages: StartPage[] = [];
  const signers: StartSigner[] = [];
  const names = new Set<string>();
  const all = (): StartQuestion[] => pages.flatMap((page) => page.questions);
  const lines = text.normalize('NFC').split(/\r?\n/);
  if (lines.length > MAX_LINES) refuse(MAX_LINES, `Keep the list under ${MAX_LINES} lines`);
  lines.forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('//')) return;
    if (trimmed.startsWith('#')) {
      const title = trimmed.replace(/^#+\s*/, '');
      if (title === '') refuse(index, 'Write the title of the page after #');
      if (pages.some((page) => page.title === title)) refuse(index, 'Give the page another title');
      pages.push({ title, printed: trimmed.startsWith('##'), questions: [] });
    } else if (trimmed.startsWith('@')) {
      signers.push(readSigner(trimmed.slice(1), index, all()));
    } else if (trimmed.startsWith('- ')) {
      addColumn(all().at(-1), trimmed.slice(2), index);
    } else {
      if (pages.length === 0) {
        pages.push({ title: 'Nội dung tờ khai', printed: false, questions: [] });
      }
      pages.at(-1)!.questions.push(readLine(trimmed, index, names, all()));
    }
  });
  const bare = all().find(({ kind, columns }) => kind === 'table' && !columns?.length);
  if (bare) refuse(0, `Write the columns of “${bare.label}” under it, a line each, after -`);
  const asked = pages.filter(({ questions }) => questions.length > 0);
  if (!asked.some((page) => page.questions.some(({ kind }) => !startKinds[kind]?.silent))) {
    refuse(0, 'Write at least one question');
  }
  if (signers.length > MAX_SIGNERS) refuse(0, `Name at most ${MAX_SIGNERS} people who sign`);
  return { pages: asked, signers };
}

function readLine(
  line: string,
  index: number,
  names: Set<string>,
  before: readonly StartQuestion[],
): StartQuestion {
  const [, option, rest = ''] = /^(?:\[([^\]|]+)\])?(.*)$/.exec(line) ?? [];
  const [label = '', written = '', help = '', options = ''] = rest
    .split('|')
    .map((cell) => cell.trim());
  const kind = written.replace(/\s*\?$/, '');
  const start = Object.hasOwn(startKinds, kind) ? startKinds[kind] : undefined;
  if (label === '') refuse(index, 'Begin the line with the label');
  if (!start) refuse(index, `Write one of ${Object.keys(startKinds).join(', ')} after the first |`);
  if (start.ref === undefined && help === '') {
    const what = start.silent ? 'the text of the statement' : 'one short sentence of help';
    refuse(index, `Write ${what} after the second |`);
  }
  const titles = options
    .split(';')
    .map((title) => title.trim())
    .filter((title) => title !== '');
  if (start.options && titles.length < 2) {
    refuse(index, 'Write at least two options, separated by ;, after the third |');
  }
  if (new Set(titles.map(slug)).size < titles.length) refuse(index, 'Give each option other words');
  return {
    name: freshName(label, names),
    label,
    kind,
    required: !written.endsWith('?') && !start.silent,
    ...(help === '' ? {} : { help }),
    options: titles,
    ...(option === undefined ? {} : { when: conditionOf(option.trim(), index, before) }),
  };
}

function conditionOf(
  option: string,
  index: number,
  before: readonly StartQuestion[],
): StartCondition {
  const equals = slug(option);
  const found = before.findLast(
    ({ kind, options }) =>
      (kind === 'choice' && options.some((title) => slug(title) === equals)) ||
      (kind === 'yes-no' && ['co', 'khong'].includes(equals)),
  );
  if (!found) refuse(index, `Write a choice with the option “${option}” above this line`);
  return { question: found.name, equals };
}

function addColumn(table: StartQuestion | undefined, line: string, index: number): void {
  if (table?.kind !== 'table') refuse(index, 'Write the line of the table above its columns');
  const columns = (table.columns ??= []);
  const column = readLine(line, index, new Set(columns.map(({ name }) => name)), []);
  if (startKinds[column.kind]?.width === undefined) {
    const kinds = Object.entries(startKinds).filter(([, { width }]) => width !== undefined);
    refuse(index, `A column is one of ${kinds.map(([kind]) => kind).join(', ')}`);
  }
  if (columns.length === MAX_COLUMNS) refuse(index, `Keep to ${MAX_COLUMNS} columns`);
  columns.push(column);
}

function readSigner(line: string, index: number, all: readonly StartQuestion[]): StartSigner {
  const [title = '', name = '', identity = ''] = line.split('|').map((cell) => cell.trim());
  const asked = (label: string, kind: string): StartQuestion => {
    const found = all.find((one) => one.label === label && one.kind === kind);
    return found ?? refuse(index, `Write the label of a question above of the kind ${kind}`);
  };
  if (title === '') refuse(index, 'Write what stands over the signature after @');
  return {
    title,
    name: asked(name, 'name'),
    ...(identity === '' ? {} : { identity: asked(identity, 'identity') }),
  };
}

function refuse(index: number, remedy: string): never {
  throw new CommandError('bad-question-list', `Line ${index + 1} of the questions: ${remedy}.`);
}

/** Words that no question may be called by, because a form has members of that name. */
const taken =
  /^(?:submit|reset|action|method|elements|length|name|id|target|title|lang|dir|hidden|style|children|attributes|constructor|prototype|toString|valueOf)$/;

/** Longest name made of a label, a number after it not counted. */
const MAX_NAME = 40;

/** `Ngày, tháng, năm sinh` → `ngayThangNamSinh`, with a number where another one has it. */
function freshName(label: string, names: Set<string>): string {
  let camel = '';
  for (const word of slug(label.replace(/\(.*?\)/g, '')).split('-')) {
    const step = camel === '' ? word : word.charAt(0).toUpperCase() + word.slice(1);
    if (camel.length + step.length > MAX_NAME) break;
    camel += step;
  }
  const base = /^[a-z]/.test(camel) && !taken.test(camel) ? camel : `muc${camel}`;
  let name = base;
  for (let count = 2; names.has(name); count += 1) name = `${base}${count}`;
  names.add(name);
  return name;
}

/** Lower case ASCII with hyphens. */
export function slug(text: string): string {
  return foldVietnamese(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
