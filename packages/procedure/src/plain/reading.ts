import type { Condition, QuestionSchema } from '../generated/procedure.ts';
import { nameTaker } from '../formio/names.ts';
import { plainText } from '../formio/plain-text.ts';
import { isObject, pointerStep, type JsonObject } from '../json.ts';
import { readBranches, type PartReader } from './branches.ts';
import { anyOf, both } from './conditions.ts';
import type { Steps } from './data.ts';
import { inOrder, triggersOf } from './dependents.ts';
import { choicesOf } from './choices.ts';
import { momentOf } from './formats.ts';
import {
  freeText,
  leafOf,
  optionsOf,
  typeOf,
  words,
  withDefault,
  yesOrNo,
  type Leaf,
} from './leaf.ts';
import { distinctTitles, partAt, type Section } from './parts.ts';
import { follow } from './schema-at.ts';
import { entriesOf, tableOf, type TablePlace } from './table.ts';

/** Most questions, as the language takes them. */
const MAX_QUESTIONS = 400;
/** Deepest object whose parts are asked one by one. */
const MAX_LEVELS = 8;
/** Most schemas looked at. */
const MAX_VISITS = 20_000;
/** Most branches of conditions looked at. */
const MAX_BRANCHES = 2000;

/** A part of a plain schema that could not be asked as it is. */
export interface Left {
  /** JSON pointer of the value. */
  pointer: string;
  /** kebab-case: `circle-or-outside`, `free-text`, `too-many`, `only-when`, `asked-always`. */
  code: 'circle-or-outside' | 'free-text' | 'too-many' | 'only-when' | 'asked-always';
}

/** One question, and where its value goes. */
export interface Asked {
  name: string;
  steps: Steps;
  schema: QuestionSchema;
  toData: Leaf['toData'];
  /** The answer that stands for a value; undefined for a question about the form itself. */
  codeOf: ((value: unknown) => string | number | undefined) | undefined;
  section: Section;
}

interface Place {
  key: string;
  steps: Steps;
  trail: readonly JsonObject[];
  section: Section;
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
  #branches = 0;

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
      const left = isObject(written) ? written : {};
      this.#ask(freeText(left, place.key), left, place);
      return;
    }
    const { schema } = found;
    const inner = { ...place, trail: found.trail };
    if ('const' in schema) {
      this.#fix(place, schema['const']);
      return;
    }
    if (schema['type'] === 'null') return;
    const leaf = momentOf(schema, words(schema, place.key)) ?? leafOf(schema, place.key);
    if (leaf) this.#ask(leaf, schema, inner);
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
    const own = place.steps.length === 0 ? undefined : words(schema, place.key).title;
    const section = own === undefined ? place.section : { title: own, inside: place.section };
    // An object that has to be there is there, also when nothing in it was said.
    if (place.steps.length > 0) this.#fix(place, {});
    const titleOf = distinctTitles(properties, this.#root, place.trail);
    const reader = this.#partReader(place, (key, part, when, must) => {
      this.read(partAt(part, key, schema, titleOf(key)), {
        ...place,
        key,
        section,
        steps: [...place.steps, key],
        required: must && place.required,
        when: both(place.when, when),
      });
    });
    const triggers = triggersOf(schema);
    for (const [key, part] of inOrder(properties, triggers)) {
      const must = required.has(key);
      const made = (triggers.get(key) ?? []).map(reader.answered);
      const known = made.filter((condition) => condition !== undefined);
      const when = must || known.length < made.length ? undefined : anyOf(known);
      reader.read(key, part, when, must || when !== undefined);
    }
    const known = new Set(Object.keys(properties));
    readBranches({ schema, trail: place.trail }, reader, {
      when: undefined,
      isUnclear: false,
      known,
    });
    if (isObject(schema['additionalProperties']) && Object.keys(properties).length === 0) {
      this.#askOrText(entriesOf(schema, this.#tablePlace(place)), schema, place);
    }
    this.#readVariants(schema, place);
  }

  /** What reads the parts of the object at a place, and finds what was read of them. */
  #partReader({ steps }: Place, read: PartReader['read']): PartReader {
    const at = (path: readonly string[]): Asked[] =>
      this.asked.filter(
        (one) =>
          one.codeOf !== undefined &&
          one.steps.length >= steps.length + path.length &&
          [...steps, ...path].every((step, index) => one.steps[index] === step),
      );
    return {
      root: this.#root,
      read,
      look: (path) => {
        const [only, ...others] = at(path);
        const isWhole = only?.steps.length === steps.length + path.length;
        if (!only?.codeOf || !isWhole || others.length > 0) return undefined;
        return { name: only.name, codeOf: only.codeOf };
      },
      answered: (key) => anyOf(at([key]).map(({ name }) => ({ question: name, answered: true }))),
      require: (key, when) => {
        const known = at([key]);
        const [only] = known;
        if (!only || known.length > 1 || only.schema.question?.when !== undefined) return;
        if (only.schema.question?.required === true) return;
        only.schema = {
          ...only.schema,
          question: { ...only.schema.question, when, required: true },
        };
        this.left.push({ pointer: pointerOf(only.steps), code: 'only-when' });
      },
      mayGoOn: () => (this.#branches += 1) <= MAX_BRANCHES,
      askedAlways: (key) => this.#leave({ steps: [...steps, key] }, 'asked-always'),
    };
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
      codeOf: undefined,
      schema: { ...schema, ...when },
    });
    return { name, yes };
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
      codeOf: undefined,
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
    const leaf = item && schema['uniqueItems'] === true ? leafOf(item, place.key) : undefined;
    if (leaf?.schema.oneOf) {
      this.#ask(choicesOf(schema, place.key, leaf), schema, place);
      return;
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
    this.#ask(leaf ?? freeText(schema, place.key), schema, place);
  }

  #ask(leaf: Leaf, written: JsonObject, place: Place): void {
    const { schema, toData, codeOf = () => undefined } = withDefault(leaf, written);
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
      codeOf,
      schema: Object.keys(question).length === 0 ? schema : { ...schema, question },
    });
  }

  #leave({ steps }: Pick<Place, 'steps'>, code: Left['code']): void {
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
