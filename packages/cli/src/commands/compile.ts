import { readProcedure } from '@tokhai/procedure';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { compileCheck } from '../compile-check.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai compile <procedure> [-o validate.js]

Writes the check of answers against the procedure's JSON Schema as an ES module that evaluates and
imports nothing: validate(answers) → boolean, with validate.errors as ajv has them.

  -o, --output <file>   write to a file instead of standard output
`;

export const compile: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, { output: { type: 'string', short: 'o' } });
    const [path] = expectPositionals(positionals, 'procedure');
    const source = await compileCheck(readProcedure(await readText(path, limits.procedure)));
    if (values.output) await writeOutput(values.output, source);
    else io.out(source);
    return exit.passed;
  },
};
