import { memoryDrafts, type Draft, type DraftStore } from '@tokhai/answers';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { axTree } from '../../../test/support/ax-tree.ts';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import { readProcedure } from '@tokhai/procedure';
import './define.ts';
import { setLanguage } from './language.ts';
import { PortError, type Ports } from './ports.ts';
import type { PageChange } from './events.ts';
import { originOf } from './prefill.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts, sampleReceipt } from './testing/ports.ts';
import { sampleAnswers, sampleProcedure, sampleTranslation } from './testing/sample-procedure.ts';

customElements.define('test-procedure', class extends ProcedureElement {});

const now = () => new Date('2026-11-22T08:30:00Z');

const completeAnswers = {
  hoTen: sampleAnswers.text,
  ngaySinh: sampleAnswers.date,
  gioiTinh: 'nu',
  thanhVien: sampleAnswers.table,
  camDoan: true,
};

async function open(
  properties: Partial<ProcedureElement> = {},
  ports: Ports = memoryPorts(),
): Promise<ProcedureElement> {
  return mount<ProcedureElement>('test-procedure', {
    procedure: sampleProcedure,
    translations: [sampleTranslation],
    ports,
    now,
    lang: 'vi',
    ...properties,
  });
}

/** A form that goes on with a draft, as after a reload. */
async function openAt(
  step: string,
  change: Partial<Ports> = {},
  answers: object = completeAnswers,
) {
  const drafts = change.drafts ?? memoryDrafts();
  await drafts.save({
    procedureId: sampleProcedure.id,
    answers: { ...answers },
    pageId: step,
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await open({}, memoryPorts({ ...change, drafts }));
  await until(() => form.step === step, `the draft is resumed at ${step}`);
  await form.updateComplete;
  return form;
}

function part(form: ProcedureElement, selector: string): HTMLInputElement {
  const found = form.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const focused = (form: ProcedureElement) => form.shadowRoot?.activeElement ?? null;
const text = (form: ProcedureElement) => form.shadowRoot?.textContent ?? '';

async function press(form: ProcedureElement, selector: string): Promise<void> {
  part(form, selector).click();
  await form.updateComplete;
}

const primary = '.tk-page .tk-button-primary';

describe('a form', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('tells beforehand what people are usually told too late', async () => {
    const form = await open();
    for (const words of [
      'Thẻ căn cước',
      'Miễn phí',
      '05 ngày làm việc',
      'Giấy khai sinh',
      '1900 1234',
      'Bản dự thảo',
    ]) {
      assert.include(text(form), words);
    }
    assert.isNull(focused(form), 'opening a page takes no focus');
  });

  it('moves the focus to the heading of the next page and says so', async () => {
    const form = await open();
    const changes: PageChange[] = [];
    form.addEventListener('tk-page', ({ detail }) => changes.push(detail));
    await press(form, primary);
    await until(() => changes.length > 0, 'the change is told');
    assert.equal(focused(form)?.textContent, 'Về bạn');
    assert.deepEqual(changes.at(-1), { title: 'Về bạn', step: 'page:nguoi', errorCount: 0 });
  });

  it('begins with what the portal knows, says where it is from, and locks what is read only', async () => {
    const properties = structuredClone(sampleProcedure.file.properties);
    Object.assign(properties['ngaySinh']!, { readOnly: true });
    Object.assign(properties['gioiTinh']!, { default: 'nu' });
    const procedure = readProcedure({ ...sampleProcedure.file, properties });
    const answers = { hoTen: 'Trần Thị Lan', ngaySinh: '1985-03-27', camDoan: true, la: 1 };
    const prefill = { origin: 'Từ hồ sơ cá nhân', answers };
    const form = await open({ procedure, prefill });
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page is shown');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'Trần Thị Lan');
    assert.isTrue(part(form, '[value=nu]').checked, 'the default of the question');
    assert.equal(part(form, '#ngaySinh-year').value, '1985');
    assert.isTrue(part(form, '#ngaySinh').disabled, 'a read only answer is locked');
    assert.equal(form.shadowRoot?.querySelectorAll('.tk-origin').length, 2);
    const name = () => axTree().then((nodes) => nodes.find((one) => one.name === 'Họ và tên'));
    assert.include((await name())?.description, 'Từ hồ sơ cá nhân');
    assert.include(text(form), 'Từ hồ sơ cá nhân, không sửa ở đây được');
    await expectNoAxeViolations(form);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'x' });
    await form.updateComplete;
    assert.notInclude((await name())?.description, 'Từ hồ sơ cá nhân');
    const view = procedure.questions.get('camDoan')!;
    assert.isUndefined(originOf(view, prefill), 'nobody else gives a consent');
  });

  it('takes locked answers anew when a draft goes on', async () => {
    const properties = structuredClone(sampleProcedure.file.properties);
    Object.assign(properties['ngaySinh']!, { readOnly: true });
    const procedure = readProcedure({ ...sampleProcedure.file, properties });
    const drafts = memoryDrafts();
    const updatedAt = '2026-11-22T08:00:00Z';
    const answers = { hoTen: 'An', ngaySinh: '1980-01-01' };
    const pageId = 'page:nguoi';
    await drafts.save({ procedureId: procedure.id, answers, pageId, files: [], updatedAt });
    sessionStorage.setItem(`tokhai:${procedure.id}`, '1');
    const known = { hoTen: 'Trần Thị Lan', ngaySinh: '1985-03-27' };
    const prefill = { origin: 'Từ hồ sơ cá nhân', answers: known };
    const form = await open({ procedure, prefill }, memoryPorts({ drafts }));
    await until(() => form.step === 'page:nguoi', 'the draft goes on');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'An', 'what was typed stays');
    assert.equal(part(form, '#ngaySinh-year').value, '1985');
  });

  it('asks once about what looks wrong, and lets the person overrule it', async () => {
    const answers = { ...completeAnswers, gioiTinh: 'nam', soDinhDanh: sampleAnswers.identity };
    const form = await openAt('page:nguoi', {}, answers);
    const changes: PageChange[] = [];
    form.addEventListener('tk-page', ({ detail }) => changes.push(detail));
    await press(form, primary);
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    assert.include(text(form), 'Mời bạn xem lại');
    assert.notInclude(text(form), 'Có lỗi cần sửa');
    const words = 'Hãy xem lại số định danh cá nhân: số này thường ứng với giới tính khác';
    assert.equal(part(form, '.tk-summary a').textContent, words);
    assert.deepEqual(changes.at(-1), { title: 'Về bạn', step: 'page:nguoi', errorCount: 0 });
    assert.equal(part(form, primary).textContent?.trim(), 'Đúng như vậy, tiếp tục');
    const node = (await axTree()).find(({ name }) => name.startsWith('Số định danh cá nhân'));
    assert.equal(node?.description, `Gồm 12 chữ số, in trên thẻ căn cước Lưu ý: ${words}`);
    assert.equal(node?.invalid, 'false');
    await expectNoAxeViolations(form);
    await press(form, primary);
    await until(() => form.step === 'page:lienHe', 'the next page is shown');
    assert.equal(part(form, primary).textContent?.trim(), 'Tiếp tục');
    await press(form, '.tk-page button, .tk-page .tk-back');
    await until(() => form.step === 'page:nguoi', 'the page is shown again');
    await press(form, primary);
    await until(() => form.step === 'page:lienHe', 'what was overruled is not asked again');
  });

  it('tells an error first, and a warning once the errors are mended', async () => {
    const { hoTen: _, ...others } = completeAnswers;
    const form = await openAt('page:nguoi', {}, { ...others, soDinhDanh: '001285012345' });
    await press(form, primary);
    await until(() => text(form).includes('Có lỗi cần sửa'), 'the error is shown');
    assert.notInclude(text(form), 'năm sinh khác');
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    await press(form, primary);
    await until(() => text(form).includes('giới tính và năm sinh khác'), 'the warning is shown');
  });

  it('tells a portal of answers, issues, drafts and the submission', async () => {
    const form = await openAt('page:nguoi', {}, {});
    const told: [type: string, detail: unknown][] = [];
    for (const type of ['tk-change', 'tk-issue', 'tk-draft', 'tk-submit'] as const) {
      document.body.addEventListener(type, ({ detail }) => told.push([type, detail]), {
        once: true,
      });
    }
    const input = part(form, '#hoTen');
    input.value = 'Lan';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    assert.deepEqual(told[0], ['tk-change', { path: '/hoTen', value: 'Lan', commit: false }]);
    await until(() => told.some(([type]) => type === 'tk-draft'), 'the draft is told');
    assert.deepEqual(told[1], ['tk-draft', 'saved']);
    await press(form, primary);
    await until(() => told.some(([type]) => type === 'tk-issue'), 'the issues are told');
    const issues = told[2]?.[1] as { path: string; code: string }[];
    assert.include(
      issues.map(({ path, code }) => `${path} ${code}`),
      '/gioiTinh required',
    );
  });

  it('shows errors in a summary with the focus, in the words of the fields', async () => {
    const form = await openAt(
      'page:nguoi',
      {},
      { ngaySinh: { day: '31', month: '2', year: '1985' } },
    );
    await press(form, primary);
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    const links = [...(form.shadowRoot?.querySelectorAll('.tk-summary a') ?? [])];
    assert.deepEqual(
      links.map((link) => link.textContent),
      [
        'Hãy ghi họ và tên',
        'Hãy xem lại ngày sinh: tháng đó không có ngày này',
        'Hãy chọn giới tính',
      ],
    );
    const inline = [...(form.shadowRoot?.querySelectorAll('.tk-error') ?? [])];
    links.forEach((link, index) =>
      assert.include(inline[index]?.textContent, link.textContent ?? ''),
    );
    const alert = (await axTree()).find(({ role }) => role === 'alert');
    assert.exists(alert);
  });

  it('follows each link of the summary to its control', async () => {
    const form = await openAt(
      'page:nguoi',
      {},
      { ngaySinh: { day: '31', month: '2', year: '1985' } },
    );
    await press(form, primary);
    const links = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('.tk-summary a') ?? [])];
    const ids = links.map((link) => {
      link.click();
      return focused(form)?.id;
    });
    assert.deepEqual(ids, ['hoTen', 'ngaySinh-day', 'gioiTinh']);
  });

  it('puts "Lỗi:" in front of the title of the document when it manages it', async () => {
    const form = await open({ manageTitle: true });
    await press(form, primary);
    await press(form, primary);
    await until(() => document.title.startsWith('Lỗi: Về bạn'), 'the title tells the error');
  });

  it('leads through a page by keyboard alone; Enter goes on', async () => {
    const form = await open();
    part(form, primary).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused(form)?.matches('[data-page-heading]'), 'the page is shown');
    await sendKeys({ press: 'Tab' });
    assert.equal(focused(form)?.localName, 'summary', 'longer help comes before its control');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Nguyễn Thị Hường' });
    await sendKeys({ press: 'Enter' });
    await until(() => focused(form)?.matches('.tk-summary'), 'the page was sent');
    assert.notInclude(part(form, '.tk-summary').textContent, 'họ và tên');
  });

  it('loses nothing on the way back and forth', async () => {
    const form = await openAt('page:nguoi', {}, {});
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Hường' });
    part(form, '#ngaySinh-day').focus();
    await sendKeys({ type: '31' });
    await press(form, '.tk-back');
    assert.equal(form.step, 'start');
    await press(form, primary);
    assert.equal(part(form, '#hoTen').value, 'Hường');
    assert.equal(part(form, '#ngaySinh-day').value, '31');
  });

  it('asks what depends on an answer at once, and keeps the hidden answer', async () => {
    const form = await openAt(
      'page:nhan',
      {},
      { hinhThuc: 'buuDien', noiNhan: sampleAnswers.address },
    );
    assert.exists(part(form, '#noiNhan'));
    const choice = part(form, '#hinhThuc') as unknown as HTMLSelectElement;
    const choose = async (index: number) => {
      choice.selectedIndex = index;
      choice.dispatchEvent(new Event('input', { bubbles: true }));
      await form.updateComplete;
    };
    await choose(2);
    assert.isNull(form.shadowRoot?.querySelector('#noiNhan') ?? null);
    await choose(1);
    assert.equal(part(form, '#noiNhan-detail').value, 'Số 5, phố Đội Cấn');
  });

  it('comes back to the check page after an edit', async () => {
    const form = await openAt('check');
    await press(form, '.tk-answers button');
    await until(() => focused(form)?.id === 'hoTen', 'the field has the focus');
    await press(form, primary);
    assert.equal(form.step, 'check');
  });

  it('does not go on to sign while something is missing, and leads there', async () => {
    const form = await openAt('check', {}, { ...completeAnswers, gioiTinh: undefined });
    await press(form, '.tk-actions .tk-button-primary');
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    await press(form, '.tk-summary a');
    await until(() => focused(form)?.id === 'gioiTinh', 'the missing answer has the focus');
    assert.equal(form.step, 'page:nguoi');
  });
});

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
  await waitFor(async () => (await drafts.load(sampleProcedure.id)) !== undefined, 'it is kept');
  return (await drafts.load(sampleProcedure.id))!;
}

describe('a draft', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('is kept at each key and resumed at the same page after a reload, with its files', async () => {
    const drafts = memoryDrafts();
    const form = await open({}, memoryPorts({ drafts }));
    await press(form, primary);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    const saved = async () => (await drafts.load(sampleProcedure.id))?.answers['hoTen'];
    await waitFor(async () => (await saved()) === 'Lan', 'the draft holds what was typed');
    document.body.replaceChildren();

    const again = await open({}, memoryPorts({ drafts }));
    await until(() => again.step === 'page:nguoi', 'the page is resumed');
    await again.updateComplete;
    assert.equal(part(again, '#hoTen').value, 'Lan');
  });

  it('is offered, not opened, to whoever comes next to a shared device', async () => {
    const drafts = memoryDrafts();
    await save(drafts);
    const form = await open({}, memoryPorts({ drafts }));
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
    await save(drafts);
    const form = await open({}, memoryPorts({ drafts }));
    await until(
      () => form.shadowRoot?.querySelector('[data-draft-banner]'),
      'the draft is offered',
    );
    await press(form, '[data-draft-banner] .tk-button-secondary');
    await waitFor(async () => (await drafts.load(sampleProcedure.id)) === undefined, 'it is gone');
    assert.isNull(form.shadowRoot?.querySelector('[data-draft-banner]') ?? null);
  });

  it('is wiped with the drafts of all other procedures by whoever leaves a shared device', async () => {
    const drafts = memoryDrafts();
    const other = 'https://tokhai.example/schemas/procedures/khac/procedure.json';
    const updatedAt = '2026-11-22T08:00:00Z';
    await drafts.save({ procedureId: other, answers: { hoTen: 'Lan' }, files: [], updatedAt });
    const form = await openAt('page:nguoi', { drafts });
    assert.equal(part(form, '#hoTen').value, 'Nguyễn Thị Hường');
    await press(form, '[data-wipe]');
    await waitFor(async () => (await drafts.load(other)) === undefined, 'the other one is gone');
    assert.isUndefined(await drafts.load(sampleProcedure.id));
    assert.equal(form.step, 'start');
    assert.isNull(sessionStorage.getItem(`tokhai:${sampleProcedure.id}`));
  });

  it("of one's own is offered when nothing is left of what somebody else handed over", async () => {
    const drafts = memoryDrafts();
    await save(drafts);
    sessionStorage.setItem(`tokhai:${sampleProcedure.id}#handed`, '1');
    const form = await open({}, memoryPorts({ drafts }));
    await until(() => form.shadowRoot?.querySelector('[data-draft-banner]'), 'it is offered');
    assert.isNull(sessionStorage.getItem(`tokhai:${sampleProcedure.id}#handed`));
  });

  it('is filled in in one tab at a time; the other is told, and may go on in its place', async () => {
    const drafts = memoryDrafts();
    const first = await open({}, memoryPorts({ drafts }));
    await press(first, primary);
    await until(() => first.step === 'page:nguoi', 'the first tab fills it in');
    await first.updateComplete;
    part(first, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    sessionStorage.clear();

    const second = await open({}, memoryPorts({ drafts }));
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
    const third = await open({}, memoryPorts({ drafts }));
    await until(() => third.step === 'page:nguoi', 'a closed tab keeps nobody away');
  });

  it('goes to another device as a file, with its files', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 giấy tờ');
    const sha256 = Array.from(
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
      (byte) => byte.toString(16).padStart(2, '0'),
    ).join('');
    const file = { name: 'Giấy tờ.pdf', type: 'application/pdf', size: bytes.length, sha256 };
    const from = await openAt('page:nguoi', {}, { hoTen: 'Lan', giayTo: file });
    const page = from.shadowRoot!.querySelector('.tk-page')!;
    page.dispatchEvent(
      new CustomEvent('file-chosen', { detail: { ...file, bytes }, bubbles: true }),
    );
    const saved = await download(() => part(from, '[data-save-file]').click());
    assert.match(saved.name, /^ban-nhap-.*\.tokhai$/);
    from.remove();
    sessionStorage.clear();

    const drafts = memoryDrafts();
    const to = await open({}, memoryPorts({ drafts }));
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
    const drafts: DraftStore = {
      ...memoryDrafts(),
      load: async () => undefined,
      save: () => Promise.reject(Object.assign(new Error('full'), { code: 'draft-not-saved' })),
    };
    const first = await open({}, memoryPorts({ drafts }));
    await press(first, primary);
    await until(() => first.step === 'page:nguoi', 'it is begun');
    await first.updateComplete;
    part(first, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    const second = await open({}, memoryPorts({ drafts }));
    await press(second, primary);
    await until(() => second.shadowRoot?.querySelector('[data-elsewhere]'), 'it is told');
    await press(second, '[data-elsewhere] button');
    await until(() => second.step === 'page:nguoi', 'it goes on here');
    assert.equal(part(first, '#hoTen').value, 'Lan');
  });

  it('is not kept with storage="none", and the page says so', async () => {
    const drafts = memoryDrafts();
    const form = await open({ storage: 'none' }, memoryPorts({ drafts }));
    assert.include(text(form), 'Đóng trang là mất');
    await press(form, primary);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    assert.isUndefined(await drafts.load(sampleProcedure.id));
  });

  it('that cannot be saved is told, and the answers stay', async () => {
    const drafts: DraftStore = {
      ...memoryDrafts(),
      load: async () => undefined,
      save: () => Promise.reject(Object.assign(new Error('full'), { code: 'draft-not-saved' })),
    };
    const form = await open({}, memoryPorts({ drafts }));
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

describe('signing and handing in', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  async function toSign(change: Partial<Ports> = {}): Promise<ProcedureElement> {
    const form = await openAt('check', change);
    await press(form, '.tk-actions .tk-button-primary');
    await until(() => form.step === 'sign', 'the sign page is shown');
    await form.updateComplete;
    return form;
  }

  async function sign(form: ProcedureElement): Promise<void> {
    part(form, '#tk-confirm').click();
    await form.updateComplete;
    await press(form, 'tk-sign-page form button[type=submit]');
  }

  it('says what is missing, in order, with links', async () => {
    const form = await toSign();
    part(form, '#tk-method-2').click();
    await form.updateComplete;
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    const links = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('.tk-summary a') ?? [])];
    assert.deepEqual(
      links.map((link) => {
        link.click();
        return focused(form)?.id;
      }),
      ['tk-p12', 'tk-password', 'tk-confirm'],
    );
  });

  it('signs, submits once everybody has signed, and shows the receipt', async () => {
    const drafts = memoryDrafts();
    const form = await toSign({ drafts });
    assert.notInclude(text(form), 'Nộp hồ sơ');
    await sign(form);
    await until(() => text(form).includes('Đã ký: Nguyễn Thị Hường'), 'the signature is told');
    let taken: unknown;
    form.addEventListener('tk-submit', ({ detail }) => (taken = detail));
    await press(form, '.tk-submit button');
    await until(() => form.step === 'done', 'the receipt is shown');
    await form.updateComplete;
    await until(() => taken !== undefined, 'the portal is told');
    assert.nestedPropertyVal(taken, 'receipt.code', '000.00.26-261122-0001');
    assert.include(text(form), '000.00.26-261122-0001');
    assert.equal(focused(form)?.textContent?.trim(), 'Đã nộp hồ sơ');
    assert.match(part(form, '[data-download]').getAttribute('download') ?? '', /\.pdf$/);
    await waitFor(
      async () => (await drafts.load(sampleProcedure.id)) === undefined,
      'the draft is gone',
    );
  });

  it('tells a failure of the signer with its remedy, and keeps everything', async () => {
    const form = await toSign({
      sign: () =>
        Promise.reject(new PortError('wrong-password', 'Hãy ghi lại mật khẩu: chưa đúng.')),
    });
    await sign(form);
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    assert.include(part(form, '.tk-summary').textContent, 'Hãy ghi lại mật khẩu: chưa đúng.');
    assert.equal(form.step, 'sign');
  });

  it('sends by itself what was handed in without a network, also after a reload, and once', async () => {
    const drafts = memoryDrafts();
    let isOnline = false;
    let sent = 0;
    const ports = memoryPorts({
      drafts,
      submit: async () => {
        if (!isOnline) throw new PortError('not-sent', 'Chưa gửi được hồ sơ.');
        sent += 1;
        return { receipt: sampleReceipt };
      },
    });
    const form = await toSign(ports);
    await sign(form);
    await until(() => form.shadowRoot?.querySelector('.tk-submit'), 'everybody has signed');
    await form.updateComplete;
    await press(form, '.tk-submit .tk-button-primary');
    await until(() => form.shadowRoot?.querySelector('[data-queued]'), 'the queue is told');
    assert.include(text(form), 'Chưa gửi được hồ sơ.');
    await waitFor(
      async () => (await drafts.load(sampleProcedure.id))?.queued === true,
      'it is kept',
    );
    form.remove();

    const again = await open({}, ports);
    await until(() => again.shadowRoot?.querySelector('[data-queued]'), 'it waits after a reload');
    await expectNoAxeViolations(again);
    isOnline = true;
    dispatchEvent(new Event('online'));
    await until(() => again.step === 'done', 'it is sent when the network is back');
    assert.include(text(again), sampleReceipt.code);
    dispatchEvent(new Event('online'));
    assert.equal(sent, 1);
  });

  it('tells why the portal refused', async () => {
    const form = await toSign({
      submit: async () => ({
        refused: [{ code: 'unknown-ca', message: 'Hãy dùng chứng thư khác.' }],
      }),
    });
    await sign(form);
    await until(() => form.shadowRoot?.querySelector('.tk-submit'), 'everybody has signed');
    await press(form, '.tk-submit button');
    await until(() => form.shadowRoot?.querySelector('.tk-summary'), 'the refusal is shown');
    assert.include(part(form, '.tk-summary').textContent, 'Hãy dùng chứng thư khác.');
  });

  it('drops a signature that comes after an answer was changed', async () => {
    let finish = () => {};
    const ports = memoryPorts();
    const slow: Ports['sign'] = async (...request) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return ports.sign(...request);
    };
    const form = await toSign({ sign: slow });
    await sign(form);
    await press(form, '.tk-back');
    await press(form, '.tk-back');
    form.shadowRoot?.querySelector('tk-confirm-field')?.dispatchEvent(
      new CustomEvent('tk-change', {
        bubbles: true,
        detail: { path: '/hoTen', value: 'Người khác', commit: true },
      }),
    );
    finish();
    await press(form, primary);
    assert.equal(form.step, 'check');
    assert.notInclude(text(form), 'Tờ khai này đã có người ký');
    assert.include(text(form), 'Người khác');
  });

  it('keeps a signature over a reload, and drops it when an answer changes', async () => {
    const ports = memoryPorts();
    const form = await toSign(ports);
    await sign(form);
    await until(() => form.shadowRoot?.querySelector('.tk-submit'), 'everybody has signed');
    const saved = async () => (await ports.drafts?.load(sampleProcedure.id))?.signed;
    await waitFor(async () => (await saved()) !== undefined, 'the signed PDF is in the draft');
    document.body.replaceChildren();

    const again = await open({}, ports);
    await until(() => again.step === 'sign', 'the sign page is resumed');
    await again.updateComplete;
    assert.include(text(again), 'Đã ký: Nguyễn Thị Hường');
    await press(again, '.tk-back');
    assert.include(text(again), 'Tờ khai này đã có người ký');
    await press(again, '.tk-answers button');
    await until(() => focused(again)?.id === 'hoTen', 'the field has the focus');
    await sendKeys({ type: ' A' });
    await press(again, primary);
    assert.notInclude(text(again), 'Tờ khai này đã có người ký');
  });
});

describe('the history of the browser', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('has an entry for each page: its Back button goes a page back and loses nothing', async () => {
    const form = await open({ history: true });
    const before = history.length;
    await press(form, primary);
    assert.equal(history.length, before + 1);
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    history.back();
    await until(() => form.step === 'start', 'the start page is shown');
    history.forward();
    await until(() => form.step === 'page:nguoi', 'the page is shown again');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'Lan');
    await press(form, '.tk-back');
    await until(() => form.step === 'start', 'the back link goes back in history');
    assert.equal(history.length, before + 1);
  });
});

describe('language and size', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
    await setViewport({ width: 800, height: 600 });
  });

  it('changes every word at once and keeps what was typed', async () => {
    const form = await openAt('page:nguoi', {}, { hoTen: 'Lan' });
    await press(form, '[data-language=en]');
    await until(() => text(form).includes('Full name'), 'the words are English');
    await form.updateComplete;
    assert.include(text(form), 'About you');
    assert.equal(part(form, primary).textContent?.trim(), 'Continue');
    assert.equal(part(form, '#hoTen').value, 'Lan');
    assert.equal(form.lang, 'en');
    await press(form, '[data-language=vi]');
    await until(() => text(form).includes('Họ và tên'), 'the words are Vietnamese again');
  });

  for (const step of [
    'page:nguoi',
    'page:lienHe',
    'page:nhan',
    'page:giaDinh',
    'page:kem',
    'page:cuoi',
    'check',
  ]) {
    it(`${step}: axe finds nothing, and nothing scrolls sideways at 320 px with double text`, async () => {
      const form = await openAt(step);
      if (step !== 'check') await press(form, primary);
      await expectNoAxeViolations(document.body);
      await setViewport({ width: 320, height: 640 });
      form.textSize = 3;
      await form.updateComplete;
      assert.isAtMost(document.documentElement.scrollWidth, 320);
    });
  }
});

/** Like `until`, for a condition that has to be awaited. */
async function waitFor(condition: () => Promise<boolean>, what: string): Promise<void> {
  let holds = false;
  const check = async () => {
    while (!holds) {
      holds = await condition();
      if (!holds) await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  void check();
  await until(() => holds, what);
}

async function save(drafts: DraftStore): Promise<void> {
  await drafts.save({
    procedureId: sampleProcedure.id,
    answers: { ...completeAnswers },
    pageId: 'check',
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
}
