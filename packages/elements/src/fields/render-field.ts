/* oxlint-disable lit/no-invalid-html, lit/binding-positions -- static templates bind tag names */
import type { Issue } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { html, literal, type StaticValue } from 'lit/static-html.js';
import type { Origin } from '../prefill.ts';

const tags = {
  text: literal`tk-text-field`,
  'long-text': literal`tk-long-text-field`,
  number: literal`tk-number-field`,
  money: literal`tk-money-field`,
  date: literal`tk-date-field`,
  time: literal`tk-time-field`,
  choice: literal`tk-choice-field`,
  choices: literal`tk-choices-field`,
  confirm: literal`tk-confirm-field`,
  identity: literal`tk-identity-field`,
  phone: literal`tk-phone-field`,
  email: literal`tk-email-field`,
  person: literal`tk-person-field`,
  address: literal`tk-address-field`,
  file: literal`tk-file-field`,
  table: literal`tk-table-field`,
  computed: literal`tk-computed-field`,
  statement: literal`tk-statement-field`,
  signature: literal`tk-signature-field`,
  agency: literal`tk-agency-field`,
} satisfies Record<Kind, StaticValue>;

/** Asks a question: the field of its kind. */
export function renderField(
  question: Question,
  {
    pointer,
    value,
    issues,
    headingLevel = 0,
    disabled = false,
    origin,
  }: {
    pointer: string;
    value: unknown;
    issues: readonly Issue[];
    headingLevel?: number;
    disabled?: boolean;
    origin?: Origin | undefined;
  },
): TemplateResult {
  const tag = tags[question.kind];
  return html`<${tag}
    .question=${question}
    .path=${pointer}
    .value=${live(value)}
    .issues=${issues}
    .headingLevel=${headingLevel}
    .disabled=${disabled}
    .origin=${origin}
  ></${tag}>`;
}
