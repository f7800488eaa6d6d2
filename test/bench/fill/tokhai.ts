/** Our form, with every question on one page: from its start page to the page of questions. */
import '@tokhai/elements/define';
import { ProcedureElement, type Ports } from '@tokhai/elements';
import type { Procedure, Question } from '@tokhai/procedure';
import { typedName, type Field, type Prepare } from './fields.ts';

customElements.define('bench-form', class extends ProcedureElement {});

const types = { text: 'string', number: 'number', date: 'string', choice: 'string' } as const;

function question(field: Field): Question {
  const { name, kind, label, hint, required, pattern, min, max, options } = field;
  const bounds = { pattern, minimum: min, maximum: max };
  return {
    name,
    path: name,
    kind,
    title: label,
    help: hint,
    required,
    schema: {
      ...(kind === 'confirm' ? { type: 'boolean', const: true } : { type: types[kind] }),
      ...Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined)),
    },
    options: { kind, ...(options ? { display: 'select' as const } : {}) },
    ...(options ? { choices: options.map((title) => ({ value: title, title })) } : {}),
  };
}

/** A procedure file holds 400 questions at most; the model behind it knows no such bound. */
function procedureOf(fields: readonly Field[]): Procedure {
  const pages = [{ id: 'trang', title: 'Tất cả', questions: fields.map(({ name }) => name) }];
  const about = {
    form: 'DO',
    legalBasis: 'Không có',
    reliability: 'Không có',
    minutes: 5,
    fee: 'Miễn phí',
    deadline: { text: '05 ngày' },
    agency: 'Không có',
    bring: [],
    handBack: [],
    stateHolds: [],
    contact: { name: 'Không có' },
    pages,
    signers: [],
  };
  return {
    file: { procedure: about },
    id: 'https://tokhai.example/schemas/procedures/bench/procedure.json',
    title: 'Đo',
    lang: 'vi',
    about,
    questions: new Map(fields.map((field) => [field.name, question(field)])),
    pages,
    signers: [],
    draft: false,
  } as unknown as Procedure;
}

/** Our form on its start page. */
export async function startForm(root: HTMLElement, fields: readonly Field[]): Promise<ShadowRoot> {
  const form = document.createElement('bench-form') as ProcedureElement;
  Object.assign(form, {
    procedure: procedureOf(fields),
    ports: { signMethods: [] } as unknown as Ports,
    lang: 'vi',
  });
  root.append(form);
  await form.updateComplete;
  return form.shadowRoot!;
}

/** Goes on from the start page to the fields. */
export async function showFields(shadow: ShadowRoot): Promise<void> {
  shadow.querySelector<HTMLElement>('.tk-page .tk-button-primary')!.click();
  await (shadow.host as ProcedureElement).updateComplete;
}

export const submit = (shadow: ShadowRoot): void =>
  shadow.querySelector<HTMLElement>('form [type=submit]')!.click();

export const errorCount = (shadow: ShadowRoot): number =>
  shadow.querySelectorAll('form .tk-error').length;

export const prepare: Prepare = async (root, fields) => {
  const shadow = await startForm(root, fields);
  // A person reads the start page meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return async () => {
    await showFields(shadow);
    const { length } = shadow.querySelectorAll('form .tk-field');
    if (length !== fields.length) throw new Error(`${length} fields stand`);
    return {
      control: shadow.querySelector<HTMLInputElement>(`#${typedName(fields)}`)!,
      submit: () => submit(shadow),
      errors: () => errorCount(shadow),
    };
  };
};
