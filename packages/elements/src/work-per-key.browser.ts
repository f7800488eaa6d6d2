import { assert } from 'chai';
import type { Procedure, Question } from '@tokhai/procedure';
import './define.ts';
import { FieldElement } from './fields/field-element.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';

/** Counts what is rendered. */
const rendered = { forms: 0, fields: 0 };

class CountingForm extends ProcedureElement {
  protected override render(): ReturnType<ProcedureElement['render']> {
    rendered.forms += 1;
    return super.render();
  }
}
customElements.define('counting-form', CountingForm);

const prototype = FieldElement.prototype as unknown as {
  shouldUpdate: (changes: unknown) => boolean;
};
const { shouldUpdate } = prototype;

function question(name: string, when?: Question['options']['when']): Question {
  return {
    name,
    path: name,
    kind: 'text',
    title: name,
    required: true,
    schema: { type: 'string' },
    options: { kind: 'text', ...(when ? { when } : {}) },
  };
}

/** A procedure that asks so many questions on one page; the last depends on the first. */
function procedureOf(count: number): Procedure {
  const names = Array.from({ length: count }, (_, index) => `q${index}`);
  const questions = names.map((name, index) =>
    question(name, index === count - 1 ? { question: 'q0', equals: 'a' } : undefined),
  );
  const pages = [{ id: 'trang', title: 'Tất cả', questions: names }];
  return {
    ...sampleProcedure,
    questions: new Map(questions.map((one) => [one.name, one])),
    pages,
    signers: [],
  };
}

/** How often an option is asked or told something while something is done. */
async function countOptions(act: () => Promise<unknown>): Promise<number> {
  const prototype = HTMLOptionElement.prototype;
  const before = Object.getOwnPropertyDescriptors(prototype);
  let touched = 0;
  for (const name of ['selected', 'value', 'text'] as const) {
    const { get, set } = before[name] as Required<PropertyDescriptor>;
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: HTMLOptionElement) {
        touched += 1;
        return get.call(this);
      },
      set(this: HTMLOptionElement, value: unknown) {
        touched += 1;
        set.call(this, value);
      },
    });
  }
  await act();
  Object.defineProperties(prototype, before);
  return touched;
}

describe('the work of one key', () => {
  before(() => {
    prototype.shouldUpdate = function count(this: FieldElement, changes: unknown) {
      const isDue = shouldUpdate.call(this, changes);
      if (isDue) rendered.fields += 1;
      return isDue;
    };
  });
  after(() => {
    prototype.shouldUpdate = shouldUpdate;
  });
  afterEach(() => document.body.replaceChildren());

  function open(count: number): Promise<CountingForm> {
    return openProcedure(procedureOf(count));
  }

  async function openProcedure(procedure: Procedure): Promise<CountingForm> {
    const form = await mount<CountingForm>('counting-form', {
      procedure,
      ports: memoryPorts(),
      lang: 'vi',
      storage: 'none',
    });
    form.shadowRoot!.querySelector<HTMLElement>('.tk-page .tk-button-primary')!.click();
    await form.updateComplete;
    return form;
  }

  async function type(form: CountingForm, id: string, value: string): Promise<typeof rendered> {
    Object.assign(rendered, { forms: 0, fields: 0 });
    const input = form.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await form.updateComplete;
    return { ...rendered };
  }

  for (const count of [20, 400]) {
    it(`is one field, of ${count} questions`, async () => {
      const form = await open(count);
      assert.deepEqual(await type(form, 'q7', 'x'), { forms: 0, fields: 1 });
    });
  }

  /** A question of a kind that asks several others. */
  function outer(kind: 'person' | 'table', count: number): Procedure {
    const parts = Array.from({ length: count }, (_, index) => question(`p${index}`));
    const required = parts.map(({ name }) => name);
    const schema = { type: 'object', required };
    const asked: Question = { ...question('q'), kind, parts, schema, options: { kind } };
    const pages = [{ id: 'trang', title: 'Tất cả', questions: ['q'] }];
    return { ...sampleProcedure, questions: new Map([['q', asked]]), pages, signers: [] };
  }

  it('is one part of a person, and the person, errors or not', async () => {
    const form = await openProcedure(outer('person', 12));
    assert.deepEqual(await type(form, 'q-p7', 'x'), { forms: 0, fields: 2 });
    form.shadowRoot!.querySelector<HTMLElement>('form [type=submit]')!.click();
    await form.updateComplete;
    assert.isAbove(form.shadowRoot!.querySelectorAll('.tk-error').length, 10);
    assert.deepEqual(await type(form, 'q-p7', 'xy'), { forms: 0, fields: 2 });
  });

  it('is one cell of a table, and the table, however many rows it has', async () => {
    const form = await openProcedure(outer('table', 3));
    for (let rows = 1; rows < 20; rows += 1) {
      form.shadowRoot!.querySelector<HTMLElement>('[data-add]')!.click();
      await form.updateComplete;
    }
    assert.deepEqual(await type(form, 'q-7-p1', 'x'), { forms: 0, fields: 2 });
  });

  it('is none of the options of an address', async () => {
    const noiO = sampleProcedure.questions.get('noiO')!;
    const pages = [{ id: 'trang', title: 'Tất cả', questions: ['noiO'] }];
    const form = await openProcedure({
      ...sampleProcedure,
      questions: new Map([['noiO', noiO]]),
      pages,
      signers: [],
    });
    const optionCount = (): number => form.shadowRoot!.querySelectorAll('option').length;
    await until(() => optionCount() > 30, 'provinces are loaded');
    const province = form.shadowRoot!.querySelector<HTMLSelectElement>('#noiO-provinceCode')!;
    province.value = '01';
    province.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => optionCount() > 130, 'communes are loaded');
    const commune = form.shadowRoot!.querySelector<HTMLSelectElement>('#noiO-communeCode')!;
    const [provinces, communes] = [[...province.options], [...commune.options]];
    const touched = await countOptions(() => type(form, 'noiO-detail', 'Số 5'));
    assert.isAtMost(touched, 2, 'what stands first in each list');
    assert.isTrue([...commune.options].every((option, index) => option === communes[index]));
    // What is searched for changes the list of communes, and leaves that of the provinces.
    await type(form, 'noiO-search', 'ba dinh');
    assert.lengthOf(commune.options, 2);
    assert.isTrue([...province.options].every((option, index) => option === provinces[index]));
    assert.equal(province.value, '01');
  });

  it('is the form once more where it changes what is asked', async () => {
    const form = await open(20);
    assert.isNull(form.shadowRoot!.querySelector('#q19'));
    const work = await type(form, 'q0', 'a');
    assert.equal(work.forms, 1);
    assert.isAtMost(work.fields, 2, 'the field typed into, and the one that is asked now');
    assert.isNotNull(form.shadowRoot!.querySelector('#q19'));
  });

  it('shows what was typed when the page comes again', async () => {
    const form = await open(20);
    await type(form, 'q7', '  x ');
    form.shadowRoot!.querySelector<HTMLElement>('form [type=submit]')!.click();
    await form.updateComplete;
    assert.equal(form.shadowRoot!.querySelector<HTMLInputElement>('#q7')!.value, 'x');
    assert.isAbove(form.shadowRoot!.querySelectorAll('.tk-error').length, 10);
  });
});
