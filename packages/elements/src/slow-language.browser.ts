import { a11ySnapshot, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import './define.ts';
import { addWords, setLanguage } from './language.ts';
import { ProcedureElement } from './procedure-element.ts';
import { until } from './testing/mount.ts';
import { openSample } from './testing/open-sample.ts';
import { find, focused, pageText, part, press } from './testing/use-form.ts';

customElements.define('slow-language', class extends ProcedureElement {});

/** What the words of a language wait for, as on a slow network. */
const held = new Map<string, Promise<void>>();
addWords(async (tag) => {
  await held.get(tag);
  return { templates: {} };
});

/** Holds back the words of a language; what it gives lets them come, or fail. */
function hold(tag: string): { come: () => void; fail: () => void } {
  let come!: () => void;
  let fail!: () => void;
  const promise = new Promise<void>((resolve, reject) => {
    come = resolve;
    fail = () => reject(new TypeError('Failed to fetch'));
  });
  held.set(tag, promise);
  return { come, fail };
}

const english = '[data-language=en]';
const khmer = '[data-language=km]';
const open = (): Promise<ProcedureElement> =>
  openSample('slow-language', undefined, { languages: 'vi en km' });
const waits = (form: ProcedureElement, selector: string): string | undefined =>
  find(form, selector)?.dataset['waits'];
const told = (form: ProcedureElement): string =>
  find(form, '[data-told]')?.textContent?.trim() ?? '';

describe('a language whose words are on their way', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    held.clear();
    await setLanguage('vi');
    await setViewport({ width: 800, height: 600 });
  });

  it('is told in the button that chose it, and once in the live region, until it is here', async () => {
    const form = await open();
    const words = hold('en');
    const said: string[] = [];
    const region = part(form, '[data-told]');
    new MutationObserver(() => said.push(told(form))).observe(region, { childList: true });
    part(form, english).focus();
    await press(form, english);
    assert.isUndefined(waits(form, english), 'nothing flickers where it comes soon');
    await until(() => waits(form, english) === 'Đang tải…', 'the button says so');
    await press(form, english);
    assert.deepEqual(said, ['Đang tải…']);
    assert.equal(focused(form), part(form, english));
    words.come();
    await until(() => pageText(form).includes('Start'), 'the words are English');
    await form.updateComplete;
    assert.isNull(find(form, '[data-waits]'));
    assert.deepEqual(said, ['Đang tải…', '']);
  });

  it('gives way to the one that is chosen after it, whichever comes first', async () => {
    const form = await open();
    const [first, last] = [hold('en'), hold('km')];
    await press(form, english);
    await until(() => waits(form, english), 'the first choice was taken');
    await press(form, khmer);
    assert.isUndefined(waits(form, english), 'it is waited for no longer');
    await until(() => waits(form, khmer), 'the second choice was taken');
    first.come();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(part(form, '.tk-form').lang, 'vi');
    assert.isOk(waits(form, khmer));
    last.come();
    await until(() => part(form, '.tk-form').lang === 'km', 'the words are those chosen last');
    assert.isNull(find(form, '[data-waits]'));
  });

  it('is not taken back by another form that is drawn meanwhile', async () => {
    const other = await open();
    await press(other, english);
    await until(() => pageText(other).includes('Start'), 'the words are English');
    other.remove();
    await setLanguage('vi');
    const form = await open();
    const words = hold('km');
    await press(form, khmer);
    other.requestUpdate();
    await until(() => other.lang === 'vi', 'the other one follows');
    words.come();
    await until(() => part(form, '.tk-form').lang === 'km', 'the words are those chosen last');
  });

  it('lets the person go on meanwhile, with pages that come at once', async () => {
    const form = await open();
    const words = hold('en');
    await press(form, english);
    await until(() => waits(form, english), 'the choice was taken');
    await press(form, '.tk-actions .tk-button-primary');
    await until(() => form.step === 'page:nguoi', 'the questions are shown');
    await form.updateComplete;
    assert.isOk(waits(form, english), 'it is still waited for');
    assert.lengthOf(form.shadowRoot!.querySelectorAll('[data-waits]'), 1);
    words.come();
    await until(() => pageText(form).includes('Continue'), 'the words are English');
  });

  it('is waited for no longer once its words failed to come', async () => {
    const form = await open();
    const words = hold('en');
    await press(form, english);
    await until(() => waits(form, english), 'the choice was taken');
    words.fail();
    await until(() => find(form, '.tk-summary'), 'it is told');
    assert.isNull(find(form, '[data-waits]'));
    held.clear();
    await press(form, english);
    await until(() => pageText(form).includes('Start'), 'the words are English');
  });

  it('is said by no button where the page around the form chose it', async () => {
    const form = await open();
    await press(form, '.tk-actions .tk-button-primary');
    await until(() => form.step === 'page:nguoi', 'the questions are shown');
    const words = hold('en');
    form.lang = 'en';
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.isNull(find(form, '[data-waits]'));
    words.come();
    await until(() => pageText(form).includes('Continue'), 'the words are English');
  });

  it('does not change the name of the button, which would be heard as well', async () => {
    const form = await open();
    const words = hold('en');
    await press(form, english);
    await until(() => waits(form, english), 'the button says so');
    const spoken = JSON.stringify(await a11ySnapshot({}));
    assert.include(spoken, '"name":"English"');
    words.come();
  });

  it('makes nothing wider on a small screen, and moves nothing', async () => {
    await setViewport({ width: 320, height: 640 });
    const form = await open();
    const page = document.documentElement;
    for (const [from, to] of [
      ['vi', 'en'],
      ['vi', 'km'],
      // The longest words over the shortest ones.
      ['km', 'en'],
    ] as const) {
      for (form.textSize of [0, 3]) {
        await setLanguage(from);
        await form.updateComplete;
        const { scrollWidth } = page;
        const words = hold(to);
        const button = part(form, `[data-language=${to}]`);
        const before = button.getBoundingClientRect();
        button.click();
        await until(() => button.dataset['waits'], 'the button says so');
        assert.equal(page.scrollWidth, scrollWidth, `from ${from} to ${to}`);
        assert.deepEqual(button.getBoundingClientRect(), before);
        words.come();
        await until(() => part(form, '.tk-form').lang === to, 'the words are here');
      }
    }
  });
});
