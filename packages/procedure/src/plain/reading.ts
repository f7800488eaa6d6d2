import type { Condition, QuestionSchema } from '../generated/procedure.ts';
import { nameTaker } from '../formio/names.ts';
import { plainText } from '../formio/plain-text.ts';
import { isObject, pointerStep, type JsonObject } from '../json.ts';
import { both, conditionOf } from './conditions.ts';
import { setAt, type Steps } from './data.ts';
import { freeText, leafOf, optionsOf, typeOf, words, type Leaf } from './leaf.ts';
import { follow } from './schema-at.ts';

/** Most questions, as the language takes them. */
const MAX_QUESTIONS = 400;
/** Deepest object whose parts are asked one by one. */
const MAX_LEVELS = 8;
/** Most columns of a table. */
const MAX_COLUMNS = 30;
/** Most schemas looked at. */
const MAX_VISITS = 20_000;

/** A part of a plain schema that could not be asked as it is. */
export interface Left {
  /** JSON pointer of the value. */
  pointer: string;
  /** kebab-case: `circle-or-outside`, `free-text`, `too-many`, `only-when`. */
  code: 'circle-or-outside' | 'free-text' | 'too-many' | 'only-when';
}

/** One question, and where its value goes. */
export interface Asked {
  name: string;
  steps: Steps;
  schema: QuestionSchema;
  toData: Leaf['toData'];
  section: string;
}

interface Column {
  /** Where its value stands in the row. */
  steps: Steps;
  name: string;
  made: QuestionSchema;
  toData: Leaf['toData'];
  must: boolean;
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

/** One reading of a schema: collects what is asked. */
export class Reading {
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
    // An object that has to be there is there, also when nothing in it was said.
    if (place.required && (!place.when || place.way) && place.steps.length > 0) {
      this.fixed.push({ steps: place.steps, value: {}, way: place.way });
    }
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
            },
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
    const isRecord = isKnown && typeOf(item) === 'object' && isObject(item['properties']);
    const { columns, fixed } = isRecord
      ? this.#columnsOf(item, place, [], nameTaker())
      : this.#columnsOf(
          { properties: { value: item }, required: ['value'] },
          place,
          [],
          nameTaker(),
        );
    if (columns.length === 0) {
      this.#leave(place, 'free-text');
      this.#ask(freeText(schema, place.key), place);
      return;
    }
    const rowOf = (row: unknown): unknown => {
      if (!isObject(row)) return row;
      const data: { root: unknown } = { root: {} };
      for (const { steps, value } of fixed) setAt(data, ['root', ...steps], structuredClone(value));
      for (const { steps, name, toData } of columns) {
        if (row[name] !== undefined) setAt(data, ['root', ...steps], toData(row[name]));
      }
      return isRecord ? data.root : (data.root as JsonObject)['value'];
    };
    const made = {
      ...words(schema, place.key),
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(columns.map((column) => [column.name, column.made])),
        required: columns.filter(({ must }) => must).map(({ name }) => name),
      },
      ...counts(schema),
    };
    const toData = (answer: unknown) => (Array.isArray(answer) ? answer.map(rowOf) : answer);
    this.#ask({ schema: made as unknown as QuestionSchema, toData }, place);
  }

  /** The columns of a row: its parts, and the parts of objects in it. */
  #columnsOf(
    item: JsonObject,
    place: Place,
    above: Steps,
    take: (key: string, fallback: string) => string,
  ): { columns: Column[]; fixed: Array<{ steps: Steps; value: unknown }> } {
    const columns: Column[] = [];
    const fixed: Array<{ steps: Steps; value: unknown }> = [];
    const required = Array.isArray(item['required']) ? item['required'] : [];
    const properties = isObject(item['properties']) ? Object.entries(item['properties']) : [];
    for (const [key, part] of properties.slice(0, MAX_COLUMNS)) {
      const steps = [...above, key];
      const must = required.includes(key);
      const inner = follow(part, this.#root, place.trail)?.schema;
      if (inner && 'const' in inner) {
        if (must) fixed.push({ steps, value: inner['const'] });
        continue;
      }
      if (inner && isObject(inner['properties']) && above.length < 3) {
        if (must) fixed.push({ steps, value: {} });
        const nested = this.#columnsOf(inner, place, steps, take);
        columns.push(...nested.columns);
        if (must) fixed.push(...nested.fixed);
        continue;
      }
      const leaf = inner && leafOf(inner, key);
      if (!leaf) this.#leave({ ...place, steps: [...place.steps, '*', ...steps] }, 'free-text');
      const { schema: made, toData } = leaf ?? freeText(inner ?? {}, key);
      columns.push({ steps, name: take(key, 'cot'), made, toData, must });
    }
    return { columns: columns.slice(0, MAX_COLUMNS), fixed };
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

function counts(schema: JsonObject): JsonObject {
  const bound = (key: string) =>
    Number.isInteger(schema[key]) && Number(schema[key]) > 0 && Number(schema[key]) <= 1000
      ? { [key]: schema[key] }
      : {};
  return { ...bound('minItems'), ...bound('maxItems') };
}
