/** A rule of the linter. */
export interface LintRule {
  /** What it asks for, in English. */
  summary: string;
  /** What happens to people, or to the agency, where it is not kept. */
  why: string;
  /** The law it rests on, where there is one. */
  law?: string;
}

/** Every rule by its code. */
export const lintRules = {
  'not-nfc': {
    summary: 'Text is precomposed Unicode (NFC).',
    why: 'The same letters written in two ways look alike and compare unequal: searches and checks fail.',
    law: 'Thông tư 15/2025/TT-BKHCN, Phụ lục I; TCVN 6909:2001',
  },
  'missing-help': {
    summary: 'Every question has one short sentence of help.',
    why: 'People who are not sure what is asked give up, or hand in a form that comes back.',
    law: 'Thông tư 32/2017/TT-BTTTT',
  },
  'long-help': {
    summary: 'Help is read at a glance.',
    why: 'Long help is not read. What only some need stands in question.more.',
  },
  'pre-ticked-consent': {
    summary: 'No consent is ticked beforehand.',
    why: 'Silence is no consent: what was collected so has no basis.',
    law: 'Nghị định 356/2025/NĐ-CP, Điều 6',
  },
  'missing-signature-place': {
    summary: 'At least one citizen has to sign.',
    why: 'An unsigned form proves nothing about who made it.',
    law: 'Luật Giao dịch điện tử 20/2023/QH15, Điều 23',
  },
  'unprinted-question': {
    summary: 'Every answer is printed.',
    why: 'Somebody would sign for an answer that the paper does not show.',
  },
  'unprinted-signer': {
    summary: 'Every signer has a place on paper.',
    why: 'A signature without a place cannot be seen, and a required one could never be made.',
  },
  'never-required': {
    summary: 'question.required is for questions with a condition.',
    why: 'Plain JSON Schema tools look at `required`: they would take the question for optional.',
  },
  'missing-channel': {
    summary: 'The contact has a phone, an e-mail or a url.',
    why: 'People who are stuck have nobody to ask.',
  },
  placeholder: {
    summary: 'Nothing is left unwritten.',
    why: 'An imported form has words in place of the fee, the deadline and whom to ask: they are not facts.',
  },
  'dead-condition': {
    summary: 'Every condition can hold.',
    why: 'A question that waits for an answer that cannot be given is never asked.',
  },
  'district-asked': {
    summary: 'No question asks for a district.',
    why: 'There are two levels, province and commune, since 01/07/2025; nobody can answer it.',
    law: 'Quyết định 19/2025/QĐ-TTg',
  },
  'paper-state-holds': {
    summary: 'No paper is asked for that the state holds already.',
    why: 'People fetch and copy what the agency can look up itself.',
    law: 'Nghị quyết 66.7/2025/NQ-CP',
  },
} as const satisfies Record<string, LintRule>;

export type LintCode = keyof typeof lintRules;
