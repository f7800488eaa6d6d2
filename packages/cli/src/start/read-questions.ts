import { foldVietnamese } from '@tokhai/procedure';
import { CommandError } from '../errors.ts';
import { startKinds } from './start-kinds.ts';

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
}

export interface StartPage {
  title: string;
  /** The paper form has this heading too. */
  printed: boolean;
  questions: StartQuestion[];
}

/** Most lines taken. */
const MAX_LINES = 400;

/**
 * Reads a list of questions, a line each: `label | kind | help | option; option`. A `?` after the
 * kind: it need not be answered. A line `# title` begins a page, `## title` one whose
 * title stands in the print too; `//` begins a remark.
 *
 * @throws {CommandError} `bad-question-list`, with the line
 */
export function readQuestions(text: string): StartPage[] {
  const pages: StartPage[] = [];
  const names = new Set<string>();
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
      return;
    }
    if (pages.length === 0)
      pages.push({ title: 'Nội dung tờ khai', printed: false, questions: [] });
    pages.at(-1)!.questions.push(readLine(trimmed, index, names));
  });
  const asked = pages.filter(({ questions }) => questions.length > 0);
  if (!asked.some((page) => page.questions.some(({ kind }) => !startKinds[kind]?.silent))) {
    refuse(0, 'Write at least one question');
  }
  return asked;
}

function readLine(line: string, index: number, names: Set<string>): StartQuestion {
  const [label = '', written = '', help = '', options = ''] = line
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
  };
}

function refuse(index: number, remedy: string): never {
  throw new CommandError('bad-question-list', `Line ${index + 1} of the questions: ${remedy}.`);
}

/** Words that no question may be called by, because a form has members of that name. */
const taken =
  /^(?:submit|reset|action|method|elements|length|name|id|target|title|lang|dir|hidden|style|children|attributes|constructor|prototype|toString|valueOf)$/;

/** `Ngày, tháng, năm sinh` → `ngayThangNamSinh`, with a number where another one has it. */
function freshName(label: string, names: Set<string>): string {
  const words = slug(label.replace(/\(.*?\)/g, ''))
    .split('-')
    .slice(0, 6);
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 40);
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
