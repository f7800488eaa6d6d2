import { vietnamTime } from '@tokhai/intake';
import { readProcedure, type JsonObject } from '@tokhai/procedure';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, type Command } from '../command.ts';
import { CommandError, UsageError } from '../errors.ts';
import { exit } from '../exit-codes.ts';
import { readText, writeOutput } from '../files.ts';
import type { Io } from '../io.ts';
import { limits } from '../limits.ts';
import { readQuestions, slug } from '../start/read-questions.ts';
import { startExample } from '../start/start-example.ts';
import { factQuestions, type FactName, type StartFacts } from '../start/start-facts.ts';
import { startKinds } from '../start/start-kinds.ts';
import { startProcedure } from '../start/start-procedure.ts';
import { startTranslation } from '../start/start-translation.ts';

const kindLines = Object.entries(startKinds)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}\n`)
  .join('');

const usage = `Usage: tokhai new <folder> [--questions list.txt] [--<fact> text …]

Begins a procedure: writes procedure.json with its printed form, en.json and examples/valid.json
into a folder that does not hold a procedure yet. They read, pass tokhai lint, and print. What is
not given is asked for on a terminal.

  --title, --form, --legal-basis, --agency, --fee, --deadline, --contact, --channel, --bring
                        the facts of the procedure, in Vietnamese; --channel is how the contact is
                        reached, --bring a list separated by ;
  --questions <file>    what is asked, a line each:
                          # title of a page; ## prints it as a heading too
                          label | kind, with ? when it need not be answered | help | option; option
                          [option] label | …   asked only where the choice above was answered so
                          - label | kind | …   a column of the table above
                          @ title | label of a name | label of a number   somebody who signs
                        by default a name, a date of birth, a number, an address and a request
  --id <uri>            the $id; by default a name made of the folder

kinds of questions:
${kindLines}`;

/** What is asked where no list is given. */
const usualQuestions = `# Nơi nhận
Nơi nhận tờ khai | commune
# Thông tin của bạn
Họ, chữ đệm và tên | name
Ngày sinh | past-date
Giới tính | sex
Số định danh cá nhân | identity
Địa chỉ | address
Số điện thoại | phone?
# Nội dung đề nghị
Nội dung đề nghị | long-text | Ghi ngắn gọn điều bạn đề nghị
Lời cam đoan | statement | Tôi cam đoan những điều khai trên là đúng sự thật.
`;

/** `new` is a word of the language. */
export const begin: Command = {
  usage,
  async run(args, io) {
    const facts = factQuestions.map(([name]) => [name, { type: 'string' }] as const);
    const { values, positionals } = readArguments(args, {
      ...(Object.fromEntries(facts) as Record<FactName, { type: 'string' }>),
      questions: { type: 'string' },
      id: { type: 'string' },
    });
    if (positionals.length > 1) throw new UsageError('wrong-arguments', 'Name one folder.');
    const [folder] = positionals;
    if (folder === undefined)
      throw new UsageError('wrong-arguments', 'Name the folder to write to.');
    await mustBeFree(folder);
    const list =
      values.questions === undefined
        ? usualQuestions
        : await readText(values.questions, limits.answers);
    const questions = readQuestions(list);
    const known = await allFacts(values, io);
    const now = vietnamTime(new Date());
    const file = startProcedure(known, questions, {
      id: values.id ?? `https://tokhai.example/schemas/procedures/${idStep(folder)}/procedure.json`,
      schema: await schemaPath(folder),
      effectiveFrom: now.slice(0, 10),
    });
    // Whatever was asked for, what is written can be read.
    readProcedure(file);
    const { example, files } = await startExample(questions.pages, now);
    await mkdir(join(folder, 'examples', ...(Object.keys(files).length > 0 ? ['files'] : [])), {
      recursive: true,
    });
    await write(join(folder, 'procedure.json'), file);
    await write(join(folder, 'en.json'), startTranslation(file));
    await write(join(folder, 'examples', 'valid.json'), example);
    for (const [name, bytes] of Object.entries(files)) {
      await writeOutput(join(folder, 'examples', 'files', name), bytes);
    }
    const path = join(folder, 'procedure.json');
    io.out(`${path} is begun. Look at it: npx tokhai preview ${quoted(path)}\n`);
    return exit.passed;
  },
};

/** A path as a shell takes it: those with spaces in quotation marks. */
function quoted(path: string): string {
  return /\s/.test(path) ? JSON.stringify(path) : path;
}

async function allFacts(
  given: { [Name in FactName]?: string | undefined },
  io: Io,
): Promise<StartFacts> {
  const facts: Partial<StartFacts> = {};
  const missing: string[] = [];
  for (const [name, question] of factQuestions) {
    let text = given[name]?.trim().normalize('NFC');
    // Nothing to bring is an answer; all else has to be said.
    while (!text && io.ask && (text === undefined || name !== 'bring')) {
      text = (await io.ask(question)).trim().normalize('NFC');
    }
    if (!text && name !== 'bring') missing.push(`--${name}`);
    facts[name] = text ?? '';
  }
  if (missing.length > 0) {
    throw new UsageError('missing-option', `Missing: ${missing.join(', ')}.`);
  }
  return facts as StartFacts;
}

/** @throws {CommandError} `already-there`: nothing that somebody wrote is overwritten */
async function mustBeFree(folder: string): Promise<void> {
  for (const name of ['procedure.json', 'en.json', join('examples', 'valid.json')]) {
    const path = join(folder, name);
    if (await isThere(path)) {
      throw new CommandError('already-there', `${path} is there already. Name another folder.`);
    }
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The last step of the folder as a part of an address. */
function idStep(folder: string): string {
  return slug(basename(resolve(folder))) || 'to-khai';
}

/** The meta-schema, as an editor finds it from the folder. */
async function schemaPath(folder: string): Promise<string> {
  const beside = join(dirname(dirname(resolve(folder))), 'procedure.schema.json');
  const published = fileURLToPath(import.meta.resolve('@tokhai/procedure/procedure.schema.json'));
  const path = (await isThere(beside)) ? beside : published;
  return relative(resolve(folder), path).split(sep).join('/');
}

async function write(path: string, value: JsonObject | object): Promise<void> {
  await writeOutput(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
