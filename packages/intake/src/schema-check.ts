import { fromAjvErrors, type SchemaCheck } from '@tokhai/answers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const compiled = new WeakMap<object, ValidateFunction>();

/** The reference check of answers against a procedure's JSON Schema: ajv, compiled once for each. */
export const ajvCheck: SchemaCheck = (schema, data) => {
  let validate = compiled.get(schema);
  if (!validate) {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    addFormats.default(ajv);
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  return validate(data) ? [] : fromAjvErrors(validate.errors);
};
