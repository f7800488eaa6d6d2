import { readProcedure, sha256Hex } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { PdfError, renderSubmission } from '../index.ts';
import type { Fonts } from '../index.ts';

/** What printing an example gives: the SHA-256 of the PDF, or the code of the error. */
export async function goldenOf(
  procedure: Procedure | string,
  example: { answers: Record<string, unknown>; createdAt: string },
  files: ReadonlyMap<string, Uint8Array>,
  fonts: Fonts,
): Promise<string> {
  const read = typeof procedure === 'string' ? readProcedure(procedure) : procedure;
  try {
    const { answers, createdAt } = example;
    return await sha256Hex(await renderSubmission(read, answers, { createdAt, files, fonts }));
  } catch (error) {
    if (error instanceof PdfError) return error.code;
    throw error;
  }
}
