import { plainText } from '../formio/plain-text.ts';
import { isObject, parseJson } from '../json.ts';
import type { Procedure } from '../model.ts';
import { readProcedure } from '../read.ts';
import { setAt } from './data.ts';
import { typeOf } from './leaf.ts';
import { fileOf } from './plain-file.ts';
import { Reading, type Left } from './reading.ts';

/** Deepest nesting of a foreign schema that is read. */
const DEPTH = 60;

/** A procedure made of a plain JSON Schema. */
export interface PlainProcedure {
  procedure: Procedure;
  left: Left[];
  /** The answers in the shape of the plain schema. */
  dataOf: (answers: Readonly<Record<string, unknown>>) => unknown;
}

/** The language of a schema that does not say in which it is (ISO 639-2). */
const undetermined = 'und';

/**
 * A procedure out of any JSON Schema (2020-12; the draft-07 words for the same are understood) that
 * knows nothing of ours: objects become pages, arrays tables, and what has no better control free
 * text, so that nothing is left without one. Nothing in it is fetched or run.
 *
 * @param input text or parsed value
 * @throws {ProcedureError} `too-large`, `not-json`, `not-in-language` when there is nothing to ask
 */
export function asProcedure(input: unknown): PlainProcedure {
  const parsed = parseJson(input, { depth: DEPTH });
  const root = isObject(parsed) ? parsed : {};
  const reading = new Reading(root);
  reading.read(root, {
    key: 'value',
    steps: [],
    trail: [],
    section: { title: plainText(root['title'], 200) ?? 'Tờ khai', inside: undefined },
    required: true,
    when: undefined,
  });
  const { asked, left } = reading;
  const file = fileOf(root, asked);
  return {
    procedure: { ...readProcedure(file), lang: undetermined },
    left,
    dataOf(answers) {
      const data: { root: unknown } = { root: typeOf(root) === 'object' ? {} : undefined };
      for (const { steps, value, way } of reading.fixed) {
        if (!way || answers[way.name] === way.code) setAt(data, ['root', ...steps], value);
      }
      for (const { name, steps, toData } of asked) {
        const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
        if (answer !== undefined) setAt(data, ['root', ...steps], toData(answer));
      }
      return data.root;
    },
  };
}
