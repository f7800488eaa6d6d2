import type { Block, Kind, Print, Procedure, Question } from '@tokhai/procedure';

/** Options up to this many are printed with a box each. */
const mostBoxes = 8;

type PrintKind = (question: Question) => Block[];

const line: PrintKind = ({ title, path }) => [
  { block: 'fields', items: [{ label: `${title}:`, question: path }] },
];

/** An amount stands in digits and, as on receipts, in words. */
const amount: PrintKind = (question) => [
  ...line(question),
  { block: 'fields', items: [{ label: 'Bằng chữ:', question: question.path, words: true }] },
];

const parts: PrintKind = (person) => [
  { block: 'heading', text: person.title },
  ...(person.parts ?? []).flatMap((part) => kindsInPrint[part.kind](part)),
];

const boxes: PrintKind = (question) =>
  (question.choices ?? []).length > mostBoxes
    ? line(question)
    : [{ block: 'checks', label: `${question.title}:`, question: question.path }];

/** A total of money stands in words too, as an amount does. */
const computed: PrintKind = (question) =>
  question.options.unit === 'đồng' ? amount(question) : line(question);

/** How a question of each kind prints in a form that has no layout of its own. */
const kindsInPrint: Record<Kind, PrintKind> = {
  text: line,
  'long-text': line,
  number: line,
  money: amount,
  date: line,
  time: line,
  phone: line,
  email: line,
  address: line,
  file: line,
  computed,
  person: parts,
  choice: boxes,
  choices: boxes,
  confirm: ({ title, path }) => [{ block: 'checks', label: title, question: path }],
  identity: ({ title, path }) => [
    { block: 'digits', label: `${title}:`, question: path, boxes: 12 },
  ],
  table: (question) => [
    {
      block: 'table',
      label: `${question.title}:`,
      question: question.path,
      numbered: 'TT',
      columns: (question.parts ?? []).map((column) => ({
        question: column.name,
        header: column.title,
        width: 1 / question.parts!.length,
      })),
    },
  ],
  statement: ({ path }) => [{ block: 'statement', question: path }],
  agency: ({ path }) => [{ block: 'agency', question: path }],
  // Signature places stand together at the end.
  signature: () => [],
};

/** The layout of a procedure that brings none: its pages in order, a line for each question. */
export function genericPrint(procedure: Procedure): Print {
  const blocks = procedure.pages.flatMap((page): Block[] => {
    const { when } = page;
    const own: Block[] = [
      { block: 'heading', text: page.title },
      ...page.questions.flatMap((name) => {
        const question = procedure.questions.get(name);
        if (question === undefined) return [];
        const { when: asked } = question.options;
        const made: Block[] = kindsInPrint[question.kind](question);
        return made.map((block) => (asked === undefined ? block : { ...block, when: asked }));
      }),
    ];
    return own.map((block) => {
      if (when === undefined) return block;
      return { ...block, when: block.when === undefined ? when : { all: [when, block.when] } };
    });
  });
  return {
    form: `Mẫu ${procedure.about.form}`,
    title: procedure.title.toUpperCase(),
    blocks,
  };
}
