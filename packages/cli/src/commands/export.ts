import { relevantAnswers, tidyAnswers, type Answers } from '@tokhai/answers';
import { loweredSchema, readProcedure, type JsonObject, type Procedure } from '@tokhai/procedure';
import {
  dossierRecord,
  exportFormio,
  formioSubmission,
  type DossierFacts,
  type KeyMap,
} from '@tokhai/procedure/formio';
import { readAnswers } from '../answers-file.ts';
import { expectPositionals, need, readArguments, type Command } from '../command.ts';
import { UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import { limits } from '../limits.ts';

const usage = `Usage: tokhai export <procedure> --formio [--answers file [--key-map file]] [-o file]
       tokhai export <procedure> --json-schema [-o file]
       tokhai export <procedure> --dossier facts.json --answers file [-o file]

Writes a procedure, or answers to it, in the shape that other systems take.

  --formio               a Form.io wizard; with --answers a submission of it, {data}
  --key-map <file>       where the form keeps each answer, as tokhai import wrote it
  --json-schema          pure JSON Schema 2020-12: conditions become if/then/else
  --dossier <file>       a dossier as one-stop systems (iGate over LGSP) take it; the file says what
                         the desk knows: {"code", "submittedAt", "receivedAt", "receivingUnit",
                         "papers": [{"name", "sha256", "code"?}], "serviceCode"?, "applicant"?}
  --answers <file>       the answers: bare, or an example file
  -o, --output <file>    write to a file instead of standard output
`;

/** `export` is a word of the language. */
export const exportProcedure: Command = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      formio: { type: 'boolean' },
      'json-schema': { type: 'boolean' },
      dossier: { type: 'string' },
      answers: { type: 'string' },
      'key-map': { type: 'string' },
      output: { type: 'string', short: 'o' },
    });
    const [path] = expectPositionals(positionals, 'procedure');
    const shapes = [values.formio, values['json-schema'], values.dossier].filter(Boolean);
    if (shapes.length !== 1) {
      throw new UsageError('missing-option', 'Choose one: --formio, --json-schema or --dossier.');
    }
    if (values['key-map'] !== undefined && !(values.formio && values.answers !== undefined)) {
      throw new UsageError('missing-option', '--key-map is for --formio with --answers.');
    }
    const procedure = readProcedure(await readText(path, limits.procedure));
    let result: unknown;
    if (values['json-schema']) result = loweredSchema(procedure);
    else if (values.dossier !== undefined) {
      const answers = await relevantOf(procedure, need(values.answers, '--answers'));
      result = dossierRecord(procedure, answers, await readFacts(values.dossier));
    } else if (values.answers === undefined) result = exportFormio(procedure);
    else {
      const answers = await relevantOf(procedure, values.answers);
      result = formioSubmission(procedure, answers, await readKeyMap(values['key-map']));
    }
    const text = `${JSON.stringify(result, undefined, 2)}\n`;
    if (values.output) await writeOutput(values.output, text);
    else io.out(text);
    return exit.passed;
  },
};

async function relevantOf(procedure: Procedure, path: string): Promise<Answers> {
  const { answers } = readAnswers(await readText(path, limits.answers), path);
  return relevantAnswers(procedure, tidyAnswers(procedure, answers));
}

/** @throws {UsageError} `unreadable-file` */
async function readFacts(path: string): Promise<DossierFacts> {
  const text = await readText(path, limits.answers);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError('unreadable-file', `${path} is not JSON.`);
  }
  const problem = factsProblem(value);
  if (problem !== undefined) throw new UsageError('unreadable-file', `${path}: ${problem}.`);
  return value as DossierFacts;
}

/** What is wrong with the facts about a dossier; undefined: nothing. */
function factsProblem(value: unknown): string | undefined {
  if (!isObject(value)) return 'Write an object';
  for (const name of ['code', 'receivingUnit']) {
    if (typeof value[name] !== 'string') return `Write ${name} as text`;
  }
  for (const name of ['submittedAt', 'receivedAt']) {
    if (Number.isNaN(Date.parse(String(value[name])))) return `Write ${name} as a time (ISO 8601)`;
  }
  const { papers } = value;
  const isPaper = (one: unknown): boolean =>
    isObject(one) && typeof one['name'] === 'string' && typeof one['sha256'] === 'string';
  return Array.isArray(papers) && papers.every(isPaper)
    ? undefined
    : 'Write papers as a list of {"name", "sha256"}';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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
  if (!isObject(value)) throw refuse();
  for (const place of Object.values(value)) {
    if (typeof place === 'string' || (isObject(place) && typeof place['key'] === 'string'))
      continue;
    throw refuse();
  }
  return value as KeyMap;
}
