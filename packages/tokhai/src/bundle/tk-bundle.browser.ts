import { indexedDbDrafts } from '@tokhai/answers';
import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../bundle.ts';
import type { TkBundle } from './tk-bundle.ts';

const src = '/schemas/bundles/tre-moi-sinh/bundle.json';
const bundleId = 'https://tokhai.example/schemas/bundles/tre-moi-sinh/bundle.json';
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

function show(): TkBundle {
  const bundle = Object.assign(document.createElement('tk-bundle'), { src, lang: 'vi' });
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

describe('<tk-bundle>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await Promise.all([bundleId, residenceId].map((id) => indexedDbDrafts().remove(id)));
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
