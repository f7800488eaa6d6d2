import { startsWith } from '#native';
import type { Answers } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { renderSubmission } from './render.ts';
import type { SubmissionData } from './submission.ts';

/** What a print is made of, as plain data: the same for every version of this package. */
export interface PrintedData {
  readonly answers: Answers;
  readonly createdAt: string;
  /** Bytes of the attached files by SHA-256 in hex. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * The part of this package that a desk needs of every version of it: see
 * docs/decisions/0012-every-version-that-printed-stays.md. It takes and gives plain data only, and
 * never changes.
 */
export interface Renderer {
  readonly rendererVersion: string;
  /** @param file content of the procedure file, read by the version's own @tokhai/procedure */
  printAgain(file: unknown, data: PrintedData): Promise<Uint8Array>;
}

/** Reading a procedure and hashing it takes longer than printing: a desk gives the same one again. */
const procedures = new WeakMap<object, Procedure>();

function procedureOf(file: unknown): Procedure {
  if (typeof file !== 'object' || file === null) return readProcedure(file);
  let procedure = procedures.get(file);
  if (procedure === undefined) {
    procedure = readProcedure(file);
    procedures.set(file, procedure);
  }
  return procedure;
}

/**
 * Prints a submission again from the data inside it.
 *
 * @param file the content of the procedure file, as JSON.parse gives it; it is read once, so nobody
 * may change it afterwards
 * @throws PdfError and ProcedureError, as renderSubmission
 */
export function printAgain(file: unknown, data: PrintedData): Promise<Uint8Array> {
  const { answers, createdAt, files } = data;
  return renderSubmission(procedureOf(file), answers, { createdAt, files });
}

/**
 * Whether the first revision of a submission is the print of the data inside it, byte for byte:
 * then what people read on its pages is what computers read in it.
 *
 * @param printed the first revision; one line end after its `%%EOF` is not counted, because who
 * appends a revision may write it (ISO 32000-1, 7.5.6)
 * @param procedure the one that the data names, by `$id` and hash
 * @param renderer the version that made the submission; this one when left out
 */
export async function isPrintOf(
  printed: Uint8Array,
  procedure: Procedure,
  { answers, createdAt, files }: Pick<SubmissionData, 'answers' | 'createdAt' | 'files'>,
  renderer?: Renderer,
): Promise<boolean> {
  const bytes = new Map([...files].map(([sha256, file]) => [sha256, file.bytes]));
  const data = { answers, createdAt, files: bytes };
  try {
    const rendered =
      renderer === undefined
        ? await renderSubmission(procedure, answers, data)
        : await renderer.printAgain(procedure.file, data);
    return isLineEnd(printed.subarray(rendered.length)) && startsWith(printed, rendered);
  } catch (error) {
    // What cannot be printed cannot have been printed so. Another version has a PdfError of its own.
    if (error instanceof Error && error.name === 'PdfError') return false;
    throw error;
  }
}

function isLineEnd(rest: Uint8Array): boolean {
  return rest.length <= 2 && /^\r?\n?$/.test(String.fromCharCode(...rest));
}
