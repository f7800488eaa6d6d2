import { importFormio } from '@tokhai/procedure/formio';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai import <form.json> [-o procedure.json] [--report | --json] [--key-map file]

Makes a procedure of a Form.io form. No script of the form is run, nothing is fetched. What Form.io
does not hold (fee, deadline, contact …) is filled with words that say so: edit the file, then run
tokhai lint.

  -o, --output <file>    write the procedure to a file instead of standard output
  --report               list on standard error what became of each component; without it only what
                         was approximated or left out
  --json                 write {procedure, report, keyMap} instead of the procedure
  --key-map <file>       write where the form keeps each answer, for tokhai export --answers
  --id <uri>             the $id of the procedure
`;

/** `import` is a word of the language. */
export const importForm: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      output: { type: 'string', short: 'o' },
      report: { type: 'boolean' },
      json: { type: 'boolean' },
      'key-map': { type: 'string' },
      id: { type: 'string' },
    });
    const [path] = expectPositionals(positionals, 'form.json');
    const text = await readText(path, limits.procedure);
    const made = importFormio(text, values.id === undefined ? {} : { id: values.id });
    const result = json(values.json ? made : made.procedure);
    if (values.output) await writeOutput(values.output, result);
    else io.out(result);
    if (values['key-map']) await writeOutput(values['key-map'], json(made.keyMap));
    if (!values.json) {
      for (const { pointer, outcome, message } of made.report) {
        if (values.report || outcome !== 'translated') {
          io.err(`${path}: ${outcome} at ${pointer || '/'}: ${message}\n`);
        }
      }
    }
    return exit.passed;
  },
};

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
