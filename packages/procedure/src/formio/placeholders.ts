import type { ProcedureKeyword } from '../generated/procedure.ts';
import type { Note } from './report.ts';

/** Where a procedure is made of. */
export interface Source {
  /** As the report names it. */
  name: string;
  /** Why the procedure is not reliable yet, in Vietnamese. */
  reliability: string;
}

const formio: Source = {
  name: 'Form.io',
  reliability: 'Chuyển từ biểu mẫu Form.io; câu chữ chưa đối chiếu với mẫu do pháp luật quy định.',
};

/** What a procedure has to say and its source does not: filled in so that nobody takes it for true. */
export function unknownFacts(
  note: Note,
  { name, reliability }: Source = formio,
): Omit<ProcedureKeyword, 'form' | 'effectiveFrom' | 'pages' | 'signers'> {
  const ask = (keyword: string, what: string) => {
    note('approximated', `/procedure/${keyword}`, `${name} does not hold it: write ${what}.`);
    return `(Chưa ghi: ${words[keyword as keyof typeof words]})`;
  };
  return {
    draft: true,
    reliability,
    legalBasis: ask('legalBasis', 'the law that prescribes the form'),
    agency: ask('agency', 'who decides'),
    contact: { name: ask('contact', 'whom to ask for help, with a phone, e-mail or url') },
    fee: ask('fee', 'the fee in words'),
    deadline: { text: ask('deadline', 'the legal time limit, and workingDays') },
    minutes: minutes(note),
    bring: [ask('bring', 'the papers to have at hand')],
    handBack: [ask('handBack', 'the papers that have to be handed back')],
    stateHolds: [ask('stateHolds', 'the papers that the state holds already')],
  };
}

const words = {
  legalBasis: 'căn cứ pháp lý',
  agency: 'cơ quan giải quyết',
  contact: 'nơi hướng dẫn',
  fee: 'lệ phí',
  deadline: 'thời hạn giải quyết',
  bring: 'giấy tờ cần chuẩn bị',
  handBack: 'giấy tờ phải nộp lại',
  stateHolds: 'giấy tờ không phải nộp',
};

function minutes(note: Note): number {
  note('approximated', '/procedure/minutes', 'Measure how long people need: 15 is a guess.');
  return 15;
}
