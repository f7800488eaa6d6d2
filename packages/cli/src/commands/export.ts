import { relevantAnswers, tidyAnswers } from '@tokhai/answers';
import { readProcedure, type JsonObject } from '@tokhai/procedure';
import { exportFormio, formioSubmission, type KeyMap } from '@tokhai/procedure/formio';
import { readAnswers } from '../answers-file.ts';
import { expectPositionals, readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai export <procedure> --formio [--answers file [--key-map file]] [-o file]

Writes a procedure as a Form.io form, or answers as a submission of it.

  --formio               the shape to write; there is no other yet
  --answers <file>       write these answers as {data} instead of the form
  --key-map <file>       where the form keeps each answer, as tokhai import wrote it
  -o, --output <file>    write to a file instead of standard output
`;

/** `export` is a word of the language. */
export const exportProcedure: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      formio: { type: 'boolean' },
      answers: { type: 'string' },
      'key-map': { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const [path] = expectPositionals(positionals, 'procedure');
    if (!values.formio) throw new UsageError('missing-option', 'The option --formio is missing.');
    if (values['key-map'] !== undefined && values.answers === undefined) {
      throw new UsageError('missing-option', '--key-map is for --answers: name the answers too.');
    }
    const procedure = readProcedure(await readText(path, limits.procedure));
    let result: unknown = exportFormio(procedure);
    if (values.answers !== undefined) {
      const { answers } = readAnswers(
        await readText(values.answers, limits.answers),
        values.answers,
      );
      const relevant = relevantAnswers(procedure, tidyAnswers(procedure, answers));
      result = formioSubmission(procedure, relevant, await readKeyMap(values['key-map']));
    }
    const text = `${JSON.stringify(result, undefined, 2)}\n`;
    if (values.output) await writeOutput(values.output, text);
    else io.out(text);
    return exit.passed;
  },
};

/** @throws {UsageError} `unreadable-file` */
async function readKeyMap(path: string | undefined): Promise<KeyMap> {
  if (path === undefined) return {};
  const refuse = () => new UsageError('unreadable-file', `${path} is no key map of tokhai import.`);
  let value: unknown;
  try {
    value = JSON.parse(await readText(path, limits.answers));
  } catch (error) {
    throw error instanceof UsageError ? error : refuse();
  }
  const isObject = (one: unknown): one is JsonObject =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isObject(value)) throw refuse();
  for (const place of Object.values(value)) {
    if (typeof place === 'string' || (isObject(place) && typeof place['key'] === 'string'))
      continue;
    throw refuse();
  }
  return value as KeyMap;
}
