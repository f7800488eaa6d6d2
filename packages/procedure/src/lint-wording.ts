import { foldVietnamese } from './fold.ts';
import { isObject, pointerStep, valueAt } from './json.ts';
import type { Finding } from './lint.ts';
import type { Procedure, Question } from './model.ts';
import { translatablePointers } from './translate.ts';

/** Words that the import of foreign forms writes where a fact is missing. */
const UNWRITTEN = '(Chưa ghi: ';

/** Longest sentence, in syllables: Vietnamese puts a space between any two of them. */
const MAX_SYLLABLES = 40;

/** Papers that the national databases hold. */
const held = ['so ho khau', 'so tam tru', 'giay xac nhan cu tru', 'ban sao the can cuoc'];

/** What the words of a procedure must not say. */
export function wordingFindings(procedure: Procedure): Finding[] {
  return [
    ...unwritten(procedure.about, '/procedure'),
    ...districts([...procedure.questions.values()]),
    ...unknowable([...procedure.questions.values()]),
    ...heldPapers(procedure),
    ...texts(procedure),
    ...statements(procedure),
    ...papersUntold(procedure),
  ];
}

function unwritten(value: unknown, pointer: string): Finding[] {
  if (typeof value === 'string') {
    if (!value.startsWith(UNWRITTEN)) return [];
    const message = 'Write the fact: the words only say that it is missing.';
    return [{ code: 'placeholder', pointer, message, severity: 'error' }];
  }
  if (Array.isArray(value))
    return value.flatMap((inner, index) => unwritten(inner, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unwritten(inner, pointer + pointerStep(key)),
  );
}

function districts(questions: readonly Question[]): Finding[] {
  return questions.flatMap((question) => {
    const inner = districts(question.parts ?? []);
    // Only a label that names the unit itself: "Huyện", "Quận/huyện", "Quận, huyện, thị xã".
    const asks = /^(?:quan|huyen|thi xa)(?:\s*[/,]\s*(?:quan|huyen|thi xa))*$/.test(
      foldVietnamese(question.title),
    );
    if (!asks) return inner;
    const pointer = `/properties/${question.path.replaceAll('/', '/properties/')}`;
    const message = 'Take it out, or ask for an address: it has a province and a commune.';
    return [{ code: 'district-asked', pointer, message, severity: 'error' }, ...inner];
  });
}

/** What people may not know as it is asked for. */
function unknowable(questions: readonly Question[]): Finding[] {
  return questions.flatMap((question) => {
    const { kind, title, options, path, parts = [] } = question;
    const folded = foldVietnamese(title);
    const pointer = `/properties/${path.replaceAll('/', '/properties/')}`;
    const findings = unknowable(parts);
    const another = /\b(?:cha|me|bo|ong|ba|vo|chong|nguoi chet|nguoi mat|liet si)\b/.test(folded);
    const lifeDate = /\b(?:sinh|chet|mat|qua doi|hy sinh)\b/.test(folded);
    if (kind === 'date' && another && lifeDate && options.partial !== true) {
      const message = 'Ask by shared/partial-date.json: the year alone may be all that is known.';
      findings.push({ code: 'whole-date-asked', pointer, message, severity: 'warning' });
    }
    const isAddress = /^(?:dia chi|noi (?:thuong tru|tam tru|cu tru|o hien (?:nay|tai)))\b/;
    if (kind === 'text' && isAddress.test(folded) && !folded.includes('nuoc ngoai')) {
      const message = 'Ask by shared/address.json: a province and a commune, then the rest.';
      findings.push({ code: 'address-as-text', pointer, message, severity: 'warning' });
    }
    return findings;
  });
}

/** Papers to bring, and files to attach, that the state has. */
function heldPapers({ about, questions }: Procedure): Finding[] {
  const isHeld = (text: string) => held.some((name) => foldVietnamese(text).includes(name));
  const message = 'Move it to stateHolds: the agency looks it up itself.';
  const asked: Array<[pointer: string, text: string]> = [
    ...about.bring.map((paper, index): [string, string] => [`/procedure/bring/${index}`, paper]),
    ...[...questions.values()]
      .filter(({ kind }) => kind === 'file')
      .map(({ name, title }): [string, string] => [`/properties/${name}`, title]),
  ];
  return asked
    .filter(([, text]) => isHeld(text))
    .map(([pointer]) => ({ code: 'paper-state-holds', pointer, message, severity: 'warning' }));
}

/** What is read on the screen is plain and tidy. */
function texts(procedure: Procedure): Finding[] {
  return translatablePointers(procedure).flatMap((pointer): Finding[] => {
    const text = String(valueAt(procedure.file, pointer));
    const findings: Finding[] = [];
    if (text !== tidyText(text)) {
      const message = 'Take out spaces at the ends, and doubled ones.';
      findings.push({ code: 'untidy-text', pointer, message, severity: 'warning' });
    }
    // The law words its statements and its names.
    if (/\/question\/text$|^\/procedure\/legalBasis$|^\/title$/.test(pointer)) return findings;
    const longest = Math.max(...text.split(/[.!?:;\n]\s*/u).map((one) => one.split(/\s+/u).length));
    if (longest > MAX_SYLLABLES) {
      const message = `Make shorter sentences: one has ${longest} syllables, ${MAX_SYLLABLES} are enough.`;
      findings.push({ code: 'long-sentence', pointer, message, severity: 'warning' });
    }
    return findings;
  });
}

/** A text without spaces at its ends and doubled ones; line breaks stay. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n ?/gu, '\n')
    .trim();
}

/** Statements are signed as they stand, and nothing is declared that was not shown. */
function statements(procedure: Procedure): Finding[] {
  const unfinished = [...procedure.questions.values()]
    .filter(({ options }) => /\.{4,}|…{2,}|_{3,}|\{\{|\$\{/.test(options.text ?? ''))
    .map(({ name }): Finding => ({
      code: 'statement-not-fixed',
      pointer: `/properties/${name}/question/text`,
      message: 'Ask for what is to be filled in as a question; a statement is fixed.',
      severity: 'error',
    }));
  const unseen = (procedure.print?.blocks ?? []).flatMap((block, index): Finding[] => {
    if (block.block !== 'text' || !/\bcam (?:doan|ket)\b/.test(foldVietnamese(block.text)))
      return [];
    const message = 'Make it a statement: a question of this kind, and its block in the print.';
    const pointer = `/procedure/print/blocks/${index}`;
    return [{ code: 'unseen-statement', pointer, message, severity: 'warning' }];
  });
  return [...unfinished, ...unseen];
}

function papersUntold({ about, questions }: Procedure): Finding[] {
  const files = [...questions.values()].filter(({ kind, required }) => kind === 'file' && required);
  if (files.length === 0 || about.bring.length > 0) return [];
  const message = 'Name in bring what has to be attached.';
  return [{ code: 'papers-untold', pointer: '/procedure/bring', message, severity: 'warning' }];
}
