import { indexedDbDrafts, memoryDrafts, type Answers } from '@tokhai/answers';
import { PortError, type Ports } from '@tokhai/elements';
import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import { until } from '../../../elements/src/testing/mount.ts';
import { memoryPorts, sampleReceipt } from '../../../elements/src/testing/ports.ts';
import '../bundle.ts';
import type { TkBundle } from './tk-bundle.ts';

const src = '/schemas/bundles/tre-moi-sinh/bundle.json';
const bundleId = 'https://tokhai.example/schemas/bundles/tre-moi-sinh/bundle.json';
const birthId = 'https://tokhai.example/schemas/procedures/khai-sinh/procedure.json';
const residenceId = 'https://tokhai.example/schemas/procedures/ct01/procedure.json';
const updatedAt = '2026-11-22T01:00:00.000Z';

/** What the first form was told, as the device keeps it. */
const facts = { 'child.name': 'Đặng Bảo An', 'person.name': 'Đặng Quang Huy' };

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

/** Has the form on the page filled in, as far as its answers are checked. */
async function toCheck(
  form: HTMLElementTagNameMap['tk-procedure'],
  ports: Partial<Ports>,
): Promise<void> {
  const example = await fetch('/schemas/procedures/khai-sinh/examples/valid.json');
  const { answers } = (await example.json()) as { answers: Answers };
  const drafts = memoryDrafts();
  // The start page is shown before the rest of the procedure is here.
  await until(() => form.procedure, 'the procedure');
  const { id } = form.procedure!;
  sessionStorage.setItem(`tokhai:${id}`, '1');
  await drafts.save({ procedureId: id, answers, files: [], updatedAt, pageId: 'check' });
  form.ports = memoryPorts({ drafts, ...ports });
  await until(() => find(form, '.tk-answers'), 'the answers to check');
}

async function pressAll(form: Element, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    await until(() => find(form, `${selector}:enabled`), selector);
    find(form, selector)!.click();
  }
}

/** Has the form on the page signed and handed in, without a network. */
async function waitInForm(form: HTMLElementTagNameMap['tk-procedure']): Promise<void> {
  const submit = async (): Promise<never> => {
    throw new PortError('not-sent', 'Chưa gửi được.');
  };
  await toCheck(form, { submit });
  await pressAll(form, [
    '.tk-page .tk-actions .tk-button-primary',
    '#tk-confirm',
    'tk-sign-page form button[type=submit]',
    '.tk-submit button',
  ]);
  await until(() => find(form, '[data-queued]'), 'it waits');
}

/** Waits until the device keeps that of a bundle: the next test finds nothing that comes late. */
async function untilKept(part: string, isRight: (kept: string) => boolean): Promise<void> {
  const kept = async () => (await indexedDbDrafts().load(bundleId))?.answers[part];
  await until(async () => isRight(JSON.stringify((await kept()) ?? null)), `${part} are kept`);
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

  it('opens the form to which a link with a code leads, and its own links lead back to it', async () => {
    const before = location.href;
    try {
      history.replaceState(null, '', '?to-khai=2#tk-nhap=7K2M-94QD-XW0B');
      const bundle = show({ 'draft-transfers': '/draft-transfers' });
      await until(() => find(bundle, '.tk-caption')?.textContent.includes('2 trên 3'), 'form two');
      const form = bundle.querySelector('tk-procedure')!;
      await until(() => form.step === 'receive', 'its page for the code');
      assert.match(form.pageHref, /\?to-khai=2$/);
      assert.equal(location.hash, '', 'it is not opened again at a reload');
    } finally {
      history.replaceState(null, '', before);
    }
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
    await untilKept('waiting', (kept) => kept === '[0]');
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

  it('tells of a form that is to be brought on paper, and opens it again to print or sign', async () => {
    const bundle = show({ paper: '' });
    const form = (await begin(bundle)) as HTMLElementTagNameMap['tk-procedure'];
    assert.isTrue(form.paper);
    const receipt = { ...sampleReceipt, paperCode: '7K3M-0QXD-52ZA' };
    await toCheck(form, { submitPaper: async () => ({ receipt }) });
    await pressAll(form, ['.tk-page .tk-actions .tk-button-primary', '[data-paper] button']);
    await until(() => form.step === 'done', 'it is announced');
    find(bundle, '[data-overview]')!.click();
    await until(() => find(bundle, '[data-reopen]'), 'the list');
    const list = find(bundle, 'ol')!;
    assert.include(list.textContent, `Đã gửi trước, mã ${receipt.code}; còn phải nộp bản giấy`);
    await expectNoAxeViolations(bundle);
    find(bundle, '[data-reopen]')!.click();
    await until(() => find(bundle.querySelector('tk-procedure'), 'h1'), 'the form again');
    // Signed and handed in after all, the paper is no longer awaited.
    const again = bundle.querySelector('tk-procedure')!;
    const detail = { receipt: sampleReceipt };
    again.dispatchEvent(new CustomEvent('tk-submit', { bubbles: true, composed: true, detail }));
    find(bundle, '[data-overview]')!.click();
    await until(() => find(bundle, 'ol')?.textContent.includes('Đã nộp'), 'the list');
    assert.isUndefined(find(bundle, '[data-reopen]'));
    await untilKept('papers', (kept) => kept === '[]');
  });

  it('keeps what each of two tabs handed in', async () => {
    const handIn = async (form: Element, code: string): Promise<void> => {
      const detail = { receipt: { ...sampleReceipt, code } };
      form.dispatchEvent(new CustomEvent('tk-submit', { bubbles: true, composed: true, detail }));
      await untilKept('codes', (kept) => kept.includes(code));
    };
    const before = location.href;
    try {
      const first = await begin(show());
      history.replaceState(null, '', '?to-khai=2#tk-nhap=7K2M-94QD-XW0B');
      const other = show({ 'draft-transfers': '/draft-transfers' });
      await until(() => other.querySelector('tk-procedure'), 'the second form in another tab');
      await handIn(first, 'DEMO-261122-0001');
      await handIn(other.querySelector('tk-procedure')!, 'DEMO-261122-0002');
    } finally {
      history.replaceState(null, '', before);
    }
    document.body.replaceChildren();
    const again = show();
    const list = () => find(again, 'ol')?.textContent ?? '';
    await until(() => list().includes('DEMO-261122-0002'), 'the list');
    assert.include(list(), 'DEMO-261122-0001');
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
