import type { JsonObject } from '@tokhai/procedure';
import type { StartPage, StartQuestion } from './read-questions.ts';
import type { StartFacts } from './start-facts.ts';
import { startKinds } from './start-kinds.ts';
import type { StartPlace } from './start-signers.ts';

/** The print in the order of the list: a numbered line for each question, then the signatures. */
export function startPrint(
  { title, form, ...facts }: StartFacts,
  pages: readonly StartPage[],
  signers: readonly StartPlace[],
): JsonObject {
  const [first] = pages.flatMap((page) => page.questions);
  const addressee = first?.kind === 'commune' ? first : undefined;
  let number = 0;
  const line = (question: StartQuestion): JsonObject[] => {
    const { name, kind } = question;
    if (question === addressee || kind === 'file') return [];
    if (kind === 'statement') return [{ block: 'statement', question: name }];
    number += 1;
    const label = `${number}. ${withColon(question.label)}`;
    if (kind === 'table') return [table(question, label)];
    const checks = question.options.length > 0 || ['sex', 'yes-no'].includes(kind);
    if (checks) return [{ block: 'checks', label, question: name }];
    return [{ block: 'fields', items: [{ label, question: name }] }];
  };
  const code = /^mẫu/i.test(form) ? form : `Mẫu ${form}`;
  const basis = facts['legal-basis'];
  return {
    form: basis.includes(form) ? basis : `${code} – ${basis}`,
    title: title.toLocaleUpperCase('vi'),
    ...(addressee ? { addressee: { label: 'Kính gửi:', question: addressee.name } } : {}),
    blocks: [
      ...pages.flatMap(({ title: heading, printed, questions }) => [
        ...(printed ? [{ block: 'heading', text: heading }] : []),
        ...questions.flatMap(line),
      ]),
      { block: 'signatures', signers: signers.map(({ id }) => id) },
    ],
  };
}

/** `Lý do` → `Lý do:`; a label that ends as a sentence does is left alone. */
const withColon = (label: string): string => (/[?:.!]$/.test(label) ? label : `${label}:`);

/** Fewest rows that a printed table has, as on paper. */
const ROWS = 3;
/** The share of the column that counts the rows. */
const COUNTER = 0.07;

function table({ name, columns = [] }: StartQuestion, label: string): JsonObject {
  const widths = columns.map(({ kind }) => startKinds[kind]?.width ?? 1);
  const sum = widths.reduce((total, width) => total + width, 0);
  return {
    block: 'table',
    label,
    question: name,
    numbered: 'TT',
    rows: ROWS,
    columns: columns.map((column, index) => ({
      question: column.name,
      header: column.label,
      width: Math.floor(((1 - COUNTER) * 100 * widths[index]!) / sum) / 100,
    })),
  };
}
