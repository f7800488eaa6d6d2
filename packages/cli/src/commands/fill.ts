import { relevantAnswers, tidyAnswers, validate, vietnamDate } from '@tokhai/answers';
import { ajvCheck, vietnamTime } from '@tokhai/intake';
import { renderSubmission } from '@tokhai/pdf';
import { questionAt, readProcedure } from '@tokhai/procedure';
import { dirname, join } from 'node:path';
import { readAnswers } from '../answers-file.ts';
import { loadAttachments } from '../attachments.ts';
import { expectPositionals, need, readArguments, readInstant, type Command } from '../command.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai fill <procedure> <answers.json> [--created-at ISO] -o out.pdf

Prints answers as a PDF with empty places for the signatures. The answers are either bare or an
example file ({answers, createdAt}). The same input gives the same bytes. Answers that are missing
or not valid are listed, and nothing is written (exit 1).

  --created-at <ISO>    when the form was filled in, with a time zone; by default what the file
                        says, else now
  --files <folder>      where the attached files lie; by default files/ beside the answers
  -o, --output <file>   the PDF
`;

export const fill: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      'created-at': { type: 'string' },
      files: { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const [procedurePath, answersPath] = expectPositionals(positionals, 'procedure', 'answers');
    const output = need(values.output, '-o');
    const procedure = readProcedure(await readText(procedurePath, limits.procedure));
    const given = readAnswers(await readText(answersPath, limits.answers), answersPath);
    const asked = values['created-at'] ?? given.createdAt;
    const instant = asked === undefined ? new Date() : readInstant(asked, '--created-at');

    const tidy = tidyAnswers(procedure, given.answers);
    const issues = validate(procedure, tidy, {
      today: vietnamDate(instant),
      check: ajvCheck,
    });
    for (const { path, code, params } of issues) {
      const title = questionAt(procedure, path.slice(1))?.title;
      const facts = Object.entries(params).map(([name, value]) => `${name} ${value}`);
      const more = [...(title === undefined ? [] : [title]), ...facts].join(', ');
      io.err(`${answersPath}: ${path || '/'}: ${code}${more === '' ? '' : ` (${more})`}\n`);
    }
    if (issues.length > 0) return exit.failed;

    const answers = relevantAnswers(procedure, tidy);
    const folder = values.files ?? join(dirname(answersPath), 'files');
    const files = await loadAttachments(procedure, answers, folder);
    // As it was given where it was given: the print says the time of day of the person's clock.
    const createdAt = asked ?? vietnamTime(instant);
    await writeOutput(output, await renderSubmission(procedure, answers, { createdAt, files }));
    return exit.passed;
  },
};
