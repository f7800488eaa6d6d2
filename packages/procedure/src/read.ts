import { checkProcedure } from './check.ts';
import type { ProcedureFile } from './generated/procedure.ts';
import { questionAt, type Procedure, type Question } from './model.ts';
import { buildQuestions, type SharedSchemas } from './questions.ts';
import { readProcedureFile } from './read-procedure-file.ts';

/**
 * Reads a procedure file: the text of it, or its parsed value.
 *
 * The file may be hostile: size and depth are bounded, nothing in it is evaluated or fetched.
 *
 * @throws {ProcedureError} with a code, a JSON pointer to the place, and what to do.
 */
export function readProcedure(input: unknown): Procedure {
  return completeProcedure(readProcedureFile(input));
}

/**
 * The procedure of a file that {@link readProcedureFile} took, checked for what the meta-schema cannot say.
 *
 * @throws {ProcedureError}
 */
export function completeProcedure(file: ProcedureFile): Procedure {
  const procedure = buildProcedure(file);
  checkProcedure(procedure);
  return procedure;
}

/** The model of a file that satisfies the meta-schema. */
export function buildProcedure(
  file: ProcedureFile,
  screen: { file: ProcedureFile; lang: string; shared?: SharedSchemas } = { file, lang: 'vi' },
): Procedure {
  const about = screen.file.procedure;
  const built = buildQuestions(screen.file, screen.shared);
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
  about.rules?.forEach(({ before, after, message }, index) => {
    for (const path of [before, after]) {
      const question = questionAt(procedure, path);
      if (question) question.ruleMessages = { ...question.ruleMessages, [index]: message };
    }
  });
  return procedure;
}
