import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fromAjvErrors, type SchemaCheck } from '../schema-check.ts';

const compiled = new WeakMap<object, ValidateFunction>();

/** The check of the desk: ajv, the reference. */
export const ajvCheck: SchemaCheck = (schema, data) => {
  let check = compiled.get(schema);
  if (!check) {
    check = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    compiled.set(schema, check);
  }
  check(data);
  return fromAjvErrors(check.errors);
};
