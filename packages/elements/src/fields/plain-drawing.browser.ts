import type { Issue } from '@tokhai/answers';
import type { Question } from '@tokhai/procedure';
import { assert } from 'chai';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { mount } from '../testing/mount.ts';
import { ChoiceField } from './choice-field.ts';
import { ConfirmField } from './confirm-field.ts';
import { DateField } from './date-field.ts';
import type { FieldElement } from './field-element.ts';
import { NumberField } from './number-field.ts';
import { PhoneField } from './phone-field.ts';
import { TextField } from './text-field.ts';
import { TimeField } from './time-field.ts';

/** Each kind that is drawn by hand, and an answer to it. */
const kinds = {
  text: [TextField, 'Nguyễn'],
  number: [NumberField, 12],
  phone: [PhoneField, '0912345678'],
  date: [DateField, '1990-01-31'],
  time: [TimeField, '08:30'],
  choice: [ChoiceField, 'b'],
  confirm: [ConfirmField, true],
} as const;

type DrawnKind = keyof typeof kinds;

for (const [kind, [Drawn]] of Object.entries(kinds)) {
  const Base = Drawn as unknown as typeof TextField;
  class Templated extends Base {
    protected override get plain(): boolean {
      return false;
    }
  }
  customElements.define(`templated-${kind}`, Templated);
}

const question = (kind: DrawnKind, change: Partial<Question> = {}): Question => ({
  name: 'hoi',
  path: 'hoi',
  kind,
  title: 'Câu hỏi',
  help: 'Ghi như trên giấy tờ',
  required: false,
  schema: { type: 'string' },
  options: kind === 'choice' ? { kind, display: 'select' } : { kind, unit: 'kg' },
  choices: ['a', 'b'].map((value) => ({ value, title: `Mục ${value}` })),
  ...change,
});

const error: Issue = { path: '/hoi', code: 'required', params: {} };
const warning: Issue = { path: '/hoi', code: 'phone-prefix', params: {}, severity: 'warning' };

/** Each step changes a field in both drawings. */
const steps = (kind: DrawnKind): Array<Record<string, unknown>> => [
  { question: question(kind) },
  { value: kinds[kind][1] },
  { issues: [error] },
  { issues: [warning] },
  { disabled: true, describedBy: 'ngoai' },
  { issues: [], disabled: false, value: undefined },
  { question: question(kind, { help: '', required: true }), issues: [error] },
  { question: question(kind, { originalTitle: 'Tên theo luật' }) },
  { path: '/bang/1/hoi', issues: [{ ...error, path: '/bang/1/hoi' }] },
];

/** Elements, attributes and words, without the marks that a template leaves. */
function markup(field: Element): string {
  const copy = field.cloneNode(true) as Element;
  for (const node of copy.querySelectorAll('*')) {
    const names = node.getAttributeNames().toSorted();
    const values = names.map((name) => [
      name,
      node.getAttribute(name)!.trim().replace(/\s+/g, ' '),
    ]);
    for (const name of names) node.removeAttribute(name);
    for (const [name, value] of values) node.setAttribute(name!, value!);
  }
  return copy.innerHTML
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/> | </g, (edge) => edge.trim());
}

const states = (field: Element): unknown[] =>
  [...field.querySelectorAll('input, select')].map((control) => {
    const { value, disabled } = control as HTMLInputElement;
    return [value, disabled, (control as HTMLInputElement).checked];
  });

describe('a field that is drawn by hand', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await setLanguage('vi');
  });

  for (const kind of Object.keys(kinds) as DrawnKind[]) {
    it(`is the same as by its template: ${kind}`, async () => {
      const drawn = await mount<FieldElement>(`tk-${kind}-field`, { question: question(kind) });
      const template = await mount<FieldElement>(`templated-${kind}`, { question: question(kind) });
      assert.notInclude(drawn.innerHTML, '<!--', 'no marks of a template');
      assert.include(template.innerHTML, '<!--');
      for (const step of steps(kind)) {
        for (const field of [drawn, template]) {
          Object.assign(field, step);
          await field.updateComplete;
          // The words of the first issue are fetched.
          await new Promise((resolve) => setTimeout(resolve, 20));
          await field.updateComplete;
        }
        assert.equal(markup(drawn), markup(template), JSON.stringify(step));
        assert.deepEqual(states(drawn), states(template), JSON.stringify(step));
      }
      await setLanguage('en');
      await Promise.all([drawn.updateComplete, template.updateComplete]);
      assert.equal(markup(drawn), markup(template), 'in English');
    });
  }

  it('keeps control, focus and what is typed when an issue comes and goes', async () => {
    const field = await mount<FieldElement>('tk-text-field', { question: question('text') });
    const input = field.querySelector('input')!;
    input.focus();
    input.value = 'Ngu';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    for (const issues of [[error], []]) {
      field.issues = issues;
      await field.updateComplete;
    }
    assert.equal(field.querySelector('input'), input);
    assert.equal(document.activeElement, input);
    assert.equal(input.value, 'Ngu');
  });

  it('goes over to its template when something rare is shown with it, and stays', async () => {
    const field = await mount<FieldElement>('tk-text-field', { question: question('text') });
    Object.assign(field, { value: 'x', origin: { words: 'Từ hồ sơ', value: 'x' } });
    await field.updateComplete;
    assert.include(field.textContent, 'Từ hồ sơ');
    assert.equal(field.querySelectorAll('input').length, 1);
    field.value = 'y';
    await field.updateComplete;
    assert.notInclude(field.textContent, 'Từ hồ sơ');
    assert.equal(field.querySelector('input')!.value, 'y');
  });
});
