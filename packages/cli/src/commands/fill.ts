import { readProcedure } from '@tokhai/procedure';
import { expectPositionals, need, readArguments, type Command } from '../command.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';
import { printAnswers } from '../print-answers.ts';

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
    const printed = await printAnswers(procedure, answersPath, io, {
      createdAt: values['created-at'],
      files: values.files,
    });
    if (printed === undefined) return exit.failed;
    await writeOutput(output, printed.pdf);
    return exit.passed;
  },
};
