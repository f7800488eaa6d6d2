import { relevantAnswers, tidyAnswers, validate, vietnamDate, type Answers } from '@tokhai/answers';
import { ajvCheck, vietnamTime } from '@tokhai/intake';
import { renderSubmission } from '@tokhai/pdf';
import { questionAt, type Procedure } from '@tokhai/procedure';
import { dirname, join } from 'node:path';
import { readAnswers } from './answers-file.ts';
import { loadAttachments } from './attachments.ts';
import { readInstant } from './command.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import { limits } from './limits.ts';

export interface PrintOptions {
  /** RFC 3339; by default what the file of answers says, else now. */
  createdAt?: string | undefined;
  /** Folder of the attached files; by default `files` beside the answers. */
  files?: string | undefined;
}

/**
 * Checks the answers of a file and prints them. What is wrong with them is written to `io.err`, a
 * line each, and nothing is printed.
 *
 * @throws {UsageError} for a file that cannot be read, or a time without its zone
 */
export async function printAnswers(
  procedure: Procedure,
  answersPath: string,
  io: Io,
  { createdAt: wanted, files: folder }: PrintOptions = {},
): Promise<{ answers: Answers; pdf: Uint8Array } | undefined> {
  const given = readAnswers(await readText(answersPath, limits.answers), answersPath);
  const asked = wanted ?? given.createdAt;
  const instant = asked === undefined ? new Date() : readInstant(asked, '--created-at');
  const tidy = tidyAnswers(procedure, given.answers);
  const issues = validate(procedure, tidy, { today: vietnamDate(instant), check: ajvCheck });
  for (const { path, code, params } of issues) {
    const question = questionAt(procedure, path.slice(1));
    const facts = Object.entries(params).map(([name, value]) => `${name} ${value}`);
    if (question && code === 'type') facts.push(`it takes an answer of the kind ${question.kind}`);
    const more = [...(question ? [question.title] : []), ...facts].join(', ');
    io.err(`${answersPath}: ${path || '/'}: ${code}${more === '' ? '' : ` (${more})`}\n`);
  }
  if (issues.length > 0) return undefined;
  const answers = relevantAnswers(procedure, tidy);
  const files = await loadAttachments(
    procedure,
    answers,
    folder ?? join(dirname(answersPath), 'files'),
  );
  // As it was given where it was given: the print says the time of day of the person's clock.
  const createdAt = asked ?? vietnamTime(instant);
  return { answers, pdf: await renderSubmission(procedure, answers, { createdAt, files }) };
}
