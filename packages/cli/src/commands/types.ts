import { readProcedure } from '@tokhai/procedure';
import { answerTypes } from '../answer-types.ts';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai types <procedure> [-o answers.ts]

Writes the TypeScript types of the answers to a procedure.

  -o, --output <file>   write to a file instead of standard output
`;

export const types: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, { output: { type: 'string', short: 'o' } });
    const [path] = expectPositionals(positionals, 'procedure');
    const source = await answerTypes(readProcedure(await readText(path, limits.procedure)));
    if (values.output) await writeOutput(values.output, source);
    else io.out(source);
    return exit.passed;
  },
};
