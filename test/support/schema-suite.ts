/** The JSON Schema Test Suite (draft 2020-12) before ajv and before the browser's validator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@cfworker/json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { root } from '../../scripts/lib/run.ts';

type Schema = boolean | Record<string, unknown>;

interface Group {
  description: string;
  schema: Schema;
  tests: { description: string; data: unknown; valid: boolean }[];
}

interface Suite {
  /** By the name of the suite's file, which is that of a keyword mostly. */
  groups: Record<string, Group[]>;
  /** Schemas that others refer to, by address. */
  remotes: Record<string, Schema>;
}

/** Whether each validator says of a case what the suite says. */
export interface CaseResult {
  file: string;
  group: string;
  test: string;
  ajv: boolean;
  cfworker: boolean;
}

const options = { strict: false, validateFormats: false } as const;

const path = join(root, 'test', 'data', 'json-schema-test-suite', 'draft2020-12.json');

/** Runs every case. An exception counts as a wrong answer. */
export function runSuite(): CaseResult[] {
  const { groups, remotes } = JSON.parse(readFileSync(path, 'utf8')) as Suite;
  return Object.entries(groups).flatMap(([file, list]) =>
    list.flatMap(({ description, schema, tests }) => {
      const refersOut = JSON.stringify(schema).includes('http://localhost:1234/');
      const known = refersOut ? remotes : {};
      const ajv = attempt(() => withAjv(schema, known));
      const cfworker = attempt(() => withCfworker(schema, known));
      return tests.map(({ description: test, data, valid }) => ({
        file,
        group: description,
        test,
        ajv: attempt(() => ajv?.(data)) === valid,
        cfworker: attempt(() => cfworker?.(data)) === valid,
      }));
    }),
  );
}

function withAjv(schema: Schema, remotes: Suite['remotes']): (data: unknown) => boolean {
  // The suite’s schemas are sound: to check each of them costs more than all its cases.
  const ajv = new Ajv2020({ ...options, logger: false, validateSchema: false });
  for (const [address, remote] of Object.entries(remotes)) {
    attempt(() => ajv.addSchema(remote as object, address));
  }
  const validate = ajv.compile(schema as object);
  return (data) => validate(data);
}

function withCfworker(schema: Schema, remotes: Suite['remotes']): (data: unknown) => boolean {
  // The interpreter notes addresses in the schema it is given.
  const validator = new Validator(structuredClone(schema), '2020-12', false);
  for (const [address, remote] of Object.entries(remotes)) {
    attempt(() => validator.addSchema(structuredClone(remote) as never, address));
  }
  return (data) => validator.validate(data).valid;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
