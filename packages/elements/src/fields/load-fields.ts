import type { Kind, Question } from '@tokhai/procedure';
import { defineOnce } from '../define-once.ts';
import type { FieldElement } from './field-element.ts';

/** Fetches the field of a kind. Each is a file of its own, so that a form loads what it asks. */
const loaders = {
  text: async () => (await import('./text-field.ts')).TextField,
  'long-text': async () => (await import('./long-text-field.ts')).LongTextField,
  number: async () => (await import('./number-field.ts')).NumberField,
  date: async () => (await import('./date-field.ts')).DateField,
  choice: async () => (await import('./choice-field.ts')).ChoiceField,
  confirm: async () => (await import('./confirm-field.ts')).ConfirmField,
  identity: async () => (await import('./identity-field.ts')).IdentityField,
  phone: async () => (await import('./phone-field.ts')).PhoneField,
  email: async () => (await import('./email-field.ts')).EmailField,
  person: async () => (await import('./person-field.ts')).PersonField,
  address: async () => (await import('./address-field.ts')).AddressField,
  file: async () => (await import('./file-field.ts')).FileField,
  table: async () => (await import('./table-field.ts')).TableField,
  computed: async () => (await import('./computed-field.ts')).ComputedField,
  statement: async () => (await import('./statement-field.ts')).StatementField,
  signature: async () => (await import('./signature-field.ts')).SignatureField,
  choices: async () => (await import('./choices-field.ts')).ChoicesField,
  money: async () => (await import('./money-field.ts')).MoneyField,
  time: async () => (await import('./time-field.ts')).TimeField,
  agency: async () => (await import('./agency-field.ts')).AgencyField,
} satisfies Record<Kind, () => Promise<new () => FieldElement>>;

/** The kinds of questions and of their parts. */
function kindsOf(questions: readonly Question[]): Set<Kind> {
  return new Set(questions.flatMap(({ kind, parts = [] }) => [kind, ...kindsOf(parts)]));
}

/**
 * Fetches and registers the fields of questions. Undefined: all are here already. A page that waits
 * for it is drawn in one go, so nothing on it moves.
 */
export function loadFields(questions: readonly Question[]): Promise<unknown> | undefined {
  const missing = [...kindsOf(questions)].filter((kind) => !customElements.get(`tk-${kind}-field`));
  if (missing.length === 0) return undefined;
  return Promise.all(
    missing.map(async (kind) => defineOnce(`tk-${kind}-field`, await loaders[kind]())),
  );
}
