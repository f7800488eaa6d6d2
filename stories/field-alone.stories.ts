import 'tokhai/field';
import type { StoryObj } from '@storybook/web-components-vite';

export default { title: 'One question alone' };

interface Alone {
  name: string;
  schema: object;
  value?: string;
  required?: boolean;
}

/** A form of the portal's own; what it would post stands under it. */
function form(questions: readonly Alone[], errors = false): HTMLElement {
  const page = document.createElement('main');
  const form = document.createElement('form');
  for (const { name, schema, value = '', required = false } of questions) {
    const field = document.createElement('tk-field');
    field.setAttribute('name', name);
    field.setAttribute('schema', JSON.stringify(schema));
    field.setAttribute('value', value);
    field.toggleAttribute('required', required);
    form.append(field);
  }
  const buttons = (['submit', 'reset'] as const).map((type) => {
    const button = document.createElement('button');
    button.type = type;
    button.style.cssText = 'min-block-size: 44px; min-inline-size: 44px';
    button.textContent = type === 'submit' ? 'Gửi' : 'Làm lại';
    return button;
  });
  const posted = document.createElement('pre');
  posted.setAttribute('role', 'status');
  form.append(...buttons);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const entries = [...new FormData(form)];
    posted.textContent = entries
      .map(([name, value]) => `${name}=${typeof value === 'string' ? value : value.name}`)
      .join('\n');
  });
  page.append(form, posted);
  if (errors) {
    void Promise.all([...form.querySelectorAll('tk-field')].map(shown)).then(() =>
      form.requestSubmit(),
    );
  }
  return page;
}

/** Once its question is there. */
async function shown(field: HTMLElement): Promise<void> {
  while (!field.querySelector('.tk-field')) await new Promise((done) => setTimeout(done, 20));
}

const shared = (name: string, more: object = {}): object => ({
  $ref: `../../shared/${name}.json`,
  ...more,
});

const contact: Alone[] = [
  { name: 'hoTen', schema: shared('name'), required: true },
  { name: 'dienThoai', schema: shared('phone'), value: '0912345678' },
  { name: 'noiO', schema: shared('address', { title: 'Nơi ở' }) },
  { name: 'ngaySinh', schema: shared('date', { title: 'Ngày sinh' }), value: '1954-03-27' },
];

export const InAForm: StoryObj = { render: () => form(contact) };
export const WithErrors: StoryObj = {
  render: () => form([...contact.slice(0, 1), { ...contact[1]!, value: '12' }], true),
};
