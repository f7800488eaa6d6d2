import { assert } from 'chai';
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
