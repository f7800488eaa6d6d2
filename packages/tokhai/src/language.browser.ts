import { assert } from 'chai';
import { setLanguage } from '@tokhai/elements';
import { until } from '../../elements/src/testing/mount.ts';
import './define.ts';

const src = '/schemas/procedures/ct01/procedure.json';

describe('a form that is shown in another language', () => {
  afterEach(() => document.body.replaceChildren());

  it('is in one language at any time, the ways to sign with the rest', async () => {
    const form = Object.assign(document.createElement('tk-procedure'), {
      ...{ src, storage: 'none', lang: 'vi', signers: 'p12' },
    });
    document.body.append(form);
    const find = (selector: string): HTMLElement | undefined =>
      form.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
    const textOf = (selector: string): string => find(selector)?.textContent ?? '';
    const isIn = (tag: string): boolean => find('.tk-form')?.lang === tag;
    await until(() => textOf('.tk-page').includes('Ký bằng tệp'), 'the start page');
    for (const tag of ['en', 'vi']) {
      form.lang = tag;
      await until(() => isIn(tag), `it is in ${tag}`);
    }
    form.lang = 'en';
    await form.updateComplete;
    assert.isTrue(isIn('vi'), 'the words of the other language are on their way');
    assert.include(textOf('.tk-page'), 'Ký bằng tệp');
    await until(() => isIn('en'), 'they come');
    assert.include(textOf('.tk-page'), 'Sign with');
  });
});

describe('two forms on one page', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await setLanguage('vi');
  });

  it('are in the language that was chosen last, in whichever of them', async () => {
    const open = (folder: string) =>
      Object.assign(document.createElement('tk-procedure'), {
        ...{ src: `/schemas/procedures/${folder}/procedure.json`, storage: 'none', lang: 'vi' },
      });
    const [first, second] = [open('ct01'), open('khai-tu')];
    document.body.append(first, second);
    const page = (form: HTMLElement): string =>
      form.shadowRoot?.querySelector('.tk-page')?.textContent ?? '';
    const press = (form: HTMLElement, selector: string): void =>
      form.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
    await until(() => page(first).includes('Bắt đầu'), 'the first is shown');
    await until(() => page(second).includes('Bắt đầu'), 'the second is shown');
    press(first, '[data-language=en]');
    await until(() => page(second).includes('registration of a death'), 'the second follows');
    await until(() => page(first).includes('Start'), 'the first is in English');
    assert.deepEqual([first.lang, second.lang], ['en', 'en']);
    press(second, '[data-language=vi]');
    await until(() => page(first).includes('Bắt đầu'), 'the first follows');
    press(first, '[data-language=en]');
    await until(() => page(second).includes('Start'), 'the second follows again');
  });
});
