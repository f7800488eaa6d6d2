import type { Condition, QuestionSchema } from '../generated/procedure.ts';
import { nameTaker } from '../formio/names.ts';
import { plainText } from '../formio/plain-text.ts';
import { isObject, pointerStep, type JsonObject } from '../json.ts';
import { both, conditionOf } from './conditions.ts';
import type { Steps } from './data.ts';
import { freeText, leafOf, optionsOf, typeOf, words, yesOrNo, type Leaf } from './leaf.ts';
import { follow } from './schema-at.ts';
import { counts, entriesOf, tableOf, type TablePlace } from './table.ts';

/** Most questions, as the language takes them. */
const MAX_QUESTIONS = 400;
/** Deepest object whose parts are asked one by one. */
const MAX_LEVELS = 8;
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
      this.#fix(place, schema['const']);
      return;
    }
    if (schema['type'] === 'null') return;
    const leaf = leafOf(schema, place.key);
    if (leaf) this.#ask(leaf, inner);
    else if (typeOf(schema) === 'object' && hasParts(schema)) this.#readObject(schema, inner);
    else if (typeOf(schema) === 'array') this.#readArray(schema, inner);
    else if (!this.#readVariants(schema, inner)) {
      const isMap = typeOf(schema) === 'object';
      if (isMap && isClosed(schema)) {
        this.#fix(inner, {});
        return;
      }
      const leaf = isMap ? entriesOf(schema, this.#tablePlace(inner)) : undefined;
      this.#askOrText(leaf, schema, inner);
    }
  }

  /** A value that nobody is asked for, where it has to be. */
  #fix({ steps, required, when, way }: Place, value: unknown): void {
    if (required && (!when || way)) this.fixed.push({ steps, value, way });
  }

  #readObject(schema: JsonObject, whole: Place): void {
    const place = this.#askWhether(schema, whole);
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
    const section =
      place.steps.length === 0 ? place.section : (words(schema, place.key).title ?? place.section);
    // An object that has to be there is there, also when nothing in it was said.
    if (place.steps.length > 0) this.#fix(place, {});
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
      this.#askOrText(entriesOf(schema, this.#tablePlace(place)), schema, place);
    }
    this.#readVariants(schema, place);
  }

  /**
   * Whether an object that may be left out is filled in: asked where it has a required part beside
   * another one, because then half of it would be wrong.
   */
  #askWhether(schema: JsonObject, place: Place): Place {
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    const isHalf = required.length > 0 && Object.keys(properties).length > 1;
    if (place.required || place.steps.length === 0 || !isHalf) return place;
    const { title, ...help } = words(schema, place.key);
    const { name, yes } = this.#askYesOrNo(
      { ...help, title: `${title}: có khai mục này không?` },
      place,
    );
    return {
      ...place,
      required: true,
      when: both(place.when, { question: name, equals: yes }),
      way: { name, code: yes },
    };
  }

  #askYesOrNo(wording: Partial<QuestionSchema>, place: Place): { name: string; yes: string } {
    const name = this.#take(`${place.key} co khai`, 'coKhai');
    const { schema, yes } = yesOrNo(wording);
    const when = place.when ? { question: { ...schema.question, when: place.when } } : {};
    const { steps, section } = place;
    this.asked.push({
      name,
      steps,
      section,
      toData: () => undefined,
      schema: { ...schema, ...when },
    });
    return { name, yes };
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
    const item = follow(schema['items'], this.#root, place.trail)?.schema;
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
    this.#askOrText(tableOf(schema, this.#tablePlace(place)), schema, place);
  }

  /** What tables need to know of where they stand. */
  #tablePlace(place: Place): TablePlace {
    const leave = (steps: Steps): void => {
      this.#leave({ ...place, steps: [...place.steps, '*', ...steps] }, 'free-text');
    };
    return { key: place.key, root: this.#root, trail: place.trail, leave };
  }

  #askOrText(leaf: Leaf | undefined, schema: JsonObject, place: Place): void {
    if (!leaf) this.#leave(place, 'free-text');
    this.#ask(leaf ?? freeText(schema, place.key), place);
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

/** Whether an object may hold nothing at all. */
function isClosed(schema: JsonObject): boolean {
  return schema['additionalProperties'] === false && !('patternProperties' in schema);
}
