import { conditionOf, pathsOf } from './conditions.ts';
import type { Block, Condition } from './generated/procedure.ts';
import { isObject, pointerStep } from './json.ts';
import { conditionFindings } from './lint-conditions.ts';
import type { LintCode } from './lint-rules.ts';
import { wordingFindings } from './lint-wording.ts';
import { takesAnswer, type Procedure, type Question } from './model.ts';

/** What a linter found in a procedure that can be read but should not be published so. */
export interface Finding {
  /** The rule: see `lintRules` for why it is one. */
  code: LintCode;
  /** JSON pointer into the file. */
  pointer: string;
  /** What to do, in English. */
  message: string;
  severity: 'error' | 'warning';
}

/** Longest help, in words: one idea that is read at a glance. */
const MAX_HELP_WORDS = 25;

/** Every finding, in the order of the rules. No finding: ready to be published. */
export function lintProcedure(procedure: Procedure): Finding[] {
  return [
    ...notNfc(procedure.file, ''),
    ...questionFindings(procedure),
    ...signerFindings(procedure),
    ...printFindings(procedure),
    ...contactFindings(procedure),
    ...wordingFindings(procedure),
    ...conditionFindings(procedure),
  ];
}

/** Text has to be precomposed (TCVN 6909:2001; Thông tư 15/2025/TT-BKHCN, Phụ lục I). */
function notNfc(value: unknown, pointer: string): Finding[] {
  if (typeof value === 'string') {
    if (value === value.normalize('NFC')) return [];
    const message = 'Write the text in precomposed Unicode (NFC).';
    return [{ code: 'not-nfc', pointer, message, severity: 'error' }];
  }
  if (Array.isArray(value))
    return value.flatMap((inner, index) => notNfc(inner, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => notNfc(inner, pointer + pointerStep(key)));
}

function allQuestions(questions: Iterable<Question>): Question[] {
  return [...questions].flatMap((question) => [question, ...allQuestions(question.parts ?? [])]);
}

function questionFindings(procedure: Procedure): Finding[] {
  return allQuestions(procedure.questions.values()).flatMap((question) => {
    const pointer = `/properties/${question.path.replaceAll('/', '/properties/')}`;
    const findings: Finding[] = [];
    const add = (code: Finding['code'], message: string, severity: Finding['severity'] = 'error') =>
      findings.push({ code, pointer, message, severity });
    if (takesAnswer(question.kind) && !question.help) {
      add(
        'missing-help',
        'Add a description: one short sentence of help (Thông tư 32/2017/TT-BTTTT).',
      );
    }
    if (question.help && question.help.split(/\s+/u).length > MAX_HELP_WORDS) {
      add(
        'long-help',
        `Shorten the description to ${MAX_HELP_WORDS} words; put the rest into question.more.`,
        'warning',
      );
    }
    if (question.schema['default'] === true) {
      add(
        'pre-ticked-consent',
        'Take the default out: silence is no consent (Nghị định 356/2025/NĐ-CP, Điều 6).',
      );
    }
    const conditional = procedure.questions.has(question.path) && conditionOf(procedure, question);
    if (question.options.required === true && !conditional) {
      add(
        'never-required',
        'Put the name into `required` instead of question.required: it is always asked.',
      );
    }
    return findings;
  });
}

function signerFindings(procedure: Procedure): Finding[] {
  if (procedure.signers.some(({ role, required }) => role !== 'officer' && required)) return [];
  const message =
    'Mark at least one signer of the citizens as required: an unsigned form proves nothing.';
  return [
    { code: 'missing-signature-place', pointer: '/procedure/signers', message, severity: 'error' },
  ];
}

function printFindings(procedure: Procedure): Finding[] {
  const { print } = procedure;
  if (!print) return [];
  const places = new Set(
    print.blocks.flatMap((block) => {
      if (block.block === 'signatures') return block.signers;
      const question =
        block.block === 'agency' ? procedure.questions.get(block.question) : undefined;
      return question?.options.signer ?? [];
    }),
  );
  const printed = new Set(print.blocks.flatMap(printedNames));
  if (print.addressee) printed.add(topLevel(print.addressee.question));
  for (const name of decidingNames(procedure, print.blocks)) printed.add(name);
  for (const { id, name, identity } of procedure.signers) {
    // A name and a number stand under the signature that they belong to.
    if (!places.has(id)) continue;
    for (const path of [name ?? [], identity ?? []].flat()) printed.add(topLevel(path));
  }
  const questions = [...procedure.questions.values()]
    .filter(({ name, kind }) => kind !== 'signature' && kind !== 'file' && !printed.has(name))
    .map(({ name }): Finding => ({
      code: 'unprinted-question',
      pointer: `/properties/${name}`,
      message: `Print the answer: no block of procedure.print names ${name}.`,
      severity: 'error',
    }));
  const signers = procedure.signers.flatMap(({ id }, index): Finding[] => {
    if (places.has(id)) return [];
    const message = `Give ${id} a place to sign in procedure.print.`;
    return [
      {
        code: 'unprinted-signer',
        pointer: `/procedure/signers/${index}`,
        message,
        severity: 'error',
      },
    ];
  });
  return [...questions, ...signers];
}

/**
 * Choices that conditions look at (is there a spouse? does a guardian have to agree?): the paper
 * form has no place for them; what it prints, and who signs, tells the answer.
 */
function decidingNames(procedure: Procedure, blocks: readonly Block[]): string[] {
  const conditions: (Condition | undefined)[] = [
    ...blocks.map((block) => block.when),
    ...procedure.signers.map((signer) => signer.when),
    ...procedure.pages.map((page) => page.when),
    ...[...procedure.questions.values()].map((question) => question.options.when),
  ];
  return conditions
    .flatMap((condition) => (condition ? pathsOf(condition).map(topLevel) : []))
    .filter((name) =>
      ['choice', 'choices', 'confirm'].includes(procedure.questions.get(name)?.kind ?? ''),
    );
}

function printedNames(block: Block): string[] {
  if (block.block === 'fields') return block.items.map((item) => topLevel(item.question));
  return 'question' in block ? [topLevel(block.question)] : [];
}

const topLevel = (path: string): string => path.split('/')[0]!;

function contactFindings(procedure: Procedure): Finding[] {
  const { phone, email, url } = procedure.about.contact;
  if (phone ?? email ?? url) return [];
  const message =
    'Add a phone, e-mail or url that answers; a deployment has to before it goes live.';
  return [{ code: 'missing-channel', pointer: '/procedure/contact', message, severity: 'warning' }];
}
