import { memoryDrafts, type DraftStore } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { openSample } from './testing/open-sample.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';
import { find, part, press, text } from './testing/use-form.ts';

customElements.define('test-return', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

/** A tab of a device, which knows of no other one. */
async function openTab(drafts: DraftStore): Promise<ProcedureElement> {
  sessionStorage.clear();
  return openSample('test-return', memoryPorts({ drafts }), { now: () => new Date() });
}

/** Goes on where that tab stands, and types. */
async function type(form: ProcedureElement, drafts: DraftStore, words: string): Promise<void> {
  await until(() => form.step === 'page:nguoi', 'it is filled in');
  await form.updateComplete;
  const name = part(form, '#hoTen');
  name.focus();
  name.select();
  await sendKeys({ type: words });
  const kept = async () => (await drafts.load(sampleProcedure.id))?.answers['hoTen'];
  await until(async () => (await kept()) === words, 'it is kept');
}

/** Begins it in a tab, and types a name. */
async function begin(form: ProcedureElement, drafts: DraftStore): Promise<void> {
  await press(form, primary);
  await type(form, drafts, 'Lan');
}

const goOn = '[data-draft-banner] .tk-button-primary';

/** Somebody who goes on in another tab, and closes it. */
async function goOnElsewhere(drafts: DraftStore, words: string): Promise<void> {
  const other = await openTab(drafts);
  await press(other, goOn);
  await type(other, drafts, words);
  other.remove();
}

describe('a form whose draft another tab went on with', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('is not begun anew over what was begun in the other tab', async () => {
    const drafts = memoryDrafts();
    const first = await openTab(drafts);
    const second = await openTab(drafts);
    await begin(second, drafts);
    second.remove();
    await press(first, primary);
    await until(() => find(first, goOn), 'what was begun is offered');
    await press(first, goOn);
    await until(() => first.step === 'page:nguoi', 'it goes on');
    await first.updateComplete;
    assert.equal(part(first, '#hoTen').value, 'Lan');
  });

  it('goes on with it as it is, not as it was when it was offered', async () => {
    const drafts = memoryDrafts();
    const begun = await openTab(drafts);
    await begin(begun, drafts);
    begun.remove();
    const form = await openTab(drafts);
    await until(() => find(form, goOn), 'it is offered');
    await goOnElsewhere(drafts, 'Lan Anh');
    await press(form, goOn);
    await until(() => form.step === 'page:nguoi', 'it goes on');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'Lan Anh');
  });

  it('offers nothing more of a draft that was removed', async () => {
    const drafts = memoryDrafts();
    const begun = await openTab(drafts);
    await begin(begun, drafts);
    begun.remove();
    const form = await openTab(drafts);
    await until(() => find(form, goOn), 'it is offered');
    await drafts.clear();
    await press(form, goOn);
    await until(() => !find(form, goOn), 'it is not offered any more');
    assert.equal(form.step, 'start');
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'it is begun anew');
  });

  it('goes on with it when it is put back on its page', async () => {
    const drafts = memoryDrafts();
    const form = await openTab(drafts);
    await begin(form, drafts);
    form.remove();
    await goOnElsewhere(drafts, 'Lan Anh');
    document.body.append(form);
    await until(() => find(form, '#hoTen')?.value === 'Lan Anh', 'it shows what was typed there');
    await type(form, drafts, 'Lan Chi');
  });

  it('keeps nothing of its own before it knows', async () => {
    const drafts = memoryDrafts();
    const form = await openTab(drafts);
    await begin(form, drafts);
    form.remove();
    const other = await openTab(drafts);
    await press(other, goOn);
    await type(other, drafts, 'Lan Anh');
    document.body.append(form);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'B' });
    assert.include(form.answers['hoTen'], 'B', 'it is typed before it is known');
    await until(() => find(form, '[data-elsewhere]'), 'it is told');
    assert.equal((await drafts.load(sampleProcedure.id))?.answers['hoTen'], 'Lan Anh');
    assert.notInclude(text(form), 'Lan B');
  });

  it('is left, and told so, where the draft was removed', async () => {
    const drafts = memoryDrafts();
    const form = await openTab(drafts);
    await begin(form, drafts);
    form.remove();
    await drafts.clear();
    document.body.append(form);
    await until(() => form.step === 'start', 'it is left');
    await until(() => text(form).includes('Đã xoá bản nháp khỏi máy này.'), 'it is told');
    assert.isUndefined(await drafts.load(sampleProcedure.id));
    assert.deepEqual(form.answers, {});
  });

  it('goes on as it is where nobody changed anything', async () => {
    const drafts = memoryDrafts();
    const form = await openTab(drafts);
    await begin(form, drafts);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await type(form, drafts, 'Lan Anh');
    assert.equal(form.step, 'page:nguoi');
  });
});
