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
  'long-sentence': {
    summary: 'A sentence on the screen has at most 40 syllables.',
    why: 'Who reads slowly, or hears the form read, has lost the beginning of a longer one.',
  },
  'untidy-text': {
    summary: 'No spaces at the ends of a text, none doubled.',
    why: 'They are printed, and make texts unequal that look the same.',
  },
  untranslated: {
    summary: 'Every text is translated, or marked as not translated.',
    why: 'A form half in one language and half in another is read by nobody with trust.',
  },
  'lost-translation': {
    summary: 'Every translation belongs to a text that is there.',
    why: 'After a change of the procedure its translation says what the form no longer says.',
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
  'senseless-group': {
    summary: 'A group of a printed table has one title over two columns or more, side by side.',
    why: 'A title over one column, over all, or in two places says nothing, or not what the form says.',
  },
  'unnumbered-column': {
    summary: 'Where the columns of a printed table are numbered, every one is.',
    why: 'Who looks for column (3), as a note or another form says, would find the wrong one.',
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
  'never-met': {
    summary: 'No condition contradicts itself.',
    why: 'A question, page or line whose condition never holds is in the file and nowhere else.',
  },
  'unreachable-signer': {
    summary: 'Every signer is asked to sign by somebody’s answers.',
    why: 'A signature that the law asks for and that is never asked for makes the form void.',
  },
  'statement-not-fixed': {
    summary: 'A statement is whole: no dots to fill in, no variables.',
    why: 'People sign it word for word; what is filled in is a question of its own.',
  },
  'unseen-statement': {
    summary: 'Whatever is declared in print is shown on the screen as a statement.',
    why: 'Somebody would sign a declaration that the form never showed.',
    law: 'Luật Giao dịch điện tử 20/2023/QH15, Điều 23',
  },
  'papers-untold': {
    summary: 'Papers that have to be attached are named before the start.',
    why: 'People who learn of them on the last page have to begin again another day.',
  },
  'whole-date-asked': {
    summary: 'The birth or death of somebody else may be a year alone.',
    why: 'Many old people have only a year in their papers: a whole date would be invented.',
  },
  'address-as-text': {
    summary: 'An address is asked for as an address.',
    why: 'Written freely it has old units and districts, and no computer can find its commune.',
    law: 'Quyết định 19/2025/QĐ-TTg',
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
  'fact-twice': {
    summary: 'No two questions ask for the same fact.',
    why: 'An answer given before would be filled in twice, and one of the two is about somebody else.',
  },
  'unknown-fact': {
    summary: 'A fact has the name that other procedures use.',
    why: 'Under another name it is never offered again: people are asked once more.',
  },
  'video-without-captions': {
    summary: 'A video that is spoken has captions.',
    why: 'Who does not hear sees a mouth move.',
    law: 'Luật Người khuyết tật 51/2010/QH12, Điều 43; Thông tư 22/2023/TT-BTTTT, Phụ lục II (WCAG 1.2.2)',
  },
  'recording-untranslated': {
    summary: 'A recording is in a language in which the procedure can be read.',
    why: 'It is played to people who read that language on the screen: without a translation nobody does.',
  },
  'recording-says-other': {
    summary: 'A recording says the label of what it reads.',
    why: 'After a change of the label people hear one question and see another.',
    law: 'Thông tư 22/2023/TT-BTTTT, Phụ lục II (WCAG 1.1.1)',
  },
  'missing-media': {
    summary: 'Every recording, video, caption file and picture lies beside the procedure file.',
    why: 'People press a button and nothing comes.',
  },
} as const satisfies Record<string, LintRule>;

export type LintCode = keyof typeof lintRules;
