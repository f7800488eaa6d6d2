import { completeProcedure, readProcedureFile, translateProcedure } from '@tokhai/procedure';
import type { Procedure, ProcedureFile, Question } from '@tokhai/procedure';

/** A procedure that asks one question: what the rules look at. */
export interface OneQuestion {
  procedure: Procedure;
  question: Question;
}

/** Stands beside the procedures, so that `../../shared/address.json` leads to the shared question. */
const id = 'https://tokhai.example/schemas/procedures/field/procedure.json';

/**
 * A question out of the schema of its answer, as it stands in `properties` of a procedure.
 *
 * @throws {ProcedureError} when it is not in the procedure language
 */
export async function questionOf(
  schema: unknown,
  { name, required, lang }: { name: string; required: boolean; lang: string },
): Promise<OneQuestion> {
  const file = readProcedureFile({
    $id: id,
    title: name,
    type: 'object',
    properties: { [name]: schema },
    required: required ? [name] : [],
    additionalProperties: false,
    procedure: facts(name),
  });
  const procedure = await completeProcedure(file);
  // Shared questions bring their own words in other languages.
  const said = lang === 'vi' ? procedure : translateProcedure(procedure, { lang, texts: {} });
  return { procedure: said, question: said.questions.get(name)! };
}

/** One question of a procedure, without what it has to do with the others. */
export function questionIn(procedure: Procedure, name: string): OneQuestion | undefined {
  const found = procedure.questions.get(name);
  if (!found) return undefined;
  const { when: _when, ...options } = found.options;
  const question = { ...found, options };
  const { rules: _rules, ...about } = procedure.about;
  return {
    question,
    procedure: {
      ...procedure,
      about,
      questions: new Map([[name, question]]),
      pages: [{ id: name, title: found.title, questions: [name] }],
    },
  };
}

/** A procedure has to say more than a question needs; nothing of this is ever shown. */
function facts(name: string): ProcedureFile['procedure'] {
  const unsaid = 'Không có';
  return {
    form: '-',
    effectiveFrom: '2026-01-01',
    reliability: unsaid,
    legalBasis: unsaid,
    agency: unsaid,
    contact: { name: unsaid },
    fee: unsaid,
    deadline: { text: unsaid },
    minutes: 1,
    bring: [],
    handBack: [],
    stateHolds: [],
    pages: [{ id: 'trang', title: unsaid, questions: [name] }],
    signers: [{ id: 'nguoiKhai', title: unsaid }],
  };
}
