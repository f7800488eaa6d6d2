import { memoryDrafts, type Draft, type DraftStore } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { draftAt, openSample, openSampleAt } from './testing/open-sample.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleProcedure } from './testing/sample-procedure.ts';
import { part, press, text } from './testing/use-form.ts';

customElements.define('test-draft', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

/** What a click lets the person keep. */
async function download(click: () => void): Promise<{ name: string; bytes: ArrayBuffer }> {
  const link = await new Promise<HTMLAnchorElement>((resolve) => {
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
      resolve(this);
    };
    click();
  });
  return { name: link.download, bytes: await (await fetch(link.href)).arrayBuffer() };
}

function choose(input: HTMLInputElement, file: File): void {
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

async function waitForDraft(drafts: DraftStore): Promise<Draft> {
  await until(async () => (await drafts.load(sampleProcedure.id)) !== undefined, 'it is kept');
  return (await drafts.load(sampleProcedure.id))!;
}

/** A device that keeps nothing any more. */
const fullDevice: DraftStore = {
  ...memoryDrafts(),
  load: async () => undefined,
  save: () => Promise.reject(Object.assign(new Error('full'), { code: 'draft-not-saved' })),
};

describe('a draft', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('is kept at each key and resumed at the same page after a reload, with its files', async () => {
    const drafts = memoryDrafts();
    const form = await openSample('test-draft', memoryPorts({ drafts }));
    await press(form, primary);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    const saved = async () => (await drafts.load(sampleProcedure.id))?.answers['hoTen'];
    await until(async () => (await saved()) === 'Lan', 'the draft holds what was typed');
    document.body.replaceChildren();

    const again = await openSample('test-draft', memoryPorts({ drafts }));
    await until(() => again.step === 'page:nguoi', 'the page is resumed');
    await again.updateComplete;
    assert.equal(part(again, '#hoTen').value, 'Lan');
  });

  it('is offered, not opened, to whoever comes next to a shared device', async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('check'));
    const form = await openSample('test-draft', memoryPorts({ drafts }));
    await until(
      () => form.shadowRoot?.querySelector('[data-draft-banner]'),
      'the draft is offered',
    );
    assert.notInclude(text(form), 'Nguyễn Thị Hường');
    await press(form, '[data-draft-banner] .tk-button-primary');
    await until(() => form.step === 'check', 'the draft is resumed');
  });

  it('is wiped in one tap', async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('check'));
    const form = await openSample('test-draft', memoryPorts({ drafts }));
    await until(
      () => form.shadowRoot?.querySelector('[data-draft-banner]'),
      'the draft is offered',
    );
    await press(form, '[data-draft-banner] .tk-button-secondary');
    await until(async () => (await drafts.load(sampleProcedure.id)) === undefined, 'it is gone');
    assert.isNull(form.shadowRoot?.querySelector('[data-draft-banner]') ?? null);
  });

  it('is wiped with the drafts of all other procedures by whoever leaves a shared device', async () => {
    const drafts = memoryDrafts();
    const other = 'https://tokhai.example/schemas/procedures/khac/procedure.json';
    const updatedAt = '2026-11-22T08:00:00Z';
    await drafts.save({ procedureId: other, answers: { hoTen: 'Lan' }, files: [], updatedAt });
    const form = await openSampleAt('test-draft', 'page:nguoi', { drafts });
    assert.equal(part(form, '#hoTen').value, 'Nguyễn Thị Hường');
    await press(form, '[data-wipe]');
    await until(async () => (await drafts.load(other)) === undefined, 'the other one is gone');
    assert.isUndefined(await drafts.load(sampleProcedure.id));
    assert.equal(form.step, 'start');
    assert.isNull(sessionStorage.getItem(`tokhai:${sampleProcedure.id}`));
  });

  it("of one's own is offered when nothing is left of what somebody else handed over", async () => {
    const drafts = memoryDrafts();
    await drafts.save(draftAt('check'));
    sessionStorage.setItem(`tokhai:${sampleProcedure.id}#handed`, '1');
    const form = await openSample('test-draft', memoryPorts({ drafts }));
    await until(() => form.shadowRoot?.querySelector('[data-draft-banner]'), 'it is offered');
    assert.isNull(sessionStorage.getItem(`tokhai:${sampleProcedure.id}#handed`));
  });

  it('is filled in in one tab at a time; the other is told, and may go on in its place', async () => {
    const drafts = memoryDrafts();
    const first = await openSample('test-draft', memoryPorts({ drafts }));
    await press(first, primary);
    await until(() => first.step === 'page:nguoi', 'the first tab fills it in');
    await first.updateComplete;
    part(first, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    sessionStorage.clear();

    const second = await openSample('test-draft', memoryPorts({ drafts }));
    await until(() => second.shadowRoot?.querySelector('[data-draft-banner]'), 'it is offered');
    await press(second, '[data-draft-banner] .tk-button-primary');
    await until(() => second.shadowRoot?.querySelector('[data-elsewhere]'), 'it is told');
    await expectNoAxeViolations(second);
    assert.equal(first.step, 'page:nguoi', 'nothing is taken from the first tab yet');

    await press(second, '[data-elsewhere] button');
    await until(() => second.step === 'page:nguoi', 'it goes on here');
    await second.updateComplete;
    assert.equal(part(second, '#hoTen').value, 'Lan');
    await until(() => first.shadowRoot?.querySelector('[data-elsewhere]'), 'the first is told');
    part(second, '#hoTen').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: ' Anh' });

    await press(first, '[data-elsewhere] button');
    await until(() => first.step === 'page:nguoi', 'and may take it back');
    await first.updateComplete;
    assert.equal(part(first, '#hoTen').value, 'Lan Anh', 'with what was typed meanwhile');
    await until(() => second.step === 'start', 'the second stops');
    second.remove();
    first.remove();
    const third = await openSample('test-draft', memoryPorts({ drafts }));
    await until(() => third.step === 'page:nguoi', 'a closed tab keeps nobody away');
  });

  it('goes to another device as a file, with its files', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 giấy tờ');
    const sha256 = Array.from(
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
      (byte) => byte.toString(16).padStart(2, '0'),
    ).join('');
    const file = { name: 'Giấy tờ.pdf', type: 'application/pdf', size: bytes.length, sha256 };
    const from = await openSampleAt('test-draft', 'page:nguoi', {}, { hoTen: 'Lan', giayTo: file });
    const page = from.shadowRoot!.querySelector('.tk-page')!;
    page.dispatchEvent(
      new CustomEvent('file-chosen', { detail: { ...file, bytes }, bubbles: true }),
    );
    const saved = await download(() => part(from, '[data-save-file]').click());
    assert.match(saved.name, /^ban-nhap-.*\.tokhai$/);
    from.remove();
    sessionStorage.clear();

    const drafts = memoryDrafts();
    const to = await openSample('test-draft', memoryPorts({ drafts }));
    const input = part(to, '#tk-draft-file');
    choose(input, new File(['Không phải bản nháp'], 'thu.txt'));
    await until(
      () => text(to).includes('không phải bản nháp, hoặc đã hỏng'),
      'other files are refused',
    );
    assert.equal(to.step, 'start');
    choose(part(to, '#tk-draft-file'), new File([saved.bytes], saved.name));
    await until(() => to.step === 'page:nguoi', 'it goes on where it was');
    await to.updateComplete;
    assert.equal(part(to, '#hoTen').value, 'Lan');
    const kept = await waitForDraft(drafts);
    assert.deepEqual(
      kept.files.map((one) => new TextDecoder().decode(one.bytes)),
      ['%PDF-1.7 giấy tờ'],
    );
  });

  it('stays on the screen when another tab takes over what could not be saved', async () => {
    const first = await openSample('test-draft', memoryPorts({ drafts: fullDevice }));
    await press(first, primary);
    await until(() => first.step === 'page:nguoi', 'it is begun');
    await first.updateComplete;
    part(first, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    const second = await openSample('test-draft', memoryPorts({ drafts: fullDevice }));
    await press(second, primary);
    await until(() => second.shadowRoot?.querySelector('[data-elsewhere]'), 'it is told');
    await press(second, '[data-elsewhere] button');
    await until(() => second.step === 'page:nguoi', 'it goes on here');
    assert.equal(part(first, '#hoTen').value, 'Lan');
  });

  it('is not kept with storage="none", and the page says so', async () => {
    const drafts = memoryDrafts();
    const form = await openSample('test-draft', memoryPorts({ drafts }), { storage: 'none' });
    assert.include(text(form), 'Đóng trang là mất');
    await press(form, primary);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    assert.isUndefined(await drafts.load(sampleProcedure.id));
  });

  it('that cannot be saved is told, and the answers stay', async () => {
    const form = await openSample('test-draft', memoryPorts({ drafts: fullDevice }));
    await press(form, primary);
    await until(
      () => text(form).includes('Máy này không lưu được bản nháp'),
      'the failure is told',
    );
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    assert.equal(part(form, '#hoTen').value, 'Lan');
  });
});
