import { Validator, type OutputUnit } from '@cfworker/json-schema';
import { checkProcedure } from './check.ts';
import { ProcedureError } from './error.ts';
import type { ProcedureFile } from './generated/procedure.ts';
import { metaSchema } from './generated/schemas.ts';
import { parseJson } from './json.ts';
import type { Procedure, Question } from './model.ts';
import { buildQuestions, type SharedSchemas } from './questions.ts';

let metaValidator: Validator | undefined;

/**
 * Reads a procedure file: the text of it, or its parsed value.
 *
 * The file may be hostile: size and depth are bounded, nothing in it is evaluated or fetched.
 *
 * @throws {ProcedureError} with a code, a JSON pointer to the place, and what to do.
 */
export function readProcedure(input: unknown): Procedure {
  const file = parseJson(input);
  metaValidator ??= new Validator(metaSchema, '2020-12', false);
  const { valid, errors } = metaValidator.validate(file);
  if (!valid) throw notInLanguage(errors);
  const procedure = buildProcedure(file as ProcedureFile);
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
  return {
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
}

/** Keywords whose failure only repeats that something inside failed. */
const containers = new Set([
  'properties',
  'items',
  '$ref',
  'allOf',
  'anyOf',
  'additionalProperties',
  'prefixItems',
  'propertyNames',
  'patternProperties',
]);

function notInLanguage(errors: OutputUnit[]): ProcedureError {
  // The deepest failure says most; of several alternatives that failed it names the closest one.
  const depth = (unit: OutputUnit) => unit.instanceLocation.split('/').length;
  const leaves = errors.filter((unit) => !containers.has(unit.keyword));
  const [first] = (leaves.length > 0 ? leaves : errors).toSorted((a, b) => depth(b) - depth(a));
  if (!first) return new ProcedureError('not-in-language', '', 'Check the file with tokhai lint.');
  const pointer = decodeURIComponent(first.instanceLocation.replace(/^#/, ''));
  return new ProcedureError(
    'not-in-language',
    pointer,
    `${sentence(first.error)} See schemas/procedure.schema.json.`,
  );
}

function sentence(error: string): string {
  const text = error.length > 300 ? `${error.slice(0, 300)} …` : error;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
