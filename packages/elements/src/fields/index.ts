import type { Kind } from '@tokhai/procedure';
import { AddressField } from './address-field.ts';
import { AgencyField } from './agency-field.ts';
import { ChoiceField } from './choice-field.ts';
import { ChoicesField } from './choices-field.ts';
import { ComputedField } from './computed-field.ts';
import { ConfirmField } from './confirm-field.ts';
import { DateField } from './date-field.ts';
import { EmailField } from './email-field.ts';
import type { FieldElement } from './field-element.ts';
import { FileField } from './file-field.ts';
import { IdentityField } from './identity-field.ts';
import { LongTextField } from './long-text-field.ts';
import { MoneyField } from './money-field.ts';
import { NumberField } from './number-field.ts';
import { PersonField } from './person-field.ts';
import { PhoneField } from './phone-field.ts';
import { SignatureField } from './signature-field.ts';
import { StatementField } from './statement-field.ts';
import { TableField } from './table-field.ts';
import { TextField } from './text-field.ts';
import { TimeField } from './time-field.ts';

/** The field of each kind; its tag is `tk-<kind>-field`. */
export const fields = {
  text: TextField,
  'long-text': LongTextField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  time: TimeField,
  choice: ChoiceField,
  choices: ChoicesField,
  confirm: ConfirmField,
  identity: IdentityField,
  phone: PhoneField,
  email: EmailField,
  person: PersonField,
  address: AddressField,
  file: FileField,
  table: TableField,
  computed: ComputedField,
  statement: StatementField,
  signature: SignatureField,
  agency: AgencyField,
} satisfies Record<Kind, new () => FieldElement>;

declare global {
  interface HTMLElementTagNameMap {
    'tk-text-field': TextField;
    'tk-long-text-field': LongTextField;
    'tk-number-field': NumberField;
    'tk-money-field': MoneyField;
    'tk-date-field': DateField;
    'tk-time-field': TimeField;
    'tk-choice-field': ChoiceField;
    'tk-choices-field': ChoicesField;
    'tk-confirm-field': ConfirmField;
    'tk-identity-field': IdentityField;
    'tk-phone-field': PhoneField;
    'tk-email-field': EmailField;
    'tk-person-field': PersonField;
    'tk-address-field': AddressField;
    'tk-file-field': FileField;
    'tk-table-field': TableField;
    'tk-computed-field': ComputedField;
    'tk-statement-field': StatementField;
    'tk-signature-field': SignatureField;
    'tk-agency-field': AgencyField;
  }
}

export {
  AddressField,
  AgencyField,
  ChoiceField,
  ChoicesField,
  ComputedField,
  ConfirmField,
  DateField,
  EmailField,
  FileField,
  IdentityField,
  LongTextField,
  MoneyField,
  NumberField,
  PersonField,
  PhoneField,
  SignatureField,
  StatementField,
  TableField,
  TextField,
  TimeField,
};
export { FieldElement } from './field-element.ts';
export type { AnswerChange, ChosenFile, WantedFile } from './field-events.ts';
export { renderField } from './render-field.ts';
