import { indexedDbDrafts, memoryDrafts, type Answers } from '@tokhai/answers';
import { PortError } from '@tokhai/elements';
import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import { memoryPorts } from '../../../elements/src/testing/ports.ts';
import '../bundle.ts';
import type { TkBundle } from './tk-bundle.ts';

const src = '/schemas/bundles/tre-moi-sinh/bundle.json';
const bundleId = 'https://tokhai.example/schemas/bundles/tre-moi-sinh/bundle.json';
const birthId = 'https://tokhai.example/schemas/procedures/khai-sinh/procedure.json';
const residenceId = 'https://tokhai.example/schemas/procedures/ct01/procedure.json';
const updatedAt = '2026-11-22T01:00:00.000Z';

/** What the first form was told, as the device keeps it. */
const facts = { 'child.name': 'Đặng Bảo An', 'person.name': 'Đặng Quang Huy' };

async function until(condition: () => unknown, what: string): Promise<void> {
  for (const end = Date.now() + 8000; !condition();) {
    if (Date.now() > end) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function show(attributes: Record<string, string> = {}): TkBundle {
  const bundle = Object.assign(document.createElement('tk-bundle'), { src, lang: 'vi' });
  for (const [name, value] of Object.entries(attributes)) bundle.setAttribute(name, value);
  document.body.append(bundle);
  return bundle;
}

const find = (host: Element | null, selector: string) =>
  host?.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

async function begin(bundle: TkBundle): Promise<Element> {
  await until(() => find(bundle, '[data-next]'), 'the list of forms');
  find(bundle, '[data-next]')!.click();
  await until(() => find(bundle.querySelector('tk-procedure'), 'h1'), 'the form');
  return bundle.querySelector('tk-procedure')!;
}

async function keepFirstForm(): Promise<void> {
  const answers = { facts, codes: { 0: 'DEMO-261122-0001' } };
  await indexedDbDrafts().save({ procedureId: bundleId, answers, files: [], updatedAt });
}

/** The first form was signed and handed in without a network, in an earlier visit. */
async function keepWaitingForm(): Promise<void> {
  const drafts = indexedDbDrafts();
  const kept = { files: [], updatedAt };
  const progress = { facts, codes: {}, waiting: [0] };
  await drafts.save({ ...kept, procedureId: bundleId, answers: progress });
  const waiting = { signed: new Uint8Array([1, 2, 3]), queued: true };
  await drafts.save({ ...kept, ...waiting, procedureId: birthId, answers: {} });
}

/** Has the form on the page signed and handed in, without a network. */
async function waitInForm(form: HTMLElementTagNameMap['tk-procedure']): Promise<void> {
  const example = await fetch('/schemas/procedures/khai-sinh/examples/valid.json');
  const { answers } = (await example.json()) as { answers: Answers };
  const drafts = memoryDrafts();
  const { id } = form.procedure!;
  sessionStorage.setItem(`tokhai:${id}`, '1');
  await drafts.save({ procedureId: id, answers, files: [], updatedAt, pageId: 'check' });
  const submit = async (): Promise<never> => {
    throw new PortError('not-sent', 'Chưa gửi được.');
  };
  form.ports = memoryPorts({ drafts, submit });
  await until(() => find(form, '.tk-answers'), 'the answers to check');
  for (const selector of [
    '.tk-page .tk-actions .tk-button-primary',
    '#tk-confirm',
    'tk-sign-page form button[type=submit]',
    '.tk-submit button',
  ]) {
    await until(() => find(form, `${selector}:enabled`), selector);
    find(form, selector)!.click();
  }
  await until(() => find(form, '[data-queued]'), 'it waits');
}

describe('<tk-bundle>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await Promise.all([bundleId, birthId, residenceId].map((id) => indexedDbDrafts().remove(id)));
    await setViewport({ width: 800, height: 600 });
  });

  it('lists its forms, opens the first one and comes back; nothing scrolls sideways', async () => {
    await setViewport({ width: 320, height: 640 });
    const bundle = show();
    await until(() => find(bundle, '[data-next]'), 'the list of forms');
    assert.lengthOf(bundle.shadowRoot!.querySelectorAll('li'), 3);
    await expectNoAxeViolations(bundle);
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    await begin(bundle);
    assert.include(find(bundle, '.tk-caption')?.textContent, 'Tờ khai 1 trên 3');
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    find(bundle, '[data-overview]')!.click();
    await until(() => find(bundle, 'ol'), 'the list again');
    assert.isNull(bundle.querySelector('tk-procedure'));
    const isTold = () => bundle.shadowRoot!.activeElement === find(bundle, 'h1');
    await until(isTold, 'the heading has the focus');
  });

  it('goes on with a draft begun outside; what an earlier form was told counts', async () => {
    await keepFirstForm();
    await indexedDbDrafts().save({
      procedureId: residenceId,
      answers: { hoTen: 'Lê Văn Khác', email: 'lan@example.vn' },
      files: [],
      updatedAt,
    });
    const form = await begin(show());
    await until(() => find(form, '[data-draft-banner]'), 'the draft is offered');
    find(form, '[data-draft-banner] .tk-button-primary')!.click();
    const now = () => (form as HTMLElementTagNameMap['tk-procedure']).answers;
    await until(() => now()['hoTen'] === facts['child.name'], 'the name of the child stands');
    assert.equal(now()['email'], 'lan@example.vn');
    assert.equal(now()['canGiamHo'], 'co');
  });

  it('opens a form again whose submission no longer waits on the device', async () => {
    const answers = { facts, codes: {}, waiting: [0, 7] };
    await indexedDbDrafts().save({ procedureId: bundleId, answers, files: [], updatedAt });
    const bundle = show();
    await until(() => find(bundle, '[data-next]')?.textContent?.includes('khai sinh'), 'form one');
    assert.isUndefined(find(bundle, '[data-waiting]'));
    assert.notInclude(find(bundle, 'ol')?.textContent, 'chờ có mạng');
  });

  it('leads on to the next form beside what is told of the one that waits, above the foot', async () => {
    const form = (await begin(show())) as HTMLElementTagNameMap['tk-procedure'];
    await waitInForm(form);
    const next = find(form, '[data-next-form]')!;
    assert.include(next.textContent, 'Sang tờ khai sau: Tờ khai thay đổi thông tin cư trú');
    const follows = (first: Element, second: Element): boolean =>
      (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    assert.isTrue(follows(find(form, '[data-queued]')!, next));
    assert.isTrue(follows(next, find(form, '.tk-foot')!));
    await expectNoAxeViolations(form);
    next.click();
    const bundle = document.querySelector('tk-bundle')!;
    await until(() => find(bundle, '.tk-caption')?.textContent.includes('2 trên 3'), 'form two');
    assert.isUndefined(find(bundle.querySelector('tk-procedure'), '[data-next-form]'));
  });

  it('sends a form that waits while it is not on the page, with what the portal says of it', async () => {
    await keepWaitingForm();
    const sent: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      if (init?.method !== 'POST') return fetch(input, init);
      const { pathname } = new URL(new Request(input).url);
      sent.push(`${pathname} ${(init.body as Uint8Array).length}`);
      const receipt = { code: 'DEMO-261122-0002', sha256: 'ab'.repeat(32) };
      return Response.json({ receipt }, { status: 201 });
    };
    try {
      const bundle = show({ intake: '/submissions' });
      await until(() => find(bundle, 'ol')?.textContent.includes('DEMO-261122-0002'), 'the code');
      assert.deepEqual(sent, ['/submissions 3']);
      assert.isUndefined(await indexedDbDrafts().load(birthId), 'the draft is gone with it');
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('keeps what was submitted until it is told to forget', async () => {
    await keepFirstForm();
    const bundle = show();
    await until(() => find(bundle, '[data-forget]'), 'what was kept');
    assert.include(find(bundle, 'ol')?.textContent, 'DEMO-261122-0001');
    find(bundle, '[data-forget]')!.click();
    await until(() => !find(bundle, '[data-forget]'), 'it is forgotten');
    assert.notInclude(find(bundle, 'ol')?.textContent, 'DEMO-261122-0001');
    assert.isUndefined(await indexedDbDrafts().load(bundleId), 'kept after it was said forgotten');
  });
});
