import { memoryDrafts, type DraftStore } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import './define.ts';
import { handedId } from './draft-lookup.ts';
import { ProcedureElement } from './procedure-element.ts';
import { draftAt, openSample, readyAnswers } from './testing/open-sample.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';
import { find, part, press } from './testing/use-form.ts';

customElements.define('test-leave', class extends ProcedureElement {});

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Drafts of a device that takes a while to write, and gives what was to be written before. */
function slowDrafts(): DraftStore {
  const drafts = memoryDrafts();
  let written: Promise<unknown> = Promise.resolve();
  return {
    ...drafts,
    async load(procedureId) {
      await written;
      return drafts.load(procedureId);
    },
    async save(draft) {
      const now = structuredClone(draft);
      const saved = pause(100).then(() => drafts.save(now));
      written = saved;
      await saved;
    },
  };
}

/** Files of others can be opened here; nobody does. */
const neverOpened = (): Promise<never> => Promise.reject(new Error('nobody opens a file'));

const open = (drafts: DraftStore): Promise<ProcedureElement> =>
  openSample('test-leave', memoryPorts({ drafts, open: neverOpened }), { now: () => new Date() });

const nameIn = async (drafts: DraftStore): Promise<unknown> =>
  (await drafts.load(sampleProcedure.id))?.answers['hoTen'];

/** A form on its first page of questions. */
async function begin(drafts: DraftStore): Promise<ProcedureElement> {
  const form = await open(drafts);
  await press(form, '.tk-page .tk-button-primary');
  await until(() => form.step === 'page:nguoi', 'it is begun');
  await form.updateComplete;
  return form;
}

async function type(form: ProcedureElement, words: string): Promise<void> {
  part(form, '#hoTen').focus();
  await sendKeys({ type: words });
}

describe('a form that is taken off its page', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('gives what was typed last to the form that comes in its place', async () => {
    const drafts = slowDrafts();
    const form = await begin(drafts);
    await type(form, 'Nguyen Van Lan');
    form.remove();
    const next = await open(drafts);
    await until(() => next.step === 'page:nguoi', 'it goes on there');
    await next.updateComplete;
    assert.equal(part(next, '#hoTen').value, 'Nguyen Van Lan');
    await pause(500);
    assert.equal(await nameIn(drafts), 'Nguyen Van Lan');
  });

  it('writes over nothing when it comes back and is taken off at once', async () => {
    const drafts = memoryDrafts();
    const form = await begin(drafts);
    await type(form, 'Lan');
    await until(async () => (await nameIn(drafts)) === 'Lan', 'it is kept');
    form.remove();
    const next = await open(drafts);
    await until(() => next.step === 'page:nguoi', 'it goes on there');
    await next.updateComplete;
    await type(next, ' Anh');
    await until(async () => (await nameIn(drafts)) !== 'Lan', 'it is kept');
    const kept = await nameIn(drafts);
    document.body.append(form);
    form.remove();
    await pause(700);
    assert.equal(await nameIn(drafts), kept);
  });

  it('keeps other tabs away when it is moved while it asks whether it may begin', async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('page:nguoi'));
    const first = await open(drafts);
    await press(first, '[data-draft-banner] .tk-button-primary');
    await until(() => first.step === 'page:nguoi', 'the first fills it in');
    sessionStorage.clear();
    const second = await open(drafts);
    part(second, '[data-draft-banner] .tk-button-primary').click();
    await pause(50);
    document.body.append(second);
    first.remove();
    await until(() => second.step === 'page:nguoi', 'the second goes on');
    sessionStorage.clear();
    const third = await open(drafts);
    await press(third, '[data-draft-banner] .tk-button-primary');
    await until(() => third.step !== 'start' || find(third, '[data-elsewhere]'), 'it is known');
    assert.equal(third.step, 'start');
  });
});

/** A device with a draft of one's own, and the submission of somebody else half done. */
async function ownAndHanded(): Promise<DraftStore> {
  const drafts = memoryDrafts();
  const own = draftAt('page:nguoi');
  const signed = new TextEncoder().encode('%PDF-1.7');
  await drafts.save(own);
  await drafts.save({ ...own, procedureId: handedId(own.procedureId), pageId: 'check', signed });
  return drafts;
}

async function resume(form: ProcedureElement): Promise<void> {
  await press(form, '[data-draft-banner] .tk-button-primary');
  await until(() => form.step !== 'start' || find(form, '[data-elsewhere]'), 'it is known');
}

describe('the submission of somebody else', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('lets nobody go on with a draft of their own that another tab fills in', async () => {
    const drafts = await ownAndHanded();
    await resume(await open(drafts));
    sessionStorage.clear();
    sessionStorage.setItem(`tokhai:${handedId(sampleProcedure.id)}`, '1');
    const second = await open(drafts);
    await until(() => second.step === 'check', 'that of somebody else is shown');
    await second.updateComplete;
    for (const step of ['open', 'start']) {
      await press(second, '.tk-back');
      await until(() => second.step === step, `back to ${step}`);
      await second.updateComplete;
    }
    await resume(second);
    assert.equal(second.step, 'start');
  });

  it('stays when another tab goes on with the draft of one’s own', async () => {
    const drafts = await ownAndHanded();
    const form = await open(drafts);
    await resume(form);
    await form.updateComplete;
    await press(form, '.tk-back');
    await until(() => form.step === 'start', 'back to the start');
    await form.updateComplete;
    await press(form, '[data-open]');
    await press(form, '[data-handed-banner] .tk-button-primary');
    await until(() => form.step === 'check', 'that of somebody else is shown');
    sessionStorage.clear();
    const other = await open(drafts);
    await resume(other);
    await press(other, '[data-elsewhere] button');
    await until(() => other.step === 'page:nguoi', 'it goes on there');
    await pause(100);
    assert.equal(form.step, 'check');
    assert.deepEqual(form.answers, { ...readyAnswers });
  });
});
