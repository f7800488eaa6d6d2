import { memoryDrafts } from '@tokhai/answers';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { axTree } from '../../../test/support/ax-tree.ts';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import { readProcedure } from '@tokhai/procedure';
import './define.ts';
import { setLanguage } from './language.ts';
import type { PageChange } from './events.ts';
import { originOf } from './prefill.ts';
import { ProcedureElement } from './procedure-element.ts';
import { openSample, openSampleAt, readyAnswers } from './testing/open-sample.ts';
import { until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleAnswers, sampleProcedure } from './testing/sample-procedure.ts';
import { focused, part, press, text } from './testing/use-form.ts';

customElements.define('test-procedure', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

describe('a form', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('tells beforehand what people are usually told too late', async () => {
    const form = await openSample('test-procedure');
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
    const form = await openSample('test-procedure');
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
    const form = await openSample('test-procedure', undefined, { procedure, prefill });
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

  it('takes what the portal learns while the first page is read, up to the first question', async () => {
    const form = await openSample('test-procedure');
    form.prefill = { origin: 'Từ hồ sơ cá nhân', answers: { hoTen: 'Trần Thị Lan' } };
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page is shown');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'Trần Thị Lan');
    form.prefill = { origin: 'Từ hồ sơ cá nhân', answers: { hoTen: 'Lê Văn Muộn' } };
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'Trần Thị Lan', 'nothing changes under the person');
    assert.equal(form.shadowRoot?.querySelectorAll('.tk-origin').length, 1);
  });

  it('locks what the procedure itself says and lets nobody change', async () => {
    const properties = structuredClone(sampleProcedure.file.properties);
    Object.assign(properties['gioiTinh']!, { default: 'nu', readOnly: true });
    Object.assign(properties['hoTen']!, { readOnly: true });
    const procedure = readProcedure({ ...sampleProcedure.file, properties });
    const form = await openSample('test-procedure', undefined, { procedure });
    await press(form, primary);
    await until(() => form.step === 'page:nguoi', 'the first page is shown');
    await form.updateComplete;
    assert.isTrue(part(form, '[value=nu]').checked);
    assert.isTrue(part(form, '#gioiTinh').matches(':disabled'));
    assert.isFalse(part(form, '#hoTen').matches(':disabled'), 'who has to say it can');
    await expectNoAxeViolations(form);
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
    const form = await openSample('test-procedure', memoryPorts({ drafts }), {
      procedure,
      prefill,
    });
    await until(() => form.step === 'page:nguoi', 'the draft goes on');
    await form.updateComplete;
    assert.equal(part(form, '#hoTen').value, 'An', 'what was typed stays');
    assert.equal(part(form, '#ngaySinh-year').value, '1985');
  });

  it('asks once about what looks wrong, and lets the person overrule it', async () => {
    const answers = { ...readyAnswers, gioiTinh: 'nam', soDinhDanh: sampleAnswers.identity };
    const form = await openSampleAt('test-procedure', 'page:nguoi', {}, answers);
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
    const { hoTen: _, ...others } = readyAnswers;
    const form = await openSampleAt(
      'test-procedure',
      'page:nguoi',
      {},
      { ...others, soDinhDanh: '001285012345' },
    );
    await press(form, primary);
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    const { role, name } = (await axTree()).findLast((node) => node.focused)!;
    assert.deepEqual({ role, name }, { role: 'group', name: 'Có lỗi cần sửa' });
    assert.notInclude(text(form), 'năm sinh khác');
    part(form, '#hoTen').focus();
    await sendKeys({ type: 'Lan' });
    await press(form, primary);
    await until(() => text(form).includes('giới tính và năm sinh khác'), 'the warning is shown');
  });

  it('tells a portal of answers, issues, drafts and the submission', async () => {
    const form = await openSampleAt('test-procedure', 'page:nguoi', {}, {});
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
    const form = await openSampleAt(
      'test-procedure',
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
    const form = await openSampleAt(
      'test-procedure',
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
    const form = await openSample('test-procedure', undefined, { manageTitle: true });
    await press(form, primary);
    await press(form, primary);
    await until(() => document.title.startsWith('Lỗi: Về bạn'), 'the title tells the error');
  });

  it('leads through a page by keyboard alone; Enter goes on', async () => {
    const form = await openSample('test-procedure');
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
    const form = await openSampleAt('test-procedure', 'page:nguoi', {}, {});
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
    const form = await openSampleAt(
      'test-procedure',
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
    const form = await openSampleAt('test-procedure', 'check');
    await press(form, '.tk-answers button');
    await until(() => focused(form)?.id === 'hoTen', 'the field has the focus');
    await press(form, primary);
    assert.equal(form.step, 'check');
  });

  it('does not go on to sign while something is missing, and leads there', async () => {
    const form = await openSampleAt(
      'test-procedure',
      'check',
      {},
      { ...readyAnswers, gioiTinh: undefined },
    );
    await press(form, '.tk-actions .tk-button-primary');
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    await press(form, '.tk-summary a');
    await until(() => focused(form)?.id === 'gioiTinh', 'the missing answer has the focus');
    assert.equal(form.step, 'page:nguoi');
  });
});

describe('the history of the browser', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('has an entry for each page: its Back button goes a page back and loses nothing', async () => {
    const form = await openSample('test-procedure', undefined, { history: true });
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
    const form = await openSampleAt('test-procedure', 'page:nguoi', {}, { hoTen: 'Lan' });
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
      const form = await openSampleAt('test-procedure', step);
      if (step !== 'check') await press(form, primary);
      await expectNoAxeViolations(document.body);
      await setViewport({ width: 320, height: 640 });
      form.textSize = 3;
      await form.updateComplete;
      assert.isAtMost(document.documentElement.scrollWidth, 320);
    });
  }
});
