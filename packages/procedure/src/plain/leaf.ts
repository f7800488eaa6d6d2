import type { QuestionSchema } from '../generated/procedure.ts';
import { plainText } from '../formio/plain-text.ts';
import { canonicalJson, isObject, type JsonObject } from '../json.ts';
import { formatOf } from './formats.ts';
import { isSafePattern } from '../pattern/safe-pattern.ts';

/** Most options that are shown as a choice; the language takes no more. */
const MAX_OPTIONS = 400;

/** A question made of a plain schema, and what turns its answer back into the schema's value. */
export interface Leaf {
  schema: QuestionSchema;
  /** The value that the plain schema asks for. */
  toData: (answer: unknown) => unknown;
  /** The answer, or the option among several, that stands for a value; undefined for others. */
  codeOf?: (value: unknown) => string | number | undefined;
  /** The answer for a value of the schema, such as its default; undefined when it has none. */
  fromData?: (value: unknown) => unknown;
}

const same = (answer: unknown): unknown => answer;

/** The words of a schema: label, and help, which is shown on demand when it is long. */
export function words(schema: JsonObject, key: string): Partial<QuestionSchema> {
  const title = plainText(schema['title'], 300) ?? humanized(key);
  const help = plainText(schema['description'], 2000);
  if (help === undefined) return { title };
  return help.length <= 160 ? { title, description: help } : { title, question: { more: help } };
}

/** The leaf with the default of its schema, and locked where that is read only. */
export function withDefault(leaf: Leaf, schema: JsonObject): Leaf {
  const { fromData = () => undefined } = leaf;
  const value = 'default' in schema ? fromData(schema['default']) : undefined;
  return {
    ...leaf,
    schema: {
      ...leaf.schema,
      ...(value === undefined ? {} : { default: value }),
      ...(schema['readOnly'] === true ? { readOnly: true } : {}),
    },
  };
}

/** `firstName` and `first_name` → `First name`. */
export function humanized(key: string): string {
  const spaced = key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replaceAll(/[_\-.]+/g, ' ');
  const text = plainText(spaced, 100) ?? 'Mục';
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** Free text: for what has no better control. What parses as JSON is taken as that. */
export function freeText(schema: JsonObject, key: string): Leaf {
  return {
    schema: { ...words(schema, key), type: 'string', maxLength: 4000 },
    toData: (answer) => (typeof answer === 'string' ? parsed(answer) : answer),
    fromData: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  };
}

/** A list of values as text, one on each line; undefined for a list of anything else. */
export function linesOf(schema: JsonObject, item: JsonObject, key: string): Leaf | undefined {
  const type = typeOf(item);
  if (type === 'object' || type === 'array') return undefined;
  const { title, ...rest } = words(schema, key);
  const options = optionsOf(item);
  const valueOf = (line: string): unknown => {
    const option = options?.find(({ value, title: shown }) => shown === line || value === line);
    if (option) return option.value;
    if (type === 'string') return line;
    const plain = type === 'boolean' ? booleans[line.toLowerCase()] : undefined;
    return plain ?? parsed(line);
  };
  return {
    schema: { ...rest, title: `${title}: mỗi dòng một mục`, type: 'string', maxLength: 4000 },
    toData: (answer) =>
      typeof answer === 'string'
        ? answer.split('\n').flatMap((line) => (line.trim() === '' ? [] : [valueOf(line.trim())]))
        : answer,
    fromData: (value) =>
      Array.isArray(value) && value.length > 0
        ? value
            .map(
              (one) => options?.find((option) => isSame(option.value, one))?.title ?? spoken(one),
            )
            .join('\n')
        : undefined,
  };
}

const booleans: Readonly<Record<string, boolean>> = { có: true, không: false };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A question that is answered by *Có* or *Không*, and the code of *Có*. */
export function yesOrNo(wording: Partial<QuestionSchema>): { schema: QuestionSchema; yes: string } {
  const oneOf = [
    { const: '1', title: 'Có' },
    { const: '2', title: 'Không' },
  ];
  return { schema: { ...wording, type: 'string', oneOf }, yes: '1' };
}

/** The question that a schema of one value suggests; undefined when there is none. */
export function leafOf(schema: JsonObject, key: string): Leaf | undefined {
  const options = optionsOf(schema);
  if (options) return choice(schema, key, options);
  const type = typeOf(schema);
  if (type === 'boolean') {
    return choice(schema, key, [
      { value: true, title: 'Có' },
      { value: false, title: 'Không' },
    ]);
  }
  if (type === 'number' || type === 'integer') {
    return {
      schema: { ...words(schema, key), type, ...limits(schema) },
      toData: same,
      codeOf: numberOnly,
      fromData: numberOnly,
    };
  }
  if (type !== 'string') return undefined;
  const { schema: ofFormat, ...ways } = formatOf(schema);
  const made = { ...words(schema, key), type, ...limits(schema), ...ofFormat };
  return { schema: made as QuestionSchema, codeOf: textOnly, ...ways };
}

const numberOnly = (value: unknown) => (typeof value === 'number' ? value : undefined);
const textOnly = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The type without `null`; guessed where nothing says it. */
export function typeOf(schema: JsonObject): string | undefined {
  const types = [schema['type']].flat().filter((type) => type !== 'null');
  if (typeof types[0] === 'string') return types[0];
  if (isObject(schema['properties'])) return 'object';
  if ('items' in schema || 'prefixItems' in schema) return 'array';
  if ('pattern' in schema || 'maxLength' in schema || 'format' in schema) return 'string';
  if ('minimum' in schema || 'maximum' in schema) return 'number';
  return undefined;
}

interface Option {
  value: unknown;
  title: string;
}

/** The one value that a schema allows: by `const`, or by an `enum` of one. */
function onlyValue(schema: unknown): [value: unknown] | undefined {
  if (!isObject(schema)) return undefined;
  if ('const' in schema) return [schema['const']];
  const listed = schema['enum'];
  return Array.isArray(listed) && listed.length === 1 ? [listed[0]] : undefined;
}

/** The values a schema lists, by `enum`, or by one in each of `oneOf` or `anyOf`. */
export function optionsOf(schema: JsonObject): Option[] | undefined {
  const named = [schema['oneOf'], schema['anyOf']].find(
    (list): list is JsonObject[] =>
      Array.isArray(list) && list.length > 0 && list.every((one) => onlyValue(one)),
  );
  const titled = named?.map((one) => {
    const [value] = onlyValue(one)!;
    return { value, title: plainText(one['title'], 300) ?? spoken(value) };
  });
  const listed = Array.isArray(schema['enum']) ? schema['enum'] : undefined;
  const names = Array.isArray(schema['enumNames']) ? schema['enumNames'] : [];
  const options =
    titled ??
    listed?.map((value, index) => ({
      value,
      title: plainText(names[index], 300) ?? spoken(value),
    }));
  return options && options.length > 0 ? options : undefined;
}

function spoken(value: unknown): string {
  return plainText(typeof value === 'string' ? value : JSON.stringify(value), 300) ?? '–';
}

/** A choice by numbers: the values themselves may be of any type. */
function choice(schema: JsonObject, key: string, options: readonly Option[]): Leaf {
  if (options.length > MAX_OPTIONS) return freeText(schema, key);
  const isPlain = options.every(({ value }) => typeof value === 'string' && value !== '');
  const code = (value: unknown, index: number) => (isPlain ? String(value) : `${index + 1}`);
  const codeOf = (value: unknown): string | undefined => {
    const place = options.findIndex((one) => isSame(one.value, value));
    return place < 0 ? undefined : code(value, place);
  };
  return {
    schema: {
      ...words(schema, key),
      type: 'string',
      oneOf: options.map(({ value, title }, index) => ({ const: code(value, index), title })),
    },
    toData: (answer) => {
      const found = options.find(({ value }, index) => code(value, index) === answer);
      return found ? found.value : answer;
    },
    codeOf,
    fromData: codeOf,
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return b !== undefined && canonicalJson(a) === canonicalJson(b);
}

const limitTypes: Record<string, string> = {
  minLength: 'number',
  maxLength: 'number',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
};

/** The limits of a value as they stand; damaged ones are left out. */
function limits(schema: JsonObject): JsonObject {
  const entries = Object.entries(limitTypes)
    .filter(([key, type]) => typeof schema[key] === type)
    .map(([key]) => [key, schema[key]] as const);
  return {
    ...Object.fromEntries(entries),
    ...patternRule(schema['pattern'], schema['maxLength']),
  };
}

/** Longest text that a pattern is put to, where the schema sets no bound. */
const LONGEST = 4000;

/** A pattern that cannot hang the form, with the bound to the text that it needs for that. */
export function patternRule(source: unknown, maxLength: unknown): JsonObject {
  if (typeof source !== 'string') return {};
  const given = typeof maxLength === 'number';
  const length = given ? maxLength : LONGEST;
  if (!isSafePattern(source, length)) return {};
  return given || isSafePattern(source)
    ? { pattern: source }
    : { pattern: source, maxLength: length };
}
