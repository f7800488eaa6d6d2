import { importAcroForm, whyNotAsked } from '@tokhai/procedure/acroform';
import { importFormio } from '@tokhai/procedure/formio';
import { basename } from 'node:path';
import { isPdf, readForm } from '../acroform/read-form.ts';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { CommandError, UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readInput, textOf, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai import <form.json | form.pdf> [-o procedure.json] [--report | --json]
                     [--key-map file]

Makes a draft of a procedure of a Form.io form, or of the fields of a fillable PDF (AcroForm). No
script of the form is run, nothing is fetched, and what stands in the fields is no answer. What the
form does not hold (fee, deadline, contact …) is filled with words that say so: edit the file, then
run tokhai lint. A PDF holds no more than names, hints and options: write the labels and the help.

  -o, --output <file>    write the procedure to a file instead of standard output
  --report               list on standard error what became of each component or field; without it
                         only what was approximated or left out
  --json                 write {procedure, report, keyMap} instead of the procedure; of a PDF
                         {procedure, report}
  --key-map <file>       write where the Form.io form keeps each answer, for tokhai export --answers
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
    const [path] = expectPositionals(positionals, 'form.json | form.pdf');
    const id = values.id === undefined ? {} : { id: values.id };
    const bytes = await readInput(path, limits.fillablePdf);
    const pdf = isPdf(bytes) || /\.pdf$/i.test(path);
    if (pdf && values['key-map'] !== undefined) {
      throw new UsageError('wrong-option', '--key-map is for Form.io forms: leave it out.');
    }
    const made = pdf ? await importPdf(path, bytes, id) : importJson(path, bytes, id);
    const result = json(values.json ? made : made.procedure);
    if (values.output) await writeOutput(values.output, result);
    else io.out(result);
    if (values['key-map'] && 'keyMap' in made) {
      await writeOutput(values['key-map'], json(made.keyMap));
    }
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

function importJson(path: string, bytes: Uint8Array, options: { id?: string }) {
  if (bytes.length > limits.procedure) {
    throw new UsageError('unreadable-file', `${path} is larger than ${limits.procedure} bytes.`);
  }
  return importFormio(textOf(path, bytes), options);
}

/** @throws {CommandError} `no-fields`, and what {@link readForm} throws */
async function importPdf(path: string, bytes: Uint8Array, options: { id?: string }) {
  const form = await readForm(bytes);
  const asks = form.fields.some(
    (field) => field.type !== 'signature' && whyNotAsked(field) === undefined,
  );
  if (!asks) {
    throw new CommandError(
      'no-fields',
      'No field of the PDF asks anything: list its questions for tokhai new --questions.',
    );
  }
  return importAcroForm(form, { fileName: basename(path).replace(/\.pdf$/i, ''), ...options });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
