/** What the browser still holds after somebody used a form on a device that is not theirs. */
import { indexedDbDrafts } from '@tokhai/answers';
import { assert } from 'chai';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';

class SharedDeviceForm extends ProcedureElement {}
customElements.define('shared-device-form', SharedDeviceForm);

const database = 'tokhai-shared-device-test';
const secret = 'Nguyễn Thị Hường';

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error(`${name} does not open`)),
    );
  });
}

function countIn(db: IDBDatabase, store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = db.transaction(store).objectStore(store).count();
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error(`${store} cannot be counted`)),
    );
  });
}

/** Entries of every store of every database, and of both storages of the page. */
async function held(): Promise<number> {
  let entries = localStorage.length + sessionStorage.length;
  for (const { name = '' } of await indexedDB.databases()) {
    if (name !== database) continue;
    const db = await open(name);
    for (const store of db.objectStoreNames) entries += await countIn(db, store);
    db.close();
  }
  return entries;
}

async function fillIn(change: Partial<ProcedureElement>): Promise<ProcedureElement> {
  const form = await mount<ProcedureElement>('shared-device-form', {
    ports: memoryPorts({ drafts: indexedDbDrafts(database) }),
    procedure: sampleProcedure,
    ...change,
  });
  const find = (selector: string): HTMLElement | null | undefined =>
    form.shadowRoot?.querySelector<HTMLElement>(selector);
  await until(() => find('.tk-actions .tk-button-primary'), 'the start page is shown');
  find('.tk-bar button[aria-pressed]')?.click();
  find('.tk-actions .tk-button-primary')?.click();
  await until(() => find('#hoTen'), 'the first page is shown');
  const input = find('#hoTen') as HTMLInputElement;
  input.value = secret;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => form.answers['hoTen'] === secret, 'the answer is taken');
  // Longer than a change waits before it is saved.
  await new Promise((resolve) => setTimeout(resolve, 600));
  return form;
}

describe('a device that several people use', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('holds nothing at all where the portal says storage="none"', async () => {
    const before = await held();
    await fillIn({ storage: 'none' });
    assert.equal(await held(), before);
  });

  it('holds nothing after one tap, the choice of contrast included', async () => {
    const form = await fillIn({});
    assert.isAtLeast(await held(), 3, 'a draft, the mark of the tab, the contrast');
    form.shadowRoot?.querySelector<HTMLElement>('[data-wipe]')?.click();
    await until(() => form.step === 'start', 'the start page is shown');
    const end = Date.now() + 3000;
    while ((await held()) > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(await held(), 0);
    assert.deepEqual(form.answers, {});
    assert.notInclude(form.shadowRoot?.textContent, secret);
  });
});
