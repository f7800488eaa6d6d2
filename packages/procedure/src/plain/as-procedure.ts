import type { Condition, Page, ProcedureFile, QuestionSchema } from '../generated/procedure.ts';
import { nameTaker } from '../formio/names.ts';
import { plainText } from '../formio/plain-text.ts';
import { canonicalJson, isObject, parseJson, pointerStep, type JsonObject } from '../json.ts';
import type { Procedure } from '../model.ts';
import { readProcedure } from '../read.ts';
import { setAt, type Steps } from './data.ts';
import { freeText, leafOf, optionsOf, typeOf, words, type Leaf } from './leaf.ts';
import { follow } from './schema-at.ts';

/** Deepest nesting of a foreign schema that is read. */
const DEPTH = 60;
/** Most questions, as the language takes them. */
const MAX_QUESTIONS = 400;
/** Deepest object whose parts are asked one by one. */
const MAX_LEVELS = 8;
/** Most questions on a page. */
const PER_PAGE = 15;
/** Most schemas looked at. */
const MAX_VISITS = 20_000;

/** A part of a plain schema that could not be asked as it is. */
export interface Left {
  /** JSON pointer of the value. */
  pointer: string;
  /** kebab-case: `circle-or-outside`, `free-text`, `too-many`, `only-when`. */
  code: 'circle-or-outside' | 'free-text' | 'too-many' | 'only-when';
}

/** A procedure made of a plain JSON Schema. */
export interface PlainProcedure {
  procedure: Procedure;
  left: Left[];
  /** The answers in the shape of the plain schema. */
  dataOf: (answers: Readonly<Record<string, unknown>>) => unknown;
}

interface Asked {
  name: string;
  steps: Steps;
  schema: QuestionSchema;
  toData: Leaf['toData'];
  section: string;
}

interface Place {
  key: string;
  steps: Steps;
  trail: readonly JsonObject[];
  section: string;
  required: boolean;
  when: Condition | undefined;
  /** The one of several ways to fill in that it belongs to. */
  way?: Way;
}

/** An answer that chose a way. */
interface Way {
  name: string;
  code: string;
}

/**
 * A procedure out of any JSON Schema (2020-12; the draft-07 words for the same are understood) that
 * knows nothing of ours: objects become pages, arrays tables, and what has no better control free
 * text, so that nothing is left without one. Nothing in it is fetched or run.
 *
 * @param input text or parsed value
 * @throws {ProcedureError} `too-large`, `not-json`, `not-in-language` when there is nothing to ask
 */
export function asProcedure(input: unknown): PlainProcedure {
  const parsed = parseJson(input, { depth: DEPTH });
  const root = isObject(parsed) ? parsed : {};
  const reading = new Reading(root);
  reading.read(root, {
    key: 'value',
    steps: [],
    trail: [],
    section: plainText(root['title'], 200) ?? 'Tờ khai',
    required: true,
    when: undefined,
  });
  const { asked, left } = reading;
  const file = fileOf(root, asked);
  return {
    procedure: readProcedure(file),
    left,
    dataOf(answers) {
      const data: { root: unknown } = { root: typeOf(root) === 'object' ? {} : undefined };
      for (const { steps, value, way } of reading.fixed) {
        if (!way || answers[way.name] === way.code) setAt(data, ['root', ...steps], value);
      }
      for (const { name, steps, toData } of asked) {
        const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
        if (answer !== undefined) setAt(data, ['root', ...steps], toData(answer));
      }
      return data.root;
    },
  };
}

/** One reading of a schema: collects what is asked. */
class Reading {
  readonly asked: Asked[] = [];
  readonly left: Left[] = [];
  /** Values that are always the same. */
  readonly fixed: Array<{ steps: Steps; value: unknown; way: Way | undefined }> = [];
  readonly #root: JsonObject;
  readonly #take = nameTaker();
  #visits = 0;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  read(written: unknown, place: Place): void {
    this.#visits += 1;
    if (this.asked.length >= MAX_QUESTIONS || this.#visits > MAX_VISITS) {
      this.#leave(place, 'too-many');
      return;
    }
    const found = follow(written, this.#root, place.trail);
    if (!found || place.steps.length > MAX_LEVELS) {
      this.#leave(place, 'circle-or-outside');
      this.#ask(freeText(isObject(written) ? written : {}, place.key), place);
      return;
    }
    const { schema } = found;
    const inner = { ...place, trail: found.trail };
    if ('const' in schema) {
      const isSure = place.required && (!place.when || place.way);
      const { steps, way } = place;
      if (isSure) this.fixed.push({ steps, value: schema['const'], way });
      return;
    }
    if (schema['type'] === 'null') return;
    const leaf = leafOf(schema, place.key);
    if (leaf) this.#ask(leaf, inner);
    else if (typeOf(schema) === 'object' && hasParts(schema)) this.#readObject(schema, inner);
    else if (typeOf(schema) === 'array') this.#readArray(schema, inner);
    else if (!this.#readVariants(schema, inner)) {
      this.#leave(place, 'free-text');
      this.#ask(freeText(schema, place.key), inner);
    }
  }

  #readObject(schema: JsonObject, place: Place): void {
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
    const section =
      place.steps.length === 0 ? place.section : (words(schema, place.key).title ?? place.section);
    const names = new Map<string, string>();
    const readPart = (key: string, part: unknown, when: Condition | undefined, must: boolean) => {
      const before = this.asked.length;
      this.read(part, {
        ...place,
        key,
        section,
        steps: [...place.steps, key],
        required: must && place.required,
        when: both(place.when, when),
      });
      if (this.asked.length === before + 1) names.set(key, this.asked[before]!.name);
    };
    const whenOf = this.#dependents(schema, names);
    for (const [key, part] of Object.entries(properties)) {
      const when = whenOf(key);
      readPart(key, part, when, required.has(key) || when !== undefined);
    }
    this.#readBranches(schema, names, readPart);
    if (isObject(schema['additionalProperties']) && Object.keys(properties).length === 0) {
      this.#leave(place, 'free-text');
      this.#ask(freeText(schema, place.key), place);
    }
    this.#readVariants(schema, place);
  }

  /** `dependentRequired`: a part that another one makes required is asked together with it. */
  #dependents(
    schema: JsonObject,
    names: ReadonlyMap<string, string>,
  ): (key: string) => Condition | undefined {
    const makes = new Map<string, string>();
    for (const keyword of ['dependentRequired', 'dependencies']) {
      const table = schema[keyword];
      if (!isObject(table)) continue;
      for (const [key, needed] of Object.entries(table)) {
        if (Array.isArray(needed)) for (const one of needed) makes.set(String(one), key);
      }
    }
    return (key) => {
      const name = names.get(makes.get(key) ?? '');
      return name === undefined ? undefined : { question: name, answered: true };
    };
  }

  /** `if`, `then`, `else`, and schemas that depend on a part. */
  #readBranches(
    schema: JsonObject,
    names: ReadonlyMap<string, string>,
    readPart: (key: string, part: unknown, when: Condition | undefined, must: boolean) => void,
  ): void {
    const branch = (written: unknown, when: Condition | undefined): void => {
      const found = follow(written, this.#root, [])?.schema;
      if (!when || !found) return;
      const required = Array.isArray(found['required']) ? found['required'] : [];
      const parts = isObject(found['properties']) ? Object.entries(found['properties']) : [];
      for (const [key, part] of parts) {
        const name = names.get(key);
        if (name === undefined) readPart(key, part, when, required.includes(key));
      }
      for (const key of required) {
        const known = this.asked.find(({ name }) => name === names.get(String(key)));
        const isFree = known && known.schema.question?.when === undefined;
        if (!isFree || parts.some(([one]) => one === key && !names.has(one))) continue;
        known.schema = {
          ...known.schema,
          question: { ...known.schema.question, when, required: true },
        };
        this.left.push({ pointer: pointerOf(known.steps), code: 'only-when' });
      }
    };
    const conditionals = [schema, ...(Array.isArray(schema['allOf']) ? schema['allOf'] : [])];
    for (const one of conditionals.filter(isObject)) {
      const when = conditionOf(one['if'], names);
      branch(one['then'], when);
      branch(one['else'], when && { not: when });
    }
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      const table = isObject(schema[keyword]) ? schema[keyword] : {};
      for (const [key, dependent] of Object.entries(table)) {
        const question = names.get(key);
        if (question === undefined || !isObject(dependent)) continue;
        branch(dependent, { question, answered: true });
        for (const one of Array.isArray(dependent['oneOf']) ? dependent['oneOf'] : []) {
          branch(one, conditionOf(one, names));
        }
      }
    }
  }

  /** `oneOf` and `anyOf` of unlike things: which one, then its parts. */
  #readVariants(schema: JsonObject, place: Place): boolean {
    const variants = [schema['oneOf'], schema['anyOf']].find(Array.isArray) as
      unknown[] | undefined;
    const real = variants
      ?.map((one) => follow(one, this.#root, place.trail))
      .filter((found) => found !== undefined)
      .filter(({ schema: one }) => one['type'] !== 'null' && (typeOf(one) ?? optionsOf(one)))
      .slice(0, 20);
    if (!real || real.length === 0) return false;
    if (real.length === 1) {
      this.read({ ...schema, oneOf: undefined, anyOf: undefined, ...real[0]!.schema }, place);
      return true;
    }
    const titles = real.map(
      ({ schema: one }, index) => plainText(one['title'], 300) ?? `Cách ${index + 1}`,
    );
    const name = this.#take(`${place.key} loai`, 'loai');
    this.asked.push({
      name,
      steps: place.steps,
      section: place.section,
      toData: () => undefined,
      schema: {
        title: `${words(schema, place.key).title ?? place.key}: chọn một cách khai`,
        type: 'string',
        oneOf: titles.map((title, index) => ({ const: `${index + 1}`, title })),
        question: { required: place.required, ...(place.when ? { when: place.when } : {}) },
      },
    });
    real.forEach(({ schema: one, trail }, index) => {
      const code = `${index + 1}`;
      const when = both(place.when, { question: name, equals: code });
      this.read(one, { ...place, trail, required: true, when, way: { name, code } });
    });
    return true;
  }

  #readArray(schema: JsonObject, place: Place): void {
    const tuple = [schema['prefixItems'], schema['items']].find(Array.isArray);
    if (tuple) {
      tuple.slice(0, 50).forEach((item, index) => {
        const key = `${place.key} ${index + 1}`;
        this.read(item, { ...place, key, steps: [...place.steps, index] });
      });
      return;
    }
    const found = follow(schema['items'], this.#root, place.trail);
    const item = found?.schema;
    const options = item && optionsOf(item);
    if (options && schema['uniqueItems'] === true) {
      const leaf = leafOf(item, place.key);
      if (leaf?.schema.oneOf) {
        this.#ask(
          {
            schema: {
              ...words(schema, place.key),
              type: 'array',
              items: { type: 'string', oneOf: leaf.schema.oneOf },
              ...counts(schema),
            } as QuestionSchema,
            toData: (answer) => (Array.isArray(answer) ? answer.map(leaf.toData) : answer),
          },
          place,
        );
        return;
      }
    }
    this.#askTable(schema, item ?? {}, found !== undefined, place);
  }

  #askTable(schema: JsonObject, item: JsonObject, isKnown: boolean, place: Place): void {
    const take = nameTaker();
    const isRecord = isKnown && typeOf(item) === 'object' && isObject(item['properties']);
    const properties = isRecord ? (item['properties'] as JsonObject) : { value: item };
    const required = Array.isArray(item['required']) ? item['required'] : [];
    const columns = Object.entries(properties)
      .slice(0, 30)
      .map(([key, part]) => {
        const inner = follow(part, this.#root, place.trail)?.schema;
        const leaf = inner && leafOf(inner, key);
        if (!leaf)
          this.left.push({
            pointer: `${pointerOf(place.steps)}/*${pointerStep(key)}`,
            code: 'free-text',
          });
        const { schema: made, toData } = leaf ?? freeText(inner ?? {}, key);
        return { key, name: take(key, 'cot'), made, toData, must: required.includes(key) };
      });
    if (columns.length === 0) {
      this.#leave(place, 'free-text');
      this.#ask(freeText(schema, place.key), place);
      return;
    }
    const rowOf = (row: unknown): unknown => {
      if (!isObject(row)) return row;
      const data: { root: unknown } = { root: {} };
      for (const { key, name, toData } of columns) {
        if (row[name] !== undefined) setAt(data, ['root', key], toData(row[name]));
      }
      return isRecord ? data.root : (data.root as JsonObject)['value'];
    };
    const made = {
      ...words(schema, place.key),
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(columns.map((column) => [column.name, column.made])),
        required: columns.filter(({ must }) => must || !isRecord).map(({ name }) => name),
      },
      ...counts(schema),
    };
    const toData = (answer: unknown) => (Array.isArray(answer) ? answer.map(rowOf) : answer);
    this.#ask({ schema: made as unknown as QuestionSchema, toData }, place);
  }

  #ask({ schema, toData }: Leaf, place: Place): void {
    const name = this.#take(place.key, 'muc');
    const question = {
      ...schema.question,
      ...(place.when ? { when: place.when } : {}),
      ...(place.required ? { required: true } : {}),
    };
    this.asked.push({
      name,
      steps: place.steps,
      section: place.section,
      toData,
      schema: Object.keys(question).length === 0 ? schema : { ...schema, question },
    });
  }

  #leave({ steps }: Place, code: Left['code']): void {
    if (this.left.length < 1000) this.left.push({ pointer: pointerOf(steps), code });
  }
}

const pointerOf = (steps: Steps): string => steps.map(pointerStep).join('');

function hasParts(schema: JsonObject): boolean {
  return ['properties', 'if', 'oneOf', 'anyOf'].some((keyword) => keyword in schema);
}

function both(a: Condition | undefined, b: Condition | undefined): Condition | undefined {
  return a && b ? { all: [a, b] } : (a ?? b);
}

/** The condition of `if`: parts with `const` or `enum`, or that have to be there. */
function conditionOf(written: unknown, names: ReadonlyMap<string, string>): Condition | undefined {
  if (!isObject(written)) return undefined;
  const properties = isObject(written['properties']) ? written['properties'] : {};
  const all = Object.entries(properties).flatMap(([key, part]): Condition[] => {
    const question = names.get(key);
    const options = isObject(part) && ('const' in part ? [part['const']] : part['enum']);
    if (question === undefined || !Array.isArray(options)) return [];
    const values = options.filter((value): value is string => typeof value === 'string');
    const flags = options.filter((value) => typeof value === 'boolean');
    if (flags.length > 0) return [{ question, in: flags.map((flag) => (flag ? '1' : '2')) }];
    return values.length > 0 ? [{ question, in: values }] : [];
  });
  if (all.length === 0 && Array.isArray(written['required'])) {
    for (const key of written['required']) {
      const question = names.get(String(key));
      if (question !== undefined) all.push({ question, answered: true });
    }
  }
  if (all.length === 0) return undefined;
  return all.length === 1 ? all[0] : { all };
}

function counts(schema: JsonObject): JsonObject {
  const bound = (key: string) =>
    Number.isInteger(schema[key]) && Number(schema[key]) > 0 && Number(schema[key]) <= 1000
      ? { [key]: schema[key] }
      : {};
  return { ...bound('minItems'), ...bound('maxItems') };
}

function fileOf(root: JsonObject, asked: readonly Asked[]): ProcedureFile {
  const title = plainText(root['title'], 200) ?? 'Tờ khai';
  const description = plainText(root['description'], 1000);
  const unsaid = 'Chưa ghi trong lược đồ';
  return {
    $id: `https://tokhai.example/plain/${fingerprint(canonicalJson(root))}`,
    title,
    ...(description === undefined ? {} : { description }),
    type: 'object',
    properties: Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
    additionalProperties: false,
    procedure: {
      form: 'JSON Schema',
      effectiveFrom: '2000-01-01',
      draft: true,
      reliability: 'Dựng từ một lược đồ JSON Schema.',
      legalBasis: unsaid,
      agency: unsaid,
      contact: { name: unsaid },
      fee: unsaid,
      deadline: { text: unsaid },
      minutes: Math.min(240, Math.max(1, Math.ceil(asked.length / 4))),
      bring: [],
      handBack: [],
      stateHolds: [],
      pages: pagesOf(asked),
      signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI', required: true }],
    },
  };
}

/** A page for each section, in pieces when it is long. */
function pagesOf(asked: readonly Asked[]): [Page, ...Page[]] {
  const pages: Page[] = [];
  const titles = new Map<string, number>();
  let current = '';
  for (const { name, section } of asked) {
    const last = pages.at(-1);
    if (last && current === section && last.questions.length < PER_PAGE) {
      last.questions.push(name);
      continue;
    }
    current = section;
    const count = (titles.get(section) ?? 0) + 1;
    titles.set(section, count);
    const title = count === 1 ? section : `${section} (${count})`;
    pages.push({ id: `trang${pages.length + 1}`, title, questions: [name] } as Page);
  }
  return pages as [Page, ...Page[]];
}

/** FNV-1a of 32 bits, twice: tells drafts of different schemas apart; it keeps no secret. */
function fingerprint(text: string): string {
  const hash = (seed: number): string => {
    let value = seed;
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
    }
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x01234567);
}
