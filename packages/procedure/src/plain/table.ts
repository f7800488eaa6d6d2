import type { QuestionSchema } from '../generated/procedure.ts';
import { nameTaker } from '../formio/names.ts';
import { isObject, type JsonObject } from '../json.ts';
import { setAt, valueAtSteps, type Steps } from './data.ts';
import {
  freeText,
  leafOf,
  linesOf,
  patternRule,
  typeOf,
  withDefault,
  words,
  type Leaf,
} from './leaf.ts';
import { follow } from './schema-at.ts';

/** Most columns of a table. */
const MAX_COLUMNS = 30;

interface Column {
  /** Where its value stands in the row. */
  steps: Steps;
  name: string;
  made: QuestionSchema;
  toData: Leaf['toData'];
  fromData: NonNullable<Leaf['fromData']>;
  must: boolean;
}

interface Columns {
  columns: Column[];
  /** Values that are the same in every row. */
  fixed: Array<{ steps: Steps; value: unknown }>;
}

/** Where a table stands in the schema. */
export interface TablePlace {
  key: string;
  root: JsonObject;
  trail: readonly JsonObject[];
  /** Notes a part of a row that is asked as text. */
  leave: (steps: Steps) => void;
}

type Rows = (answer: readonly unknown[]) => unknown;

/** A list as a table: of records by their parts, of values in one column; undefined without any. */
export function tableOf(schema: JsonObject, place: TablePlace): Leaf | undefined {
  const item = follow(schema['items'], place.root, place.trail)?.schema;
  const isRecord = item !== undefined && typeOf(item) === 'object' && isObject(item['properties']);
  const read = isRecord
    ? columnsOf(item, place, [], nameTaker())
    : columnsOf({ properties: { value: item ?? {} }, required: ['value'] }, place, [], nameTaker());
  const rows = read.columns.length > 0 ? rowsOf(read) : undefined;
  if (!rows) return undefined;
  const dataOf: Rows = (answer) =>
    answer.map(rows).map((row) => (isRecord || !isObject(row) ? row : row['value']));
  const wrapped = (item: unknown): unknown => (isRecord ? item : { value: item });
  const rowsFrom = (value: unknown): unknown =>
    Array.isArray(value) ? answerRows(value.map(wrapped), read.columns) : undefined;
  return { ...leafFrom(schema, place.key, read.columns, dataOf), fromData: rowsFrom };
}

/** The rows of a table that hold some records; undefined when a part of one fits in no column. */
function answerRows(records: readonly unknown[], columns: readonly Column[]): unknown {
  const rows = records.slice(0, MAX_ENTRIES).map((record) => {
    const said = columns.flatMap(({ steps, name, fromData }) => {
      const value = valueAtSteps(record, steps);
      return value === undefined ? [] : [[name, fromData(value)] as const];
    });
    return said.some(([, answer]) => answer === undefined) ? undefined : Object.fromEntries(said);
  });
  return rows.length > 0 && !rows.includes(undefined) ? rows : undefined;
}

/** Longest name in a map, in characters. */
const MAX_NAME = 200;
/** Most names in one map that are taken. */
const MAX_ENTRIES = 1000;

/** An object with names that the schema does not know, as a table of names and what stands there. */
export function entriesOf(schema: JsonObject, place: TablePlace): Leaf | undefined {
  const patterns = isObject(schema['patternProperties']) ? schema['patternProperties'] : {};
  const written = [schema['additionalProperties'], ...Object.values(patterns)].find(isObject) ?? {};
  const inner = follow(written, place.root, place.trail)?.schema ?? {};
  const isRecord = typeOf(inner) === 'object' && isObject(inner['properties']);
  const take = nameTaker();
  const name = take('ten', 'ten');
  const key = {
    title: 'Tên',
    type: 'string',
    minLength: 1,
    maxLength: MAX_NAME,
    ...nameRule(schema),
  };
  const read = isRecord
    ? columnsOf(inner, place, [], take)
    : columnsOf({ properties: { 'Giá trị': inner }, required: ['Giá trị'] }, place, [], take);
  if (read.columns.length === 0) return undefined;
  const rows = rowsOf(read);
  const dataOf: Rows = (answer) => {
    const data: { root: unknown } = { root: {} };
    for (const row of answer.slice(0, MAX_ENTRIES)) {
      if (!isObject(row) || typeof row[name] !== 'string') continue;
      const value = rows(row);
      const part = isRecord || !isObject(value) ? value : value['Giá trị'];
      setAt(data, ['root', row[name]], part);
    }
    return data.root;
  };
  const column = {
    steps: [],
    name,
    made: key as QuestionSchema,
    toData: (one: unknown) => one,
    fromData: (one: unknown) => one,
    must: true,
  };
  return leafFrom(schema, place.key, [column, ...read.columns.slice(0, MAX_COLUMNS - 1)], dataOf);
}

/** What the names in a map have to look like. */
function nameRule(schema: JsonObject): JsonObject {
  const patterns = isObject(schema['patternProperties']) ? schema['patternProperties'] : {};
  const [only, second] = schema['additionalProperties'] === false ? Object.keys(patterns) : [];
  const names = isObject(schema['propertyNames']) ? schema['propertyNames']['pattern'] : undefined;
  const pattern = second === undefined ? (only ?? names) : undefined;
  return patternRule(pattern, MAX_NAME);
}

function leafFrom(schema: JsonObject, key: string, columns: readonly Column[], dataOf: Rows): Leaf {
  const made = {
    ...words(schema, key),
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map((column) => [column.name, column.made])),
      required: columns.filter(({ must }) => must).map(({ name }) => name),
    },
    ...counts(schema),
  };
  return {
    schema: made as unknown as QuestionSchema,
    toData: (answer) => (Array.isArray(answer) ? dataOf(answer) : answer),
  };
}

/** A row of the table in the shape of the schema. */
function rowsOf({ columns, fixed }: Columns): (row: unknown) => unknown {
  return (row) => {
    if (!isObject(row)) return row;
    const data: { root: unknown } = { root: {} };
    for (const { steps, value } of fixed) setAt(data, ['root', ...steps], structuredClone(value));
    for (const { steps, name, toData } of columns) {
      if (row[name] !== undefined) setAt(data, ['root', ...steps], toData(row[name]));
    }
    return data.root;
  };
}

/** The columns of a row: its parts, and the parts of objects in it. */
function columnsOf(
  item: JsonObject,
  place: TablePlace,
  above: Steps,
  take: (key: string, fallback: string) => string,
): Columns {
  const columns: Column[] = [];
  const fixed: Columns['fixed'] = [];
  const required = Array.isArray(item['required']) ? item['required'] : [];
  const properties = isObject(item['properties']) ? Object.entries(item['properties']) : [];
  for (const [key, part] of properties.slice(0, MAX_COLUMNS)) {
    const steps = [...above, key];
    const must = required.includes(key);
    const inner = follow(part, place.root, place.trail)?.schema;
    if (inner && 'const' in inner) {
      if (must) fixed.push({ steps, value: inner['const'] });
      continue;
    }
    if (inner && isObject(inner['properties']) && above.length < 3) {
      if (must) fixed.push({ steps, value: {} });
      const nested = columnsOf(inner, place, steps, take);
      columns.push(...nested.columns);
      if (must) fixed.push(...nested.fixed);
      continue;
    }
    const leaf = inner && (leafOf(inner, key) ?? listIn(inner, key, place));
    if (!leaf) place.leave(steps);
    const {
      schema: made,
      toData,
      fromData = () => undefined,
    } = withDefault(leaf ?? freeText(inner ?? {}, key), inner ?? {});
    columns.push({ steps, name: take(key, 'cot'), made, toData, fromData, must });
  }
  return { columns: columns.slice(0, MAX_COLUMNS), fixed };
}

/** A list of values inside a row: one on each line. */
function listIn(schema: JsonObject, key: string, { root, trail }: TablePlace): Leaf | undefined {
  if (typeOf(schema) !== 'array' || Array.isArray(schema['items'])) return undefined;
  const item = follow(schema['items'], root, trail)?.schema;
  return item && linesOf(schema, item, key);
}

/** How many rows, or options, there may be; other bounds are left out. */
export function counts(schema: JsonObject): JsonObject {
  const bound = (key: string) =>
    Number.isInteger(schema[key]) && Number(schema[key]) > 0 && Number(schema[key]) <= 1000
      ? { [key]: schema[key] }
      : {};
  return { ...bound('minItems'), ...bound('maxItems') };
}
