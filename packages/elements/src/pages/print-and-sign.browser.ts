import { memoryDrafts } from '@tokhai/answers';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { PortError, type Ports } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts, sampleReceipt } from '../testing/ports.ts';
import { sampleAnswers, sampleProcedure } from '../testing/sample-procedure.ts';

customElements.define('paper-procedure', class extends ProcedureElement {});

const { dueOn: _, ...undated } = sampleReceipt;
const receipt = { ...undated, paperCode: '7K3M-0QXD-52ZA' };
const answers = {
  hoTen: sampleAnswers.text,
  ngaySinh: sampleAnswers.date,
  gioiTinh: 'nu',
  thanhVien: sampleAnswers.table,
  camDoan: true,
};

/** A form on its sign page. */
async function toSign(change: Partial<Ports>): Promise<ProcedureElement> {
  const drafts = change.drafts ?? memoryDrafts();
  await drafts.save({
    procedureId: sampleProcedure.id,
    answers,
    pageId: 'check',
    files: [],
    updatedAt: '2026-11-22T08:00:00Z',
  });
  sessionStorage.setItem(`tokhai:${sampleProcedure.id}`, '1');
  const form = await mount<ProcedureElement>('paper-procedure', {
    procedure: sampleProcedure,
    ports: memoryPorts({ ...change, drafts }),
    now: () => new Date('2026-11-22T08:30:00Z'),
    lang: 'vi',
  });
  await until(() => form.step === 'check', 'the check page', 8000);
  await press(form, '.tk-actions .tk-button-primary');
  await until(() => find(form, 'tk-sign-page form'), 'the sign page', 8000);
  return form;
}

const find = (form: ProcedureElement, selector: string) =>
  form.shadowRoot?.querySelector<HTMLElement>(selector);
const text = (form: ProcedureElement) =>
  find(form, '.tk-page')?.innerText.replaceAll(/\s+/g, ' ') ?? '';

async function press(form: ProcedureElement, selector: string): Promise<void> {
  await until(() => find(form, selector), `there is ${selector}`, 8000);
  find(form, selector)?.click();
  await form.updateComplete;
}

async function askForPaper(form: ProcedureElement): Promise<void> {
  find(form, '[data-paper]')?.setAttribute('open', '');
  assert.include(text(form), 'không có giá trị pháp lý cho đến khi được ký tay');
  await press(form, '[data-paper] button');
}

describe('printing and signing by hand', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('is offered only where the portal takes paper, and to whoever has not signed', async () => {
    const without = await toSign({});
    assert.isNull(find(without, '[data-paper]'));
    document.body.replaceChildren();
    const form = await toSign({ submitPaper: async () => ({ receipt }) });
    assert.isNotNull(find(form, '[data-paper]'));
    find(form, '#tk-confirm')?.click();
    await form.updateComplete;
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => text(form).includes('Đã ký: '), 'the signature', 8000);
    assert.isNull(find(form, '[data-paper]'));
  });

  it('sends what nobody signed, and tells what is left to do', async () => {
    const sent: Uint8Array[] = [];
    const drafts = memoryDrafts();
    const submitPaper = async (pdf: Uint8Array) => {
      sent.push(pdf);
      return { receipt, statusHref: '/tra-cuu' };
    };
    const form = await toSign({ drafts, submitPaper, submit: () => assert.fail('not signed') });
    await askForPaper(form);
    await until(() => form.step === 'done', 'what is left to do', 8000);
    await form.updateComplete;
    assert.lengthOf(sent, 1);
    const shown = text(form);
    for (const words of [
      'Chưa xong: hãy in, ký tay và nộp bản giấy',
      '7K3M-0QXD-52ZA',
      'hồ sơ chưa được nộp',
      'Bản in không có giá trị pháp lý cho đến khi được ký tay',
      `NGƯỜI ĐỀ NGHỊ: ${String(sampleAnswers.text)}`,
      'Bộ phận một cửa',
      sampleReceipt.code,
    ]) {
      assert.include(shown, words);
    }
    assert.notInclude(shown, 'Đã nộp hồ sơ');
    await until(
      () => form.shadowRoot?.activeElement?.textContent?.includes('Chưa xong'),
      'the heading has the focus',
    );
    assert.match(find(form, '[data-download]')?.getAttribute('download') ?? '', /\.pdf$/);
    await expectNoAxeViolations(form);
    const kept = await drafts.load(sampleProcedure.id);
    const complete = { ...answers, soThanhVien: 2 };
    assert.deepEqual(kept?.answers, complete, 'nothing is final until the paper is taken');

    form.lang = 'en';
    await until(() => text(form).includes('Not finished: print, sign by hand'), 'in English', 8000);
  });

  it('tells a failure, and signing stays possible', async () => {
    const form = await toSign({
      submitPaper: () => Promise.reject(new PortError('not-sent', 'Chưa gửi được. Hãy thử lại.')),
    });
    await askForPaper(form);
    await until(() => text(form).includes('Chưa gửi được. Hãy thử lại.'), 'the failure', 8000);
    assert.equal(form.step, 'sign');
    assert.isNotNull(find(form, 'tk-sign-page form'));
    assert.isNotNull(find(form, '[data-paper]'));
  });
});
