import type { Kind, SignerPlace } from '../generated/procedure.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Procedure, Question } from '../model.ts';
import { asHtml } from './escape.ts';
import { exportCondition } from './export-condition.ts';

/** A form of Form.io, as its builder, its renderer and `importFormio` take it. */
export interface FormioForm {
  title: string;
  name: string;
  path: string;
  type: 'form';
  display: 'wizard';
  components: JsonObject[];
}

/**
 * A procedure as a Form.io wizard: each page a panel, each question a component under its own name.
 * What Form.io has no component for is marked in `properties["tokhai-kind"]`, so that
 * `importFormio` makes the same kind of question of it. Blocks of the agency, the print and the
 * facts about the procedure are not part of a form and are left out.
 */
export function exportFormio(procedure: Procedure): FormioForm {
  const pages = procedure.pages.map((page): JsonObject => {
    const questions = page.questions.map((name) => procedure.questions.get(name)!);
    return {
      ...panel(page.id, page.title),
      components: [
        ...(page.description === undefined ? [] : [content(`${page.id}Note`, page.description)]),
        ...questions.flatMap((question) => exported(question, procedure)),
      ],
      ...exportCondition(page.when, procedure),
    };
  });
  const signatures = procedure.signers
    .filter(({ role }) => role !== 'officer')
    .map((signer) => signature(signer, procedure));
  const name = formName(procedure.id);
  return {
    title: procedure.title,
    name,
    path: name,
    type: 'form',
    display: 'wizard',
    components:
      signatures.length === 0
        ? pages
        : [...pages, { ...panel('signatures', 'Chữ ký'), components: signatures }],
  };
}

function exported(question: Question, procedure: Procedure): JsonObject[] {
  const component = componentOf(question);
  if (!component) return [];
  return [{ ...component, ...exportCondition(question.options.when, procedure) }];
}

function componentOf(question: Question): JsonObject | undefined {
  const own = byKind[question.kind](question);
  if (!own) return undefined;
  const { validate, ...rest } = own;
  return {
    key: question.name,
    label: asHtml(question.title),
    ...(question.help === undefined ? {} : { description: asHtml(question.help) }),
    input: true,
    ...rest,
    validate: { required: question.required, ...(isObject(validate) ? validate : {}) },
  };
}

const byKind: Record<Kind, (question: Question) => JsonObject | undefined> = {
  text: (question) => text('textfield', question),
  'long-text': (question) => text('textarea', question),
  identity: (question) => ({ ...text('textfield', question), ...mark('identity') }),
  phone: () => ({ type: 'phoneNumber', inputMask: '' }),
  email: () => ({ type: 'email' }),
  number: ({ schema }) => ({ type: 'number', validate: bounds(schema) }),
  money: ({ schema }) => ({ type: 'currency', currency: 'VND', validate: bounds(schema) }),
  date: ({ options }) => ({
    type: 'day',
    dayFirst: true,
    // A part that may be unknown is hidden nowhere, but nobody has to give it.
    ...(options.partial ? mark('partial-date') : {}),
  }),
  time: () => ({ type: 'time', format: 'HH:mm', dataFormat: 'HH:mm' }),
  choice: (question) =>
    question.options.display === 'select'
      ? { type: 'select', widget: 'html5', data: { values: values(question) } }
      : { type: 'radio', values: values(question) },
  choices: (question) => ({
    type: 'selectboxes',
    values: values(question),
    validate: {
      ...kept(question.schema, 'minItems', 'minSelectedCount'),
      ...kept(question.schema, 'maxItems', 'maxSelectedCount'),
    },
  }),
  confirm: () => ({ type: 'checkbox' }),
  person: ({ parts }) => ({ type: 'container', tree: true, ...inside(parts) }),
  address: ({ schema }) => ({ type: 'container', tree: true, ...addressParts(schema) }),
  file: ({ options }) => ({
    type: 'file',
    storage: 'base64',
    filePattern: (options.accept ?? ['image/jpeg', 'image/png', 'application/pdf']).join(','),
    fileMaxSize: `${options.maxBytes ?? 10_485_760}B`,
    multiple: false,
  }),
  table: ({ parts, schema, options }) => ({
    type: 'datagrid',
    ...inside(parts),
    ...(options.add === undefined ? {} : { addAnother: asHtml(options.add) }),
    validate: {
      ...kept(schema, 'minItems', 'minLength'),
      ...kept(schema, 'maxItems', 'maxLength'),
    },
  }),
  // Form.io computes by code of its own, which is written where it runs.
  computed: ({ schema }) =>
    schema['type'] === 'string'
      ? { type: 'textfield', disabled: true }
      : { type: 'number', disabled: true, validate: bounds(schema) },
  statement: ({ options }) => ({
    type: 'content',
    input: false,
    html: `<p>${asHtml(options.text ?? '')}</p>`,
    ...mark('statement'),
  }),
  // Who signs stands in the list of signers; what the agency fills in is no part of the form.
  signature: () => undefined,
  agency: () => undefined,
};

function inside(parts: readonly Question[] = []): JsonObject {
  return { components: parts.map(componentOf).filter((part) => part !== undefined) };
}

function text(type: string, { schema }: Question): JsonObject {
  const validate = {
    ...kept(schema, 'minLength', 'minLength'),
    ...kept(schema, 'maxLength', 'maxLength'),
    ...kept(schema, 'pattern', 'pattern'),
  };
  return { type, validate };
}

function bounds(schema: JsonObject): JsonObject {
  const integer = schema['type'] === 'integer' ? { integer: true } : {};
  return { ...kept(schema, 'minimum', 'min'), ...kept(schema, 'maximum', 'max'), ...integer };
}

function values({ choices = [] }: Question): JsonObject[] {
  return choices.map(({ value, title }) => ({ label: asHtml(title), value: String(value) }));
}

const partWords: Record<string, string> = {
  provinceCode: 'Mã tỉnh, thành phố',
  province: 'Tỉnh, thành phố',
  communeCode: 'Mã xã, phường, đặc khu',
  commune: 'Xã, phường, đặc khu',
  detail: 'Số nhà, đường, thôn, xóm',
};

function addressParts(schema: JsonObject): JsonObject {
  const parts = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const kind = required.includes('detail')
    ? 'full-address'
    : parts.includes('detail')
      ? 'address'
      : 'commune';
  const components = parts.map((key) => ({
    key,
    type: 'textfield',
    label: partWords[key] ?? key,
    input: true,
    validate: { required: required.includes(key) },
  }));
  return { components, ...mark(kind) };
}

function signature(signer: SignerPlace, procedure: Procedure): JsonObject {
  return {
    key: procedure.questions.has(signer.id) ? `${signer.id}Signature` : signer.id,
    type: 'signature',
    label: asHtml(signer.title),
    input: true,
    validate: { required: signer.required === true },
    ...exportCondition(signer.when, procedure),
  };
}

function panel(key: string, title: string): JsonObject {
  return { key, type: 'panel', title: asHtml(title), label: asHtml(title), input: false };
}

function content(key: string, words: string): JsonObject {
  return { key, type: 'content', input: false, html: `<p>${asHtml(words)}</p>` };
}

function mark(kind: string): JsonObject {
  return { properties: { 'tokhai-kind': kind } };
}

function kept(schema: JsonObject, keyword: string, as: string): JsonObject {
  return schema[keyword] === undefined ? {} : { [as]: schema[keyword] };
}

/** `…/procedures/ct01/procedure.json` → `ct01`. */
function formName(id: string): string {
  const steps = new URL(id).pathname.split('/').filter((step) => /[A-Za-z0-9]/.test(step));
  const last = steps.at(-1)?.replace(/\.json$/, '');
  const step = last === 'procedure' ? steps.at(-2) : last;
  return (step ?? 'form').replace(/[^A-Za-z0-9-]+/g, '-');
}
