import type { Kind, Question } from '@tokhai/procedure';
import { until } from './mount.ts';

type Fill = (root: ParentNode, asked: Asked) => Promise<void> | void;

interface Asked {
  question: Question;
  value: unknown;
  /** DOM id of the first control. */
  id: string;
}

/** Bytes of the file that answers name. */
export const photo: Uint8Array<ArrayBuffer> = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);

const record = (value: unknown): Record<string, unknown> =>
  (value ?? {}) as Record<string, unknown>;

function find(root: ParentNode, id: string): HTMLElement {
  const control = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (!control) throw new Error(`There is no control #${id}.`);
  return control;
}

/** As keys do: a letter at a time, then the control is left. */
function write(root: ParentNode, id: string, text: string): void {
  const input = find(root, id) as HTMLInputElement;
  let typed = '';
  for (const letter of text) {
    typed += letter;
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }));
  }
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const text: Fill = (root, { value, id }) => write(root, id, String(value));

/** Numbers as Vietnamese writes them. */
const number: Fill = (root, { value, id }) => write(root, id, String(value).replace('.', ','));

const money: Fill = (root, { value, id }) =>
  write(root, id, new Intl.NumberFormat('vi-VN').format(value as number));

const date: Fill = (root, { value, id }) => {
  const [year = '', month = '', day = ''] = String(value).split('-');
  for (const [part, typed] of Object.entries({ day, month, year })) {
    if (typed !== '') write(root, `${id}-${part}`, String(Number(typed)));
  }
};

const time: Fill = (root, { value, id }) => {
  const [hour = '', minute = ''] = String(value).split(':');
  write(root, `${id}-hour`, String(Number(hour)));
  write(root, `${id}-minute`, minute);
};

const choice: Fill = (root, { question, value, id }) => {
  const index = (question.choices ?? []).findIndex((one) => one.value === value);
  const control = find(root, id);
  if (control instanceof HTMLSelectElement) {
    control.selectedIndex = index + 1;
    control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  } else find(root, index === 0 ? id : `${id}-${index + 1}`).click();
};

const choices: Fill = async (root, { question, value, id }) => {
  for (const [index, one] of (question.choices ?? []).entries()) {
    if (!(value as unknown[]).includes(one.value)) continue;
    find(root, index === 0 ? id : `${id}-${index + 1}`).click();
    await new Promise((done) => setTimeout(done));
  }
};

const select = async (root: ParentNode, id: string, title: unknown): Promise<void> => {
  const options = (): HTMLOptionElement[] => [
    ...(root.querySelector<HTMLSelectElement>(`#${CSS.escape(id)}`)?.options ?? []),
  ];
  const place = (): number => options().findIndex((one) => one.textContent.trim() === title);
  await until(() => place() > 0, `“${String(title)}” is in #${id}`);
  const control = find(root, id) as HTMLSelectElement;
  control.selectedIndex = place();
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const address: Fill = async (root, { value, id }) => {
  const { province, commune, detail } = record(value);
  await select(root, `${id}-provinceCode`, province);
  await select(root, `${id}-communeCode`, commune);
  if (typeof detail === 'string') write(root, `${id}-detail`, detail);
};

const file: Fill = (root, { value, id }) => {
  const { name, type } = record(value);
  const input = find(root, id) as HTMLInputElement;
  const chosen = new DataTransfer();
  chosen.items.add(new File([photo], String(name), { type: String(type) }));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  return until(() => root.querySelector(`button#${CSS.escape(id)}`), 'the file is taken');
};

const person: Fill = async (root, { question, value, id }) => {
  for (const part of question.parts ?? []) {
    const said = record(value)[part.name];
    if (said === undefined) continue;
    await ways[part.kind](root, { question: part, value: said, id: `${id}-${part.name}` });
  }
};

const table: Fill = async (root, { question, value, id }) => {
  for (const [index, row] of (value as unknown[]).entries()) {
    const isThere = (): unknown => root.querySelectorAll('[data-row]')[index];
    if (!isThere()) root.querySelector<HTMLElement>('[data-add]')!.click();
    await until(isThere, 'the row is there');
    await person(root, { question, value: row, id: `${id}-${index}` });
  }
};

const nothing: Fill = () => undefined;

const ways = {
  text,
  'long-text': text,
  number,
  money,
  date,
  time,
  choice,
  choices,
  confirm: (root, { id }) => find(root, id).click(),
  identity: text,
  phone: text,
  email: text,
  person,
  address,
  file,
  table,
  computed: nothing,
  statement: nothing,
  signature: nothing,
  agency: nothing,
} satisfies Record<Kind, Fill>;

/** Answers a question by its controls, as a person does. */
export async function fillField(
  root: ParentNode,
  question: Question,
  value: unknown,
): Promise<void> {
  await ways[question.kind](root, { question, value, id: question.name });
}
