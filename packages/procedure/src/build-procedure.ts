import { pathsOfRule } from './expressions.ts';
import type { ProcedureFile } from './generated/procedure.ts';
import { questionAt, type Procedure, type Question } from './model.ts';
import { buildQuestions, type SharedSchemas } from './questions.ts';

/**
 * The model of a file that satisfies the meta-schema; on the screen it may be in other words.
 *
 * @throws {ProcedureError}
 */
export function buildProcedure(
  file: ProcedureFile,
  shared: SharedSchemas,
  screen: { file: ProcedureFile; lang: string } = { file, lang: 'vi' },
): Procedure {
  const about = screen.file.procedure;
  const built = buildQuestions(screen.file, shared);
  const questions = new Map<string, Question>();
  for (const name of about.pages.flatMap((page) => page.questions)) {
    const question = built.get(name);
    if (question) questions.set(name, question);
  }
  for (const [name, question] of built) if (!questions.has(name)) questions.set(name, question);
  const procedure: Procedure = {
    file,
    id: file.$id,
    title: screen.file.title,
    ...(screen.file.description === undefined ? {} : { description: screen.file.description }),
    lang: screen.lang,
    about,
    questions,
    pages: about.pages,
    signers: about.signers,
    ...(file.procedure.print ? { print: file.procedure.print } : {}),
    draft: about.draft === true,
  };
  about.rules?.forEach((rule, index) => {
    for (const path of pathsOfRule(rule)) {
      // A sum is told at the table, not at one of its rows.
      const question = questionAt(procedure, 'sum' in rule ? path.split('/')[0]! : path);
      if (question) question.ruleMessages = { ...question.ruleMessages, [index]: rule.message };
    }
  });
  return procedure;
}
