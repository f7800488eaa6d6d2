import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { until } from '../../elements/src/testing/mount.ts';
import './bundle.ts';
import './field.ts';

const src = '/schemas/procedures/ct01/procedure.json';

function show<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: object,
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  document.body.append(element);
  return element;
}

const find = (element: HTMLElement, selector: string): HTMLElement | undefined =>
  (element.shadowRoot ?? element).querySelector<HTMLElement>(selector) ?? undefined;

/** As frameworks do that move what they have made. */
async function putBack(element: HTMLElement): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  element.remove();
  document.body.append(element);
}

describe('what is taken off the page and put back', () => {
  afterEach(() => document.body.replaceChildren());

  it('is fetched all the same: a form', async () => {
    const form = show('tk-procedure', { src, storage: 'none', lang: 'vi' });
    await putBack(form);
    await until(() => find(form, '.tk-page .tk-button-primary'), 'the start page');
  });

  it('is fetched all the same: several forms', async () => {
    const bundle = show('tk-bundle', { src: '/schemas/bundles/tre-moi-sinh/bundle.json' });
    await putBack(bundle);
    await until(() => find(bundle, '[data-next]'), 'the list of forms');
  });

  it('is fetched all the same: a question, which keeps its answer', async () => {
    const field = show('tk-field', { src, question: 'hoTen', lang: 'vi' });
    await putBack(field);
    await until(() => find(field, 'input'), 'the question');
    find(field, 'input')!.focus();
    await sendKeys({ type: 'Lan' });
    await putBack(field);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((find(field, 'input') as HTMLInputElement).value, 'Lan');
  });

  it('is shown in the language that is chosen afterwards', async () => {
    const form = show('tk-procedure', { src, storage: 'none', lang: 'vi' });
    await until(() => find(form, '.tk-page .tk-button-primary'), 'the start page');
    await putBack(form);
    form.lang = 'en';
    const words = (): string => find(form, 'h1')?.textContent ?? '';
    await until(() => words().includes('residence'), 'the translation');
    form.lang = 'vi';
    await until(() => words().includes('cư trú'), 'the original');
  });
});
