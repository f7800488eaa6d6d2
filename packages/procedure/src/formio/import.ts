import { ProcedureError } from '../error.ts';
import type { ProcedureFile, SignerPlace } from '../generated/procedure.ts';
import { isObject, parseJson, type JsonObject } from '../json.ts';
import { readProcedure } from '../read.ts';
import { flatten } from './flatten.ts';
import type { KeyMap } from './key-map.ts';
import { pagesOf } from './pages.ts';
import { unknownFacts } from './placeholders.ts';
import { plainText } from './plain-text.ts';
import { importQuestions } from './questions.ts';
import { SCHEMAS, withWholeReferences } from './references.ts';
import type { ImportEntry, Note } from './report.ts';
import { asText } from './facts.ts';

export interface ImportOptions {
  /** The `$id` of the procedure; a name under `https://tokhai.example/schemas/procedures/`. */
  id?: string;
  /** First day in force, YYYY-MM-DD; by default the day on which the form was last changed. */
  effectiveFrom?: string;
}

export interface Import {
  /** A procedure file that `readProcedure` takes. */
  procedure: ProcedureFile;
  /** What became of everything in the form, in its order. */
  report: ImportEntry[];
  /** Where the form keeps each answer: give it to `formioSubmission`. */
  keyMap: KeyMap;
}

/** Deepest nesting of a form, in levels of JSON. */
const MAX_DEPTH = 150;

/**
 * A Form.io form as a procedure. Nothing in the form is evaluated or fetched; its size is bounded.
 * What Form.io does not hold (fee, deadline, contact …) is filled with words that say so.
 *
 * @param input the form: text or parsed, `{title, display, components}` or a list of components
 * @throws {ProcedureError} `too-large`, `not-json`; `not-formio` when there is nothing to ask
 */
export function importFormio(input: unknown, options: ImportOptions = {}): Import {
  const form = formOf(parseJson(input, { depth: MAX_DEPTH }));
  const report: ImportEntry[] = [];
  const note: Note = (outcome, pointer, message) => {
    report.push({ pointer, outcome, message });
  };
  const title = plainText(form.title, 300) ?? 'Biểu mẫu chưa có tên';
  if (plainText(form.title, 300) === undefined) {
    note('approximated', '/title', 'The form has no title: write its name as the law has it.');
  }

  const made = importQuestions(flatten(form.components, form.pointer, note), note);
  if (Object.keys(made.properties).length === 0) {
    throw new ProcedureError('not-formio', '', 'Give a form with at least one question.');
  }

  const id = options.id ?? `${SCHEMAS}procedures/${slug(form)}/procedure.json`;
  const procedure: ProcedureFile = {
    $schema: '../../procedure.schema.json',
    $id: id,
    title,
    type: 'object',
    properties: withWholeReferences(made.properties, id),
    required: made.required,
    additionalProperties: false,
    procedure: {
      form: plainText(form.name, 60) ?? 'Form.io',
      effectiveFrom: options.effectiveFrom ?? lastChange(form, note),
      ...unknownFacts(note),
      pages: pagesOf(made.groups, title),
      signers: made.signers.length > 0 ? made.signers : [defaultSigner(note)],
    },
  };
  readProcedure(procedure);
  return { procedure, report: report.sort(inOrder), keyMap: made.keyMap };
}

interface Form {
  title: unknown;
  name: unknown;
  path: unknown;
  modified: unknown;
  components: unknown[];
  pointer: string;
}

function formOf(value: unknown): Form {
  const list = Array.isArray(value) ? value : undefined;
  let form: JsonObject = isObject(value) ? value : {};
  let pointer = list ? '' : '/components';
  if (isObject(form['form']) && !Array.isArray(form['components'])) {
    form = form['form'];
    pointer = '/form/components';
  }
  const components = list ?? form['components'];
  if (!Array.isArray(components)) {
    throw new ProcedureError('not-formio', '', 'Give a Form.io form: an object with components.');
  }
  const { title, name, path } = form;
  const modified = form['modified'] ?? form['created'];
  return { title, name: path ?? name, path: path ?? name, modified, components, pointer };
}

/** A step of an address out of the form's path: `dang-ky-kinh-doanh`. */
function slug({ path }: Form): string {
  const steps = asText(path)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((step) => step !== '');
  return steps.join('-').slice(0, 80) || 'formio';
}

function lastChange(form: Form, note: Note): string {
  note('approximated', '/procedure/effectiveFrom', 'Write the first day in force.');
  const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=T|$)/.exec(
    asText(form.modified),
  )?.[0];
  const instant = new Date(`${day}T00:00:00Z`);
  const real = day !== undefined && instant.toISOString().startsWith(day);
  return real ? day : '2000-01-01';
}

function defaultSigner(note: Note): SignerPlace {
  note('approximated', '/procedure/signers/0', 'Say who signs; by default one person does.');
  return { id: 'nguoiKhai', title: 'NGƯỜI KHAI', note: '(Ký, ghi rõ họ tên)', required: true };
}

/** What is in the form before what was added, and both in the order of their places. */
function inOrder(one: ImportEntry, other: ImportEntry): number {
  const [a, b] = [one, other].map(({ pointer }) => pointer.split('/')) as [string[], string[]];
  if (a[1] !== b[1]) return Number(a[1] === 'procedure') - Number(b[1] === 'procedure');
  const at = a.findIndex((step, index) => step !== b[index]);
  if (at < 0 || b[at] === undefined) return a.length - b.length;
  return Number(a[at]) - Number(b[at]) || 0;
}
