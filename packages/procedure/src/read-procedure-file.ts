import { ProcedureError } from './error.ts';
import { metaSchema } from './generated/meta-schema.ts';
import type { ProcedureFile } from './generated/procedure.ts';
import { parseJson } from './json.ts';
import { failuresOf, type Failure } from './meta-check.ts';

/**
 * Reads a procedure file as far as the meta-schema says what it is: enough to show what people
 * should know beforehand, not yet to ask a question.
 *
 * @throws {ProcedureError} `too-large`, `not-json`, `not-in-language`
 */
export function readProcedureFile(input: unknown): ProcedureFile {
  const file = parseJson(input);
  const failures = failuresOf(metaSchema, file);
  if (failures.length > 0) throw notInLanguage(failures);
  return file as ProcedureFile;
}

function notInLanguage(failures: readonly Failure[]): ProcedureError {
  // The deepest failure says most; of several alternatives that failed it names the closest one.
  const depth = ({ pointer }: Failure) => pointer.split('/').length;
  const [first] = [...failures].sort((a, b) => depth(b) - depth(a));
  const { pointer, message } = first!;
  return new ProcedureError(
    'not-in-language',
    pointer,
    `${shortened(message)}. See schemas/procedure.schema.json.`,
  );
}

function shortened(message: string): string {
  return message.length > 300 ? `${message.slice(0, 300)} …` : message;
}
