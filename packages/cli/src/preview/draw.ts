import { relevantAnswers, tidyAnswers, validate, vietnamDate, type Answers } from '@tokhai/answers';
import { ajvCheck, fileAnswers, vietnamTime } from '@tokhai/intake';
import { loadFonts, PdfError, renderSubmission } from '@tokhai/pdf';
import type { Procedure } from '@tokhai/procedure';

export interface Drawn {
  pdf?: Uint8Array;
  /** Why there is no PDF, in English. */
  problem?: string;
  /** How many answers are missing or wrong so far. */
  issues: number;
}

/**
 * Prints answers as far as they go: an answer that is not valid yet prints as empty, and so does a
 * file whose bytes are not here.
 */
export async function draw(
  procedure: Procedure,
  given: Answers,
  files: ReadonlyMap<string, Uint8Array>,
  now: Date,
): Promise<Drawn> {
  const tidy = tidyAnswers(procedure, given);
  const issues = validate(procedure, tidy, { today: vietnamDate(now), check: ajvCheck });
  const wrong = issues.filter(({ code }) => code !== 'required').map(({ path }) => path);
  for (const { path, answer } of fileAnswers(procedure, tidy)) {
    if (!files.has(String(answer['sha256']))) wrong.push(path);
  }
  const sound = structuredClone(tidy);
  for (const path of wrong) takeOut(sound, path.split('/').slice(1));
  const options = { createdAt: vietnamTime(now), files, fonts: await loadFonts() };
  try {
    const answers = relevantAnswers(procedure, sound);
    return { pdf: await renderSubmission(procedure, answers, options), issues: issues.length };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { problem: error.message, issues: issues.length };
  }
}

/** Takes out the member at a path; a row of a table stays, empty. */
function takeOut(value: unknown, [step, ...rest]: string[]): void {
  if (step === undefined || typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  if (rest.length > 0) takeOut(members[step], rest);
  else if (Array.isArray(value)) value[Number(step)] = {};
  else delete members[step];
}
