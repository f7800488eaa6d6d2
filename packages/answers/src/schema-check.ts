import { Validator, type ValidationResult } from '@cfworker/json-schema';
import { pointerSteps } from './json.ts';

/** One finding of a JSON Schema validator, told the same by every validator. */
export interface SchemaError {
  /** JSON pointer into the answers. */
  pointer: string;
  /** The keyword that failed. */
  keyword: string;
  /** `{missingProperty}` for `required`; empty for every other keyword. */
  params: Record<string, unknown>;
}

/**
 * A JSON Schema 2020-12 validator. It is given the same schema object for the same procedure each
 * time, so an implementation that compiles can keep what it compiled in a WeakMap.
 */
export type SchemaCheck = (schema: object, data: unknown) => SchemaError[];

/** Keywords whose failure only says that something inside failed. */
const containers = new Set(['$ref', 'allOf', 'if', 'items', 'prefixItems', 'properties']);
/** What asserts nothing by itself (JSON Schema 2020-12 Validation, §7.2.1): the kinds check it. */
const annotations = new Set(['format']);
/** A finding inside an alternative: the alternative itself is told instead. */
const inAlternative = /\/(?:oneOf|anyOf)\/\d+(?:\/|$)/u;

/** The shape of ajv's errors that is used here. */
export interface AjvError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/**
 * Findings out of the errors of ajv 8, made with
 * `new Ajv2020({ allErrors: true, strict: false, validateFormats: false })`.
 */
export function fromAjvErrors(errors: readonly AjvError[] | null | undefined): SchemaError[] {
  return (errors ?? [])
    .filter(({ keyword, schemaPath }) => isTold(keyword, schemaPath))
    .map(({ instancePath, keyword, params }) => ({
      pointer: instancePath,
      keyword,
      params: keyword === 'required' ? { missingProperty: params['missingProperty'] } : {},
    }));
}

/** Findings out of the result of @cfworker/json-schema 4 with `shortCircuit` false. */
export function fromCfworker(result: ValidationResult): SchemaError[] {
  return result.errors
    .filter(({ keyword, keywordLocation }) => isTold(keyword, keywordLocation))
    .map(({ instanceLocation, keyword, error }) => ({
      pointer: decodeURIComponent(instanceLocation.slice(1)),
      keyword: keyword === 'false' ? 'false schema' : keyword,
      params: keyword === 'required' ? { missingProperty: /"(.*)"/su.exec(error)?.[1] } : {},
    }));
}

function isTold(keyword: string, location: string): boolean {
  return !containers.has(keyword) && !annotations.has(keyword) && !inAlternative.test(location);
}

const validators = new WeakMap<object, Validator>();

/** The check that browsers use: an interpreter, so that no code is evaluated. */
export const interpret: SchemaCheck = (schema, data) => {
  let validator = validators.get(schema);
  if (!validator) {
    // The interpreter notes addresses in the schema it is given; the caller's stays as it is.
    validator = new Validator(structuredClone(schema), '2020-12', false);
    validators.set(schema, validator);
  }
  return fromCfworker(validator.validate(data));
};

/** The steps to where a finding belongs: a missing property is told at the place it should have. */
export function stepsOf({ pointer, keyword, params }: SchemaError): string[] {
  const steps = pointerSteps(pointer);
  const { missingProperty } = params;
  return keyword === 'required' ? [...steps, String(missingProperty)] : steps;
}
