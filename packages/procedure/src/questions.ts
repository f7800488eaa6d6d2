import { addressOf } from './address.ts';
import { ProcedureError } from './error.ts';
import type { Kind, QuestionKeyword } from './generated/procedure.ts';
import { isObject, pointerStep, type JsonObject } from './json.ts';
import type { Choice, Question } from './model.ts';

/** Deepest chain of `$ref` and parts followed. */
const MAX_DEPTH = 8;
/** Most questions with their parts and columns: a chain of references multiplies them. */
const MAX_QUESTIONS = 4000;

/** Where a schema came from: what its relative references resolve against. */
interface Base {
  id: string;
  root: JsonObject;
  /** The shared schemas, in the language of the screen. */
  shared: Record<string, JsonObject>;
  /** How many questions and parts were built. */
  built: { count: number };
}

interface Place {
  name: string;
  path: string;
  pointer: string;
  required: boolean;
  depth: number;
}

export type SharedSchemas = Record<string, JsonObject>;

/** The top-level questions of a procedure file, in the order of its properties. */
export function buildQuestions(root: JsonObject, shared: SharedSchemas): Map<string, Question> {
  const base = { id: root['$id'] as string, root, shared, built: { count: 0 } };
  return new Map(
    partsOf(root, base, { name: '', path: '', pointer: '', required: false, depth: 0 }).map(
      (question) => [question.name, question],
    ),
  );
}

function partsOf(schema: JsonObject, base: Base, place: Place): Question[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  for (const name of required) {
    if (typeof name === 'string' && name in properties) continue;
    throw new ProcedureError(
      'unknown-question',
      `${place.pointer}/required`,
      `Define ${JSON.stringify(name)} in properties, or take it out of required.`,
    );
  }
  return Object.entries(properties).map(([name, part]) =>
    buildQuestion(isObject(part) ? part : {}, base, {
      name,
      path: place.path ? `${place.path}/${name}` : name,
      pointer: `${place.pointer}/properties${pointerStep(name)}`,
      required: required.has(name),
      depth: place.depth + 1,
    }),
  );
}

function buildQuestion(written: JsonObject, writtenBase: Base, place: Place): Question {
  writtenBase.built.count += 1;
  if (writtenBase.built.count > MAX_QUESTIONS) {
    const remedy = `Ask for less: a form takes ${MAX_QUESTIONS} questions with their parts and columns.`;
    throw new ProcedureError('too-large', place.pointer, remedy);
  }
  const { schema, base } = resolve(written, writtenBase, place);
  const options = (schema['question'] ?? {}) as QuestionKeyword;
  const items = isObject(schema['items']) ? resolve(schema['items'], base, place) : undefined;
  const kind = options.kind ?? inferredKind(schema, items?.schema);
  const { question: _, title, description, $id, $schema, ...constraints } = schema;
  const built: Question = {
    name: place.name,
    path: place.path,
    kind,
    title: typeof title === 'string' ? title : place.name,
    required: place.required || options.required === true,
    schema: constraints,
    options,
  };
  if (typeof description === 'string') built.help = description;
  if (options.more !== undefined) built.more = options.more;
  const choices = choicesOf(kind === 'choices' ? items?.schema : constraints);
  if (choices) built.choices = choices;
  if (kind === 'person') {
    built.parts = partsOf(constraints, base, place);
    built.schema = withParts(constraints, built.parts);
  }
  if (kind === 'table') {
    const resolved = items ?? { schema: {}, base };
    built.parts = partsOf(resolved.schema, resolved.base, {
      ...place,
      pointer: `${place.pointer}/items`,
    });
    built.schema = { ...constraints, items: withParts(resolved.schema, built.parts) };
  }
  if (kind === 'choices') built.schema = withOptions(constraints, items?.schema ?? {});
  if (kind === 'file') built.schema = withFileLimits(constraints, options);
  checkKind(built, place.pointer);
  return built;
}

/** Follows `$ref`; keywords beside it add to the shared ones, words replace them. */
function resolve(
  schema: JsonObject,
  base: Base,
  place: Place,
  hops = 0,
): { schema: JsonObject; base: Base } {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return { schema, base };
  const { $ref: _, ...own } = schema;
  const found = lookUp(reference, base);
  if (!found || hops > MAX_DEPTH || place.depth > MAX_DEPTH) {
    throw new ProcedureError(
      'unknown-reference',
      `${place.pointer}/$ref`,
      found
        ? `Break the circle: references and parts nest deeper than ${MAX_DEPTH} levels.`
        : `Refer to a shared schema (../../shared/<name>.json) or to #/$defs/<name>: ${JSON.stringify(reference)} is neither.`,
    );
  }
  const target = resolve(found.schema, found.base, place, hops + 1);
  for (const key of Object.keys(own)) {
    if (['title', 'description', 'question'].includes(key) || !(key in target.schema)) continue;
    throw new ProcedureError(
      'overridden-constraint',
      `${place.pointer}${pointerStep(key)}`,
      `Take ${key} out: the schema referred to sets it already, and both would hold at once.`,
    );
  }
  const keyword = own['question'];
  const sharedKeyword = target.schema['question'];
  const question =
    isObject(keyword) || isObject(sharedKeyword)
      ? {
          question: {
            ...(isObject(sharedKeyword) ? sharedKeyword : {}),
            ...(isObject(keyword) ? keyword : {}),
          },
        }
      : {};
  return { schema: { ...target.schema, ...own, ...question }, base: target.base };
}

function lookUp(reference: string, base: Base): { schema: JsonObject; base: Base } | undefined {
  const definition = /^#\/\$defs\/([A-Za-z0-9_-]+)$/.exec(reference)?.[1];
  if (definition !== undefined) {
    const definitions = base.root['$defs'];
    const schema =
      isObject(definitions) && Object.hasOwn(definitions, definition)
        ? definitions[definition]
        : undefined;
    return isObject(schema) ? { schema, base } : undefined;
  }
  const id = addressOf(reference, base.id)?.href ?? '';
  const schema = Object.hasOwn(base.shared, id) ? base.shared[id] : undefined;
  return schema ? { schema, base: { ...base, id, root: schema } } : undefined;
}

/** The kind that a plain JSON Schema suggests. */
function inferredKind(schema: JsonObject, items: JsonObject | undefined): Kind {
  if (hasOptions(schema)) return 'choice';
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'confirm';
    case 'object':
      return 'person';
    case 'array':
      return items && hasOptions(items) ? 'choices' : 'table';
  }
  if (schema['format'] === 'date') return 'date';
  if (schema['format'] === 'email') return 'email';
  return Number(schema['maxLength']) > 200 ? 'long-text' : 'text';
}

function hasOptions(schema: JsonObject): boolean {
  return Array.isArray(schema['oneOf']) || Array.isArray(schema['enum']);
}

function choicesOf(schema: JsonObject | undefined): Choice[] | undefined {
  if (Array.isArray(schema?.['oneOf'])) {
    return schema['oneOf'].map(
      (option: { const: string | number; title?: string; description?: string }) => ({
        value: option.const,
        title: option.title ?? String(option.const),
        ...(option.description === undefined ? {} : { description: option.description }),
      }),
    );
  }
  if (!Array.isArray(schema?.['enum'])) return undefined;
  return schema['enum'].map((value) => ({ value, title: String(value) }));
}

/** The object schema with its parts resolved, and closed against unknown keys. */
function withParts(schema: JsonObject, parts: readonly Question[]): JsonObject {
  const { $id, $schema, title, description, question, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(parts.map((part) => [part.name, part.schema])),
    additionalProperties: false,
  };
}

/** Each option at most once, and never an empty list: that would be no answer. */
function withOptions(schema: JsonObject, items: JsonObject): JsonObject {
  const { $id, $schema, title, description, question, ...options } = items;
  const least = Math.max(1, Number(schema['minItems'] ?? 1));
  return { ...schema, items: options, minItems: least, uniqueItems: true };
}

function withFileLimits(schema: JsonObject, options: QuestionKeyword): JsonObject {
  const limits: JsonObject = {};
  if (options.accept) limits['type'] = { enum: options.accept };
  if (options.maxBytes !== undefined) limits['size'] = { maximum: options.maxBytes };
  return Object.keys(limits).length === 0 ? schema : { ...schema, allOf: [{ properties: limits }] };
}

const typesOfKind: Record<Kind, readonly string[]> = {
  text: ['string'],
  'long-text': ['string'],
  number: ['number', 'integer'],
  money: ['integer'],
  date: ['string'],
  time: ['string'],
  choice: ['string', 'number', 'integer'],
  choices: ['array'],
  confirm: ['boolean'],
  identity: ['string'],
  phone: ['string'],
  email: ['string'],
  person: ['object'],
  address: ['object'],
  file: ['object'],
  table: ['array'],
  computed: ['string', 'number', 'integer'],
  statement: [],
  signature: [],
  agency: [],
};

function checkKind(question: Question, pointer: string): void {
  const mismatch = (remedy: string) => {
    throw new ProcedureError('kind-mismatch', pointer, remedy);
  };
  const { kind, schema, options } = question;
  const type = schema['type'];
  const types = typesOfKind[kind];
  if (types.length > 0 && typeof type === 'string' && !types.includes(type)) {
    mismatch(`Give the kind ${kind} the type ${types.join(' or ')}.`);
  }
  if (kind === 'choice' && !question.choices) mismatch('List the options of the choice in oneOf.');
  if (kind === 'choices' && !question.choices) mismatch('List the options in items.oneOf.');
  if (kind === 'confirm' && schema['const'] !== true && question.required) {
    mismatch('Write "const": true: a required confirmation that is false would pass.');
  }
  if (kind === 'computed' && !options.compute) {
    mismatch('Write in question.compute what the answer is made of.');
  }
  if (kind === 'statement' && !options.text) mismatch('Write the statement in question.text.');
  if ((kind === 'signature' || kind === 'agency') && !options.signer) {
    mismatch('Name the signer in question.signer.');
  }
  if ((kind === 'person' || kind === 'table') && !question.parts?.length) {
    mismatch(`Define at least one property for the ${kind}.`);
  }
  for (const part of question.parts ?? []) {
    if (part.kind === 'computed') {
      mismatch(`Move ${part.name} out of the ${kind}: what is computed is a question of its own.`);
    }
    if (part.options.when) {
      throw new ProcedureError(
        'condition-inside-question',
        pointer,
        `Move the condition of ${part.name} to a question of its own: parts cannot be conditional.`,
      );
    }
  }
}
