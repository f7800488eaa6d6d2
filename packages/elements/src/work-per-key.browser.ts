import { assert } from 'chai';
import type { Procedure, Question } from '@tokhai/procedure';
import './define.ts';
import { FieldElement } from './fields/field-element.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount } from './testing/mount.ts';
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

const prototype = FieldElement.prototype as unknown as { update: (changes: unknown) => void };
const { update } = prototype;

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

describe('the work of one key', () => {
  before(() => {
    prototype.update = function count(this: FieldElement, changes: unknown) {
      rendered.fields += 1;
      update.call(this, changes);
    };
  });
  after(() => {
    prototype.update = update;
  });
  afterEach(() => document.body.replaceChildren());

  async function open(count: number): Promise<CountingForm> {
    const procedure = procedureOf(count);
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
