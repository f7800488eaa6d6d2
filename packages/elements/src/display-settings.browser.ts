import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import { emulate } from '../../../test/support/media.ts';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { display } from './steps-later.ts';
import { memoryPorts } from './testing/ports.ts';
import { mount, until } from './testing/mount.ts';
import { sampleProcedure, sampleQuestion } from './testing/sample-procedure.ts';

class DisplayForm extends ProcedureElement {}
customElements.define('display-form', DisplayForm);

async function open(change: Partial<ProcedureElement> = {}): Promise<ProcedureElement> {
  document.body.replaceChildren();
  const form = await mount<ProcedureElement>('display-form', {
    ports: memoryPorts(),
    procedure: sampleProcedure,
    ...change,
  });
  await until(() => form.shadowRoot?.querySelector('.tk-page'), 'the start page is shown');
  return form;
}

function button(form: ProcedureElement, words: string): HTMLButtonElement {
  const all = [...(form.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find(({ textContent }) => textContent?.includes(words));
  if (!found) throw new Error(`There is no button “${words}”.`);
  return found;
}

async function press(form: ProcedureElement, words: string): Promise<void> {
  button(form, words).click();
  await form.updateComplete;
  await display.load();
  await form.updateComplete;
}

const paper = (form: ProcedureElement): string =>
  getComputedStyle(form.shadowRoot!.querySelector('.tk-form')!).backgroundColor;

const contrastButton = 'Tương phản';

describe('how the form is shown', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
    await emulate({});
    await setViewport({ width: 800, height: 600 });
  });

  it('is chosen by buttons in the bar, and chosen again when the page is opened again', async () => {
    let form = await open();
    await press(form, 'Chữ to hơn');
    await press(form, contrastButton);
    assert.equal(button(form, contrastButton).getAttribute('aria-pressed'), 'true');
    form = await open();
    assert.equal(form.textSize, 1);
    assert.equal(form.contrast, 'more');
    await press(form, contrastButton);
    form = await open();
    assert.equal(button(form, contrastButton).getAttribute('aria-pressed'), 'false');
  });

  it('stays on the button that reached the end of the sizes', async () => {
    const form = await open();
    const larger = button(form, 'Chữ to hơn');
    larger.focus();
    for (let time = 0; time < 5; time += 1) await press(form, 'Chữ to hơn');
    assert.equal(form.textSize, 3);
    assert.isTrue(form.shadowRoot?.activeElement === larger);
    assert.equal(larger.getAttribute('aria-disabled'), 'true');
    await press(form, 'Chữ nhỏ hơn');
    assert.equal(form.textSize, 2);
    assert.isFalse(larger.hasAttribute('aria-disabled'));
  });

  it('is remembered nowhere where the portal wants nothing kept', async () => {
    const form = await open({ storage: 'none' });
    await press(form, 'Chữ to hơn');
    await press(form, contrastButton);
    assert.equal(localStorage.length, 0);
    localStorage.setItem('tokhai-display', '{"textSize":3}');
    assert.equal((await open({ storage: 'none' })).textSize, 0);
  });

  it('takes nothing from a damaged memory', async () => {
    for (const kept of [
      '{',
      '[]',
      'null',
      '{"textSize":99,"contrast":"red"}',
      '{"textSize":"3"}',
    ]) {
      localStorage.setItem('tokhai-display', kept);
      const form = await open();
      assert.equal(form.textSize, 0, kept);
      assert.equal(form.contrast, '', kept);
    }
  });

  it('has a contrast of its own in light and dark, over the colours of a portal', async () => {
    const style = document.createElement('style');
    style.textContent = 'display-form { --tk-paper: #ffeecc; --tk-ink: #777777 }';
    document.head.append(style);
    try {
      const form = await open();
      assert.equal(paper(form), 'rgb(255, 238, 204)');
      await press(form, contrastButton);
      assert.equal(paper(form), 'rgb(255, 255, 255)');
      await expectNoAxeViolations(form);
      await emulate({ 'prefers-color-scheme': 'dark' });
      assert.equal(paper(form), 'rgb(0, 0, 0)');
      await expectNoAxeViolations(form);
    } finally {
      style.remove();
    }
  });

  it('leaves the colours to a device that forces its own', async () => {
    await emulate({ 'forced-colors': 'active' });
    const form = await open();
    assert.isFalse(button(form, contrastButton).checkVisibility());
  });

  it('says in sight that a line is an error where colours cannot tell it', async () => {
    const form = await open();
    const field = Object.assign(document.createElement('tk-text-field'), {
      question: sampleQuestion('text'),
      issues: [{ path: '/hoTen', code: 'required' as const, params: {} }],
    });
    form.shadowRoot!.querySelector('.tk-form')!.append(field);
    await until(() => field.querySelector('.tk-error'), 'the error is shown');
    const word = field.querySelector('.tk-error > .tk-visually-hidden')!;
    const group = field.querySelector('.tk-field')!;
    const widthOf = () => word.getBoundingClientRect().width;
    const lineOf = () => getComputedStyle(group).borderInlineStartStyle;
    assert.equal(word.textContent, 'Lỗi:');
    assert.isAtMost(widthOf(), 1);
    assert.equal(lineOf(), 'solid');
    await emulate({ 'forced-colors': 'active' });
    assert.isAbove(widthOf(), 20);
    assert.equal(getComputedStyle(word).clipPath, 'none');
    assert.equal(lineOf(), 'double', 'not as that of a group');
  });

  it('makes what is ticked as large as its words', async () => {
    const sizeOf = async (textSize: number) => {
      document.body.replaceChildren();
      const question = sampleQuestion('choice');
      const form = await open({ textSize });
      const field = Object.assign(document.createElement('tk-choice-field'), {
        question: { ...question, options: { ...question.options, display: 'radios' as const } },
      });
      form.shadowRoot!.querySelector('.tk-form')!.append(field);
      await field.updateComplete;
      const box = field.querySelector('input')!.getBoundingClientRect();
      const words = field.querySelector('.tk-option label')!;
      const text = Number.parseFloat(getComputedStyle(words).fontSize);
      assert.isAtLeast(words.getBoundingClientRect().left, box.right, 'they stand apart');
      return { box: box.height, text };
    };
    const usual = await sizeOf(0);
    const double = await sizeOf(3);
    assert.equal(double.text, usual.text * 2);
    assert.closeTo(double.box, usual.box * 2, 1);
  });

  it('fits 320 px with double text', async () => {
    await setViewport({ width: 320, height: 640 });
    const form = await open({ textSize: 3 });
    const bar = form.shadowRoot!.querySelector('.tk-bar')!;
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    for (const one of bar.querySelectorAll('button')) {
      assert.isAtLeast(one.getBoundingClientRect().height, 44);
      assert.isAtLeast(one.getBoundingClientRect().width, 44);
    }
  });
});
