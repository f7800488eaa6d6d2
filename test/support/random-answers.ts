/**
 * Answers of people who do not exist: for any procedure, valid, and the same ones for the same seed.
 */
import { createHash } from 'node:crypto';
import { relevantAnswers, tidyAnswers, validate, type Answers } from '@tokhai/answers';
import {
  loadCommunes,
  loadProvinces,
  takesAnswer,
  type Kind,
  type Procedure,
  type Question,
  type Unit,
} from '@tokhai/procedure';
import fc from 'fast-check';
import { syllables } from '../../packages/answers/src/testing/syllables.ts';

export interface RandomAnswersOptions {
  /** Procedure in, answers out: the same seed gives the same answers. */
  seed: number;
  /** How many sets of answers. */
  count: number;
  /** The day they are filled in, YYYY-MM-DD. */
  today: string;
  /** Bytes that a file's answer may stand for, by media type. */
  files: readonly { type: string; bytes: Uint8Array }[];
}

interface Schema {
  type?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  const?: unknown;
  enum?: unknown[];
  oneOf?: { const?: unknown }[];
  items?: Schema;
}

interface Place extends RandomAnswersOptions {
  addresses: readonly { province: Unit; commune: Unit }[];
}

type Make = (question: Question, place: Place) => fc.Arbitrary<unknown>;

const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyABCĐÊĔẢẨỖỮ0123456789';
/** What people write between words, and what would end a PDF string that is not escaped. */
const between = [' ', ' ', ' ', ' ', ' ', ', ', '. ', ' - ', ' / ', ' (', ') ', ' "', '; ', ' \\ '];
/** Letters of Ê-đê, Gia-rai and Ba-na, and names from elsewhere. */
const foreign = [
  'Y Blŏk',
  'Čư M’gar',
  'Ƀuôn',
  'Kơ̆l',
  'Hrê̆',
  'Bŏ̆k',
  'Sørensen',
  'O’Brien',
  'Łukasz',
];

/**
 * A line of words, as long as the schema lets it be: now short, now to the last letter. Made from
 * one random number, not from one for each word: a table full of long answers is made in no time.
 */
function line({ minLength = 1, maxLength = 200 }: Schema): fc.Arbitrary<string> {
  const least = Math.max(1, minLength);
  const most = Math.max(least, maxLength);
  const length = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: least, max: Math.max(least, Math.min(40, most)) }) },
    { weight: 1, arbitrary: fc.constant(Math.max(least, Math.min(2000, most))) },
  );
  return fc.tuple(length, fc.nat()).map(([wanted, seed]) => {
    const next = numbersFrom(seed);
    const pick = <Item>(list: ArrayLike<Item>): Item => list[next() % list.length]!;
    const letter = () => pick(letters);
    const word = () => {
      const kind = next() % 14;
      if (kind === 0) return pick(foreign);
      return kind === 1
        ? Array.from({ length: 1 + (next() % 10) }, letter).join('')
        : pick(syllables);
    };
    let text = '';
    while (text.length < wanted) text += word() + pick(between);
    // No space at the end: tidying would take it off, and the text might be too short then.
    return text
      .normalize('NFC')
      .slice(0, wanted)
      .trimStart()
      .replace(/\s+$/u, '')
      .padEnd(least, 'ơ');
  });
}

/** Numbers below 2^31 that look random (the linear congruential generator of POSIX drand48). */
function numbersFrom(seed: number): () => number {
  let state = (BigInt(seed) << 16n) | 0x330en;
  return () => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffffffffffffn;
    return Number(state >> 17n);
  };
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  return schema.pattern === undefined
    ? line(schema)
    : fc.stringMatching(new RegExp(schema.pattern, 'u'));
}

/** By the JSON Schema alone: for the kinds of which nothing more is known. */
function bySchema(schema: Schema): fc.Arbitrary<unknown> {
  const options = schema.enum ?? schema.oneOf?.map((option) => option.const);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (options !== undefined) return fc.constantFrom(...options);
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum: min = 0, maximum: max = 999_999_999 } = schema;
    if (Number.isInteger(min) && Number.isInteger(max)) return fc.integer({ min, max });
    // With one decimal, as people write a distance or a share.
    return fc
      .integer({ min: Math.ceil(min * 10), max: Math.floor(max * 10) })
      .map((tenths) => tenths / 10);
  }
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array') {
    const { minItems = 0, maxItems = Math.max(8, minItems), items = {} } = schema;
    const different = (items.enum ?? items.oneOf)?.length ?? Infinity;
    const maxLength = Math.min(maxItems, different);
    const minLength = Math.min(minItems, maxLength);
    return fc.uniqueArray(bySchema(items), { minLength, maxLength });
  }
  return textOf(schema);
}

function makeDate({ options }: Question, { today }: Place): fc.Arbitrary<string> {
  const [from, to] = [Date.UTC(1900, 0, 1), Date.parse(today)];
  const day = 86_400_000;
  const most = (options.past === true ? to : to + 5 * 365 * day) - from;
  const lengths = options.partial === true ? [10, 10, 7, 4] : [10];
  return fc
    .tuple(fc.integer({ min: 0, max: Math.floor(most / day) }), fc.constantFrom(...lengths))
    .map(([days, length]) => new Date(from + days * day).toISOString().slice(0, length));
}

const makeAddress: Make = (question, { addresses }) =>
  fc
    .tuple(fc.constantFrom(...addresses), line({ maxLength: 200 }), fc.boolean())
    .map(([{ province, commune }, detail, detailed]) => {
      const required = (question.schema as { required?: string[] }).required ?? [];
      return {
        provinceCode: province.code,
        province: province.name,
        communeCode: commune.code,
        commune: commune.name,
        ...(detailed || required.includes('detail') ? { detail } : {}),
      };
    });

const makeFile: Make = ({ options }, { files }) => {
  const accept: readonly string[] | undefined = options.accept;
  const taken = files.filter(({ type }) => accept === undefined || accept.includes(type));
  return fc.tuple(line({ maxLength: 60 }), fc.constantFrom(...taken)).map(([name, file]) => ({
    name: `${name}.${file.type.replace(/.*\//, '')}`,
    type: file.type,
    size: file.bytes.length,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }));
};

const makeTable: Make = (question, place) => {
  const { minItems = 0, maxItems = 20 } = question.schema as Schema;
  // No row at all is no answer.
  const minLength = Math.max(minItems, question.required ? 1 : 0);
  // Often a few rows, sometimes all that the form allows.
  const row = makeParts(question, place);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(row, {
        minLength,
        maxLength: Math.max(minLength, Math.min(4, maxItems)),
      }),
    },
    { weight: 1, arbitrary: fc.array(row, { minLength: maxItems, maxLength: maxItems }) },
  );
};

/** How a kind is answered; the others are answered by their schema. */
const kinds: Partial<Record<Kind, Make>> = {
  'long-text': ({ schema }) =>
    fc.array(line(schema as Schema), { minLength: 1, maxLength: 3 }).map((lines) => {
      return lines
        .join('\n')
        .slice(0, (schema as Schema).maxLength)
        .trim();
    }),
  email: () => fc.nat(9999).map((number) => `nguoi.khai${number}@vi-du.vn`),
  date: makeDate,
  address: makeAddress,
  file: makeFile,
  table: makeTable,
  person: (question, place) => makeParts(question, place),
};

function make(question: Question, place: Place): fc.Arbitrary<unknown> {
  return kinds[question.kind]?.(question, place) ?? bySchema(question.schema);
}

function makeParts(question: Question, place: Place): fc.Arbitrary<unknown> {
  return record(question.parts ?? [], place);
}

/** An answer to each required question, and to some of the others. */
function record(questions: readonly Question[], place: Place): fc.Arbitrary<Answers> {
  const asked = questions.filter(({ kind }) => takesAnswer(kind));
  const model = Object.fromEntries(asked.map((question) => [question.name, make(question, place)]));
  const requiredKeys = asked.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(model, { requiredKeys }) as fc.Arbitrary<Answers>;
}

async function someAddresses(): Promise<Place['addresses']> {
  const provinces = await loadProvinces();
  const lists = await Promise.all(
    provinces.map(async (province) => {
      const communes = await loadCommunes(province.code);
      const longest = communes.toSorted((a, b) => b.name.length - a.name.length);
      return [communes[0]!, longest[0]!].map((commune) => ({ province, commune }));
    }),
  );
  return lists.flat();
}

/**
 * Sets of answers to a procedure that its own check finds valid, relevant ones only.
 *
 * @throws Error when the procedure can hardly be answered at random: fewer than one set in twenty
 *   is valid
 */
export async function randomAnswers(
  procedure: Procedure,
  options: RandomAnswersOptions,
): Promise<Answers[]> {
  const { seed, count, today } = options;
  const place: Place = { ...options, addresses: await someAddresses() };
  const any = record([...procedure.questions.values()], place);
  const valid: Answers[] = [];
  for (let batch = 0; batch < 20; batch += 1) {
    for (const set of fc.sample(any, { seed: seed + 7919 * batch, numRuns: count })) {
      const answers = mended(procedure, set, today);
      if (answers) valid.push(answers);
      if (valid.length === count) return valid;
    }
  }
  throw new Error(`${procedure.id}: only ${valid.length} of ${count * 20} random sets are valid.`);
}

/** Most times that a set is looked at again without the answers that are wrong. */
const rounds = 4;

/** The relevant answers of a set, without those that are wrong and may be left out. */
function mended(procedure: Procedure, set: Answers, today: string): Answers | undefined {
  let answers = relevantAnswers(procedure, tidyAnswers(procedure, set));
  for (let round = 0; round < rounds; round += 1) {
    const issues = validate(procedure, answers, { today });
    const wrong = issues.filter((one) => !('severity' in one && one.severity === 'warning'));
    if (wrong.length === 0) return answers;
    const names = new Set(wrong.map(({ path }) => path.split('/')[1]));
    const kept = Object.entries(answers).filter(([name]) => !names.has(name));
    answers = relevantAnswers(procedure, Object.fromEntries(kept));
  }
  return undefined;
}
