import { memoryDrafts } from '@tokhai/answers';
import type { Facts } from '@tokhai/answers/profile';
import { memoryProfile, type ProfileStore } from '@tokhai/answers/profile-store';
import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleAnswers, sampleProcedure, sampleTranslation } from '../testing/sample-procedure.ts';
import { find, press } from '../testing/use-form.ts';

customElements.define('profile-procedure', class extends ProcedureElement {});

const facts: Facts = { 'person.name': 'Trần Thị Lan', 'person.birth-date': '1985-03-27' };

async function open(
  store: ProfileStore,
  { drafts = memoryDrafts(), ...properties }: Record<string, unknown> = {},
): Promise<ProcedureElement> {
  return mount<ProcedureElement>('profile-procedure', {
    procedure: sampleProcedure,
    translations: [sampleTranslation],
    ports: memoryPorts({ profile: store, drafts: drafts as ReturnType<typeof memoryDrafts> }),
    now: () => new Date('2026-11-22T08:30:00Z'),
    lang: 'vi',
    ...properties,
  });
}

const text = (form: ProcedureElement) => form.shadowRoot?.textContent ?? '';
const primary = '.tk-page .tk-actions .tk-button-primary';
const action = (name: string) => `[data-profile-action=${name}]`;

/** Goes from the check page to the receipt. */
async function submit(form: ProcedureElement): Promise<void> {
  await until(() => find(form, '.tk-answers'), 'the check page');
  await press(form, primary);
  await press(form, '#tk-confirm');
  await press(form, 'tk-sign-page form button[type=submit]');
  await press(form, '.tk-submit button');
  await until(() => form.step === 'done', 'the receipt');
}

async function complete(store: ProfileStore): Promise<ProcedureElement> {
  const drafts = memoryDrafts();
  await drafts.save({
    procedureId: sampleProcedure.id,
    answers: {
      hoTen: sampleAnswers.text,
      ngaySinh: sampleAnswers.date,
      gioiTinh: 'nu',
      soDinhDanh: sampleAnswers.identity,
      thanhVien: sampleAnswers.table,
      camDoan: true,
    },
    pageId: 'check',
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await open(store, { drafts });
  await submit(form);
  return form;
}

describe('a profile', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('is offered with what it holds and where from; nothing is taken unasked', async () => {
    const form = await open(memoryProfile({ facts }));
    await until(() => find(form, '[data-profile=offer]'), 'the offer');
    assert.include(text(form), 'Từ hồ sơ cá nhân: 2 mục');
    assert.include(text(form), 'Trần Thị Lan');
    assert.include(text(form), '27/03/1985');
    await expectNoAxeViolations(form);
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page');
    await form.updateComplete;
    assert.equal(find(form, '#hoTen')?.value, '');
  });

  it('fills in on one press, says at each answer where it is from, and locks what it says', async () => {
    const drafts = memoryDrafts();
    const store = memoryProfile({ facts, origin: 'Từ kho của cổng', locked: ['person.name'] });
    const form = await open(store, { drafts });
    await press(form, action('use'));
    assert.include(text(form), 'Đã điền sẵn 2 mục');
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page');
    await form.updateComplete;
    const name = find(form, '#hoTen');
    assert.equal(name?.value, 'Trần Thị Lan');
    assert.isTrue(name?.disabled);
    assert.equal(find(form, '#ngaySinh-year')?.value, '1985');
    assert.equal(form.shadowRoot?.querySelectorAll('.tk-origin').length, 2);
    assert.include(text(form), 'Từ kho của cổng, không sửa ở đây được');

    // After a reload what is locked stays locked.
    await until(
      async () => (await drafts.load(sampleProcedure.id))?.usesProfile,
      'the draft says that it began with the profile',
    );
    form.remove();
    const again = await open(store, { drafts });
    await until(() => again.step === 'page:nguoi', 'the draft is resumed');
    await again.updateComplete;
    assert.isTrue(find(again, '#hoTen')?.disabled);
  });

  it('says nothing where nothing is known that the form asks', async () => {
    const form = await open(memoryProfile({ facts: { 'child.name': 'Bé Na' } }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isNull(find(form, '[data-profile]'));
  });

  it('does not come in the way when it cannot be read', async () => {
    const store = { ...memoryProfile(), load: () => Promise.reject(new Error('broken')) };
    const form = await open(store);
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page');
    assert.isNull(find(form, '[data-profile]'));
  });

  it('is kept after the submission only on a press; sensitive answers only when ticked', async () => {
    const store = memoryProfile();
    const form = await complete(store);
    await until(() => find(form, '[data-profile=keep]'), 'the question whether to keep');
    assert.isUndefined(await store.load(), 'nothing is kept unasked');
    const box = find(form, '#tk-profile-sensitive');
    assert.isFalse(box?.checked);
    await expectNoAxeViolations(form);
    await press(form, action('save'));
    await until(() => text(form).includes('Đã lưu'), 'it is kept');
    assert.deepEqual(Object.keys((await store.load())?.facts ?? {}).toSorted(), [
      'person.birth-date',
      'person.name',
    ]);
    await press(form, action('forget'));
    await until(() => text(form).includes('Đã xoá hết'), 'it is forgotten');
    assert.isUndefined(await store.load());
  });

  it('keeps the number too when the person ticks it, at 320 px and in English', async () => {
    await setViewport({ width: 320, height: 640 });
    const store = memoryProfile();
    const form = await complete(store);
    await press(form, '#tk-profile-sensitive');
    form.lang = 'en';
    await until(() => text(form).includes('I agree, keep it'), 'the words in English');
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    await press(form, action('save'));
    await until(() => text(form).includes('Kept.'), 'it is kept');
    assert.equal((await store.load())?.facts['person.identity'], sampleAnswers.identity);
    await setViewport({ width: 1024, height: 768 });
  });

  it('asks for nothing where the portal takes nothing', async () => {
    const form = await complete({ ...memoryProfile(), keeps: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isNull(find(form, '[data-profile=keep]'));
  });
});
