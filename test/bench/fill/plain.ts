/**
 * A page written by hand: elements, two listeners, no library. What a browser needs at least. Like
 * the hand-written page of the yardstick it is sent by its button, checks each answer, and takes the
 * focus to the first error.
 */
import { isWrong, typedName, type Field, type Prepare } from './fields.ts';

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function input(id: string, inputMode = 'text'): HTMLInputElement {
  return element('input', { id, name: id, type: 'text', inputMode });
}

function control({ name, kind, options = [] }: Field): HTMLElement {
  if (kind === 'choice') {
    const all = ['', ...options].map((value) => element('option', { value, textContent: value }));
    return element('select', { id: name, name }, ...all);
  }
  if (kind === 'confirm') return element('input', { id: name, name, type: 'checkbox' });
  if (kind !== 'date') return input(name, kind === 'number' ? 'numeric' : 'text');
  const parts = ['Ngày', 'Tháng', 'Năm'].flatMap((words, index) => {
    const id = index === 0 ? name : `${name}-${index}`;
    return [element('label', { htmlFor: id, textContent: words }), input(id, 'numeric')];
  });
  return element('div', {}, ...parts);
}

function row(field: Field): HTMLElement {
  const { name, label, hint, required } = field;
  const shown = control(field);
  shown.setAttribute('aria-describedby', `${name}-hint ${name}-error`);
  return element(
    'div',
    { className: 'field' },
    element('label', {
      htmlFor: name,
      textContent: required ? label : `${label} (không bắt buộc)`,
    }),
    element('div', { id: `${name}-hint`, textContent: hint }),
    element('p', { id: `${name}-error`, className: 'error' }),
    shown,
  );
}

/**
 * @param lists whether *Continue* also lists the errors above the form, each with a link to its
 * field, and takes the focus there
 */
const preparing =
  (lists: boolean): Prepare =>
  async (root, fields) =>
  async () => {
    const answers = new Map<string, string>();
    const button = element('button', { type: 'submit', textContent: 'Tiếp tục' });
    const form = element('form', { noValidate: true }, ...fields.map(row), button);
    form.addEventListener('input', ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      answers.set(name, value);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const wrong = fields.filter((field) => isWrong(field, answers.get(field.name)));
      for (const { name, label } of wrong) {
        form.querySelector(`#${name}-error`)!.textContent = `Hãy ghi ${label}`;
        form.querySelector(`#${name}`)!.setAttribute('aria-invalid', 'true');
      }
      const summary = lists ? summaryOf(wrong) : undefined;
      if (summary) form.before(summary);
      const first = summary ?? form.querySelector<HTMLElement>(`#${wrong[0]?.name}`);
      first?.focus();
    });
    root.append(form);
    return {
      control: form.querySelector<HTMLInputElement>(`#${typedName(fields)}`)!,
      submit: () => button.click(),
      errors: () => form.querySelectorAll('.error:not(:empty)').length,
    };
  };

function summaryOf(missing: readonly Field[]): HTMLElement {
  const lines = missing.map(({ name, label }) =>
    element('li', {}, element('a', { href: `#${name}`, textContent: `Hãy ghi ${label}` })),
  );
  return element(
    'div',
    { tabIndex: -1 },
    element(
      'div',
      { role: 'alert' },
      element('h2', { textContent: 'Có lỗi' }),
      element('ul', {}, ...lines),
    ),
  );
}

export const plain = preparing(false);
export const listed = preparing(true);
