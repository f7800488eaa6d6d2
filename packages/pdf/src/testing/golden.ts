import { readProcedure, sha256Hex } from '@tokhai/procedure';
import type { Procedure } from '@tokhai/procedure';
import { PdfError, renderSubmission } from '../index.ts';
import type { Fonts } from '../index.ts';
import { groupedStates } from './grouped-states.ts';

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

/** What printing tables with merged headers gives, by state: no procedure of ours has such a table. */
export async function groupedGoldens(fonts: Fonts): Promise<Record<string, string>> {
  const createdAt = '2026-11-22T08:30:00+07:00';
  const goldens: Record<string, string> = {};
  for (const { name, procedure, answers, files } of groupedStates()) {
    goldens[name] = await goldenOf(procedure, { answers, createdAt }, files, fonts);
  }
  return goldens;
}
