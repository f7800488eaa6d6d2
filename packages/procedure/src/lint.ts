import { conditionOf } from './conditions.ts';
import { foldVietnamese } from './fold.ts';
import { isObject, pointerStep } from './json.ts';
import { conditionFindings } from './lint-conditions.ts';
import { factFindings } from './lint-facts.ts';
import { mediaFindings } from './lint-media.ts';
import { printFindings } from './lint-print.ts';
import type { LintCode } from './lint-rules.ts';
import { tableHeadFindings } from './lint-table-head.ts';
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
    ...tableHeadFindings(procedure),
    ...contactFindings(procedure),
    ...wordingFindings(procedure),
    ...conditionFindings(procedure),
    ...factFindings(procedure),
    ...mediaFindings(procedure),
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
    const consents = /\b(?:dong y|cho phep)\b/.test(foldVietnamese(question.title));
    const preset = question.schema['default'];
    if (preset === true || (consents && preset !== undefined)) {
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

function contactFindings(procedure: Procedure): Finding[] {
  const { phone, email, url } = procedure.about.contact;
  if (phone ?? email ?? url) return [];
  const message =
    'Add a phone, e-mail or url that answers; a deployment has to before it goes live.';
  return [{ code: 'missing-channel', pointer: '/procedure/contact', message, severity: 'warning' }];
}
