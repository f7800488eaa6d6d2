import type { ProcedureKeyword } from '../generated/procedure.ts';
import type { Note } from './report.ts';

/** What a procedure has to say and Form.io does not hold: filled in so that nobody takes it for true. */
export function unknownFacts(
  note: Note,
): Omit<ProcedureKeyword, 'form' | 'effectiveFrom' | 'pages' | 'signers'> {
  const ask = (keyword: string, what: string) => {
    note('approximated', `/procedure/${keyword}`, `Form.io does not hold it: write ${what}.`);
    return `(Chưa ghi: ${words[keyword as keyof typeof words]})`;
  };
  return {
    draft: true,
    reliability:
      'Chuyển từ biểu mẫu Form.io; câu chữ chưa đối chiếu với mẫu do pháp luật quy định.',
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
