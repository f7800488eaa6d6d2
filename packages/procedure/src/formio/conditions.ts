import type { Condition } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import { readScriptCondition, type Comparison } from './script-condition.ts';

/** A question that a condition may look at. */
export interface Known {
  name: string;
  kind: string;
  /** Values of its options. */
  options?: ReadonlySet<string>;
  /** The one option of several that the key means. */
  option?: string;
}

/** Finds a question by the key that a Form.io condition names. */
export type Find = (key: string) => Known | undefined;

/** A condition that cannot be translated, with the reason. */
export class Untranslatable extends Error {}

/** Most parts of one condition; the language takes no more. */
const MAX_PARTS = 20;

/**
 * When a component is shown. Undefined: always.
 *
 * @throws {Untranslatable}
 */
export function conditionOfComponent(component: JsonObject, find: Find): Condition | undefined {
  const script = component['customConditional'];
  if (typeof script === 'string' && script.trim() !== '') {
    const comparison = readScriptCondition(script);
    if (!comparison) throw new Untranslatable('its script is more than a simple comparison');
    return fromComparison(comparison, find);
  }
  const { conditional } = component;
  if (!isObject(conditional)) return undefined;
  if (conditional['json']) throw new Untranslatable('it is written in JsonLogic');
  const tests = Array.isArray(conditional['conditions'])
    ? conditional['conditions'].filter((test) => isObject(test) && test['component']).map(fromTest)
    : fromSimple(conditional);
  if (tests.length === 0) return undefined;
  const any = conditional['conjunction'] === 'any';
  const condition = fromComparison(any ? { any: tests } : { all: tests }, find);
  return isFalse(conditional['show']) ? negated(condition) : condition;
}

/** Conditions that all have to hold. @throws {Untranslatable} */
export function allOf(conditions: readonly Condition[]): Condition | undefined {
  const flat = conditions.flatMap((condition) => ('all' in condition ? condition.all : condition));
  if (flat.length > MAX_PARTS) throw new Untranslatable(`it has more than ${MAX_PARTS} parts`);
  return flat.length > 1 ? { all: flat } : flat[0];
}

function fromSimple(conditional: JsonObject): Comparison[] {
  const { when, eq } = conditional;
  if (typeof when !== 'string' || when === '') return [];
  if (eq === undefined || eq === null || eq === '')
    return [{ not: { path: when, operator: 'truthy' } }];
  return [{ path: when, operator: 'equals', value: literal(eq) }];
}

function fromTest(test: unknown): Comparison {
  const { component, operator, value } = test as JsonObject;
  const path = String(component);
  switch (operator) {
    case 'isEqual':
      return { path, operator: 'equals', value: literal(value) };
    case 'isNotEqual':
      return { path, operator: 'differs', value: literal(value) };
    case 'isEmpty':
      return { not: { path, operator: 'truthy' } };
    case 'isNotEmpty':
      return { path, operator: 'truthy' };
    case 'includes':
      return { path, operator: 'includes', value: String(literal(value)) };
    case 'notIncludes':
      return { not: { path, operator: 'includes', value: String(literal(value)) } };
    default:
      throw new Untranslatable('it compares in a way that the language does not know');
  }
}

function literal(value: unknown): string | number | boolean {
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as string;
  throw new Untranslatable('it compares with something that is no text and no number');
}

function fromComparison(comparison: Comparison, find: Find): Condition {
  if ('all' in comparison)
    return allOf(comparison.all.map((inner) => fromComparison(inner, find)))!;
  if ('any' in comparison) {
    if (comparison.any.length > MAX_PARTS) {
      throw new Untranslatable(`it has more than ${MAX_PARTS} parts`);
    }
    const any = comparison.any.map((inner) => fromComparison(inner, find));
    return any.length > 1 ? { any } : any[0]!;
  }
  if ('not' in comparison) return negated(fromComparison(comparison.not, find));
  const known = find(comparison.path);
  if (!known) throw new Untranslatable('it looks at something that no question asks');
  const question = known.name;
  const { option } = known;
  if (option !== undefined) {
    // A box of several: ticked or not.
    const ticked = { question, includes: option };
    if (comparison.operator === 'truthy') return ticked;
    if (comparison.operator === 'includes') throw new Untranslatable('a box includes nothing');
    return isFalse(comparison.value) === (comparison.operator === 'equals')
      ? { not: ticked }
      : ticked;
  }
  switch (comparison.operator) {
    case 'truthy':
      return { question, answered: true };
    case 'differs':
      return negated(equality(known, comparison.value));
    default:
      return equality(known, comparison.value);
  }
}

function equality(known: Known, value: string | number | boolean): Condition {
  const question = known.name;
  switch (known.kind) {
    case 'confirm':
      // A box that is not ticked has no answer.
      return { question, answered: !isFalse(value) };
    case 'number':
    case 'money': {
      const number = Number(value);
      if (value === '' || !Number.isFinite(number)) break;
      return { question, equals: number };
    }
    case 'choices':
      if (!known.options?.has(String(value))) break;
      return { question, includes: String(value) };
    case 'choice':
      if (known.options && !known.options.has(String(value))) break;
      return { question, equals: String(value) };
    case 'text':
    case 'long-text':
    case 'identity':
    case 'phone':
    case 'email':
      return { question, equals: String(value).normalize('NFC') };
  }
  throw new Untranslatable('it compares with a value that the question cannot have');
}

function negated(condition: Condition): Condition {
  if ('not' in condition) return condition.not;
  if ('answered' in condition) return { ...condition, answered: !condition.answered };
  return { not: condition };
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false';
}
