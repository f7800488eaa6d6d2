import { memoryDrafts, type Draft, type DraftStore } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import './define.ts';
// Here already: no test waits for the network.
import './try-later.ts';
import { ProcedureElement } from './procedure-element.ts';
import { openSample } from './testing/open-sample.ts';
import { lookAgain } from './testing/look-again.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';
import { find, part, press, text } from './testing/use-form.ts';

customElements.define('test-keeper', class extends ProcedureElement {});

const failure = 'Máy này không lưu được bản nháp';

/** A device that keeps nothing while it is full. */
interface Device extends DraftStore {
  isFull: boolean;
  /** What it was asked to keep. */
  asked: Draft[];
}

function device(): Device {
  const drafts = memoryDrafts();
  const store: Device = {
    ...drafts,
    isFull: false,
    asked: [],
    save(draft) {
      store.asked.push(draft);
      if (!store.isFull) return drafts.save(draft);
      return Promise.reject(Object.assign(new Error('full'), { code: 'draft-not-saved' }));
    },
  };
  return store;
}

const name = async (store: DraftStore): Promise<unknown> =>
  (await store.load(sampleProcedure.id))?.answers['hoTen'];

/** Somebody who typed a name that could not be kept, and was told so. */
async function unkept(store: Device): Promise<ProcedureElement> {
  const form = await openSample('test-keeper', memoryPorts({ drafts: store }));
  await press(form, '.tk-page .tk-button-primary');
  await until(() => form.step === 'page:nguoi', 'it is begun');
  await form.updateComplete;
  await until(async () => (await store.load(sampleProcedure.id)) !== undefined, 'it is kept');
  store.isFull = true;
  part(form, '#hoTen').focus();
  await sendKeys({ type: 'Lan' });
  await until(() => store.asked.at(-1)?.answers['hoTen'] === 'Lan', 'it is to be kept');
  await until(() => text(form).includes(failure), 'it is told');
  return form;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a draft that could not be saved', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('is saved by itself once that is possible, and then it is not told any more', async () => {
    const store = device();
    const form = await unkept(store);
    await pause(300);
    assert.include(text(form), failure, 'it is told as long as it is so');
    store.isFull = false;
    await until(async () => (await name(store)) === 'Lan', 'it is kept without another key');
    await until(() => !text(form).includes(failure), 'it is not told any more');
    assert.equal(part(form, '#hoTen').value, 'Lan');
  });

  it('is tried at once when somebody looks at the page again', async () => {
    const store = device();
    const form = await unkept(store);
    await pause(100);
    store.isFull = false;
    const before = store.asked.length;
    lookAgain();
    assert.lengthOf(store.asked, before + 1);
    await until(async () => (await name(store)) === 'Lan', 'it is kept');
    await until(() => !text(form).includes(failure), 'it is not told any more');
  });

  it('is not written over what another tab keeps now', async () => {
    const store = device();
    const first = await unkept(store);
    const second = await openSample('test-keeper', memoryPorts({ drafts: store }));
    await until(() => find(second, '[data-elsewhere] button'), 'it is told');
    await press(second, '[data-elsewhere] button');
    await until(() => second.step === 'page:nguoi', 'it goes on there');
    await second.updateComplete;
    store.isFull = false;
    part(second, '#hoTen').focus();
    await sendKeys({ type: 'Hoa' });
    await until(async () => (await name(store)) === 'Hoa', 'it is kept');
    lookAgain();
    dispatchEvent(new Event('online'));
    await pause(200);
    assert.equal(await name(store), 'Hoa');
    assert.equal(part(first, '#hoTen').value, 'Lan', 'what is only here stays on the screen');
  });

  it('does not come back once it was removed', async () => {
    const store = device();
    const form = await unkept(store);
    await press(form, '[data-wipe]');
    await until(() => form.step === 'start', 'it is left');
    store.isFull = false;
    lookAgain();
    await pause(200);
    assert.isUndefined(await store.load(sampleProcedure.id));
  });
});
