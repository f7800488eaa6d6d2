import { memoryDrafts, type DraftStore } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { checks } from './steps-later.ts';
import { draftAt, openSample, openSampleAt, readyAnswers } from './testing/open-sample.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleFile, sampleProcedure } from './testing/sample-procedure.ts';
import { find, focused, pageText, part, press } from './testing/use-form.ts';

customElements.define('test-hasty', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

/** A promise, and what ends it. */
function later<T = void>(): { promise: Promise<T>; end: (value: T) => void } {
  let end!: (value: T) => void;
  const promise = new Promise<T>((resolve) => (end = resolve));
  return { promise, end };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** Goes on or back in the browser's history, and waits until the page has heard of it. */
async function travel(delta: number): Promise<void> {
  const heard = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.go(delta);
  await heard;
  await turn();
}

/** A form with entries in the browser's history, in which a first answer was typed. */
async function beginByKeys(drafts: DraftStore): Promise<ProcedureElement> {
  const form = await openSample('test-hasty', memoryPorts({ drafts }), { history: true });
  await press(form, primary);
  await until(() => form.step === 'page:nguoi', 'it is begun');
  await form.updateComplete;
  part(form, '#hoTen').focus();
  await sendKeys({ type: 'Lan' });
  return form;
}

describe('a form in a hurry', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('goes on once when it is told so twice before the next page is here', async () => {
    await checks.load();
    const form = await openSampleAt('test-hasty', 'page:nguoi');
    const button = part(form, primary);
    button.click();
    button.click();
    await form.updateComplete;
    await turn();
    assert.equal(form.step, 'page:lienHe');
    assert.isNull(find(form, '.tk-summary'), 'nobody checks a page that was not shown');
    assert.equal(focused(form)?.textContent, 'Liên hệ');
  });

  it('counts both halves of a double click for the page on which it began', async () => {
    const form = await openSampleAt('test-hasty', 'page:nguoi');
    const click = (detail: number): boolean =>
      part(form, primary).dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail }),
      );
    click(1);
    await until(() => form.step === 'page:lienHe', 'the next page is shown');
    await form.updateComplete;
    click(2);
    await turn();
    assert.equal(form.step, 'page:lienHe');
    click(1);
    await until(() => form.step === 'page:nhan', 'it goes on from there');
  });

  it('goes back one page when it is told so twice before the browser has gone there', async () => {
    const form = await openSampleAt('test-hasty', 'page:nguoi');
    form.history = true;
    form.remove();
    document.body.append(form);
    for (const step of ['page:lienHe', 'page:nhan']) {
      await press(form, primary);
      await until(() => form.step === step, `${step} is shown`);
      await form.updateComplete;
    }
    const back = part(form, '.tk-back');
    back.click();
    back.click();
    await until(() => form.step !== 'page:nhan', 'it goes back');
    await turn();
    assert.equal(form.step, 'page:lienHe');
    await form.updateComplete;
    await press(form, '.tk-back');
    await until(() => form.step === 'page:nguoi', 'it goes on back');
  });

  it('does not follow the history to a page that is not asked any more', async () => {
    const pages = sampleFile.procedure.pages.map((page) =>
      page.id === 'lienHe' ? { ...page, when: { question: 'gioiTinh', equals: 'nu' } } : page,
    );
    const procedure = readProcedure({
      ...sampleFile,
      procedure: { ...sampleFile.procedure, pages },
    });
    const drafts = memoryDrafts();
    await drafts.save(draftAt('page:nguoi'));
    sessionStorage.setItem(`tokhai:${procedure.id}`, '1');
    const form = await openSample('test-hasty', memoryPorts({ drafts }), {
      procedure,
      history: true,
    });
    await until(() => form.step === 'page:nguoi', 'the draft goes on');
    await press(form, primary);
    await until(() => form.step === 'page:lienHe', 'the page is asked');
    history.back();
    await until(() => form.step === 'page:nguoi', 'back again');
    await form.updateComplete;
    part(form, '[value=nam]').click();
    await travel(1);
    await form.updateComplete;
    assert.include(pageText(form), 'Về bạn', 'a page is shown');
  });

  it('does not follow the history into a form that another tab fills in', async () => {
    const drafts = memoryDrafts();
    const form = await beginByKeys(drafts);
    const other = await openSample('test-hasty', memoryPorts({ drafts }));
    await until(() => find(other, '[data-elsewhere] button'), 'it is told');
    await press(other, '[data-elsewhere] button');
    await until(() => other.step === 'page:nguoi', 'the other goes on');
    await until(() => form.step === 'start', 'this one stops');
    await travel(-1);
    assert.equal(form.step, 'start');
    assert.equal((await drafts.load(sampleProcedure.id))?.answers['hoTen'], 'Lan');
  });

  it('does not follow the history into a draft that was removed', async () => {
    const drafts = memoryDrafts();
    const form = await beginByKeys(drafts);
    await press(form, '[data-wipe]');
    await until(async () => (await drafts.load(sampleProcedure.id)) === undefined, 'it is gone');
    await travel(-1);
    assert.equal(form.step, 'start');
    assert.isUndefined(await drafts.load(sampleProcedure.id));
  });

  it('keeps what is begun while the old draft is still being removed', async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('check'));
    const removal = later();
    const slow: DraftStore = {
      ...drafts,
      remove: async (id) => {
        await removal.promise;
        await drafts.remove(id);
      },
    };
    const form = await openSample('test-hasty', memoryPorts({ drafts: slow }));
    await until(() => find(form, '[data-draft-banner]'), 'the draft is offered');
    await press(form, '[data-draft-banner] .tk-button-secondary');
    part(form, primary).click();
    await turn();
    removal.end();
    await until(() => form.step === 'page:nguoi', 'it is begun');
    await form.updateComplete;
    await turn();
    assert.equal((await drafts.load(sampleProcedure.id))?.pageId, 'page:nguoi', 'it is kept');
  });

  it('does not lead to the signature whoever went elsewhere while it was drawn', async () => {
    const drawing = later();
    const produce = async (): Promise<Uint8Array> => {
      await drawing.promise;
      return new TextEncoder().encode('%PDF-1.7');
    };
    const form = await openSampleAt('test-hasty', 'check', { produce });
    await press(form, '.tk-actions .tk-button-primary');
    await press(form, '.tk-back');
    await until(() => form.step === 'page:cuoi', 'back from the check page');
    drawing.end();
    await turn();
    assert.equal(form.step, 'page:cuoi');
  });

  it('opens its print after it was taken off the page and put back', async () => {
    const form = await openSampleAt('test-hasty', 'check');
    await press(form, '.tk-page .tk-button-secondary:not(.tk-file)');
    await until(() => find(form, '[data-preview]'), 'it is drawn');
    form.remove();
    document.body.append(form);
    await form.updateComplete;
    const { href } = part(form, '[data-preview]') as unknown as HTMLAnchorElement;
    assert.equal((await fetch(href)).status, 200);
  });

  it('leaves the draft to the form that takes its place while it is looked for', async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('page:nguoi'));
    sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
    const search = later();
    const slow: DraftStore = {
      ...drafts,
      load: async (id) => {
        await search.promise;
        return drafts.load(id);
      },
    };
    const first = document.createElement('test-hasty') as ProcedureElement;
    Object.assign(first, { procedure: sampleProcedure, ports: memoryPorts({ drafts: slow }) });
    document.body.append(first);
    await turn();
    first.remove();
    search.end();
    await turn();
    const second = await openSample('test-hasty', memoryPorts({ drafts }));
    await until(() => second.step === 'page:nguoi', 'it goes on with the draft');
    document.body.append(first);
    await turn();
  });

  it('keeps the focus and the caret of whoever types on while the words change', async () => {
    const form = await openSampleAt('test-hasty', 'page:lienHe', {}, readyAnswers);
    part(form, '#dienThoai').focus();
    await sendKeys({ type: '0912' });
    part(form, '#dienThoai').setSelectionRange(2, 2);
    form.lang = 'en';
    await until(() => pageText(form).includes('Continue'), 'the words are English');
    await form.updateComplete;
    assert.equal(focused(form)?.id, 'dienThoai');
    await sendKeys({ type: '3' });
    assert.equal(part(form, '#dienThoai').value, '09312');
    form.lang = 'vi';
    await until(() => pageText(form).includes('Tiếp tục'), 'the words are Vietnamese again');
  });
});
