import { memoryDrafts } from '@tokhai/answers';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { PortError } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { sampleReceipt } from '../testing/ports.ts';
import { sampleAnswers, sampleProcedure } from '../testing/sample-procedure.ts';
import { readyAnswers } from '../testing/open-sample.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { find, pageText, press } from '../testing/use-form.ts';

customElements.define('paper-procedure', class extends ProcedureElement {});

const { dueOn: _, ...undated } = sampleReceipt;
const receipt = { ...undated, paperCode: '7K3M-0QXD-52ZA' };
async function askForPaper(form: ProcedureElement): Promise<void> {
  find(form, '[data-paper]')?.setAttribute('open', '');
  assert.include(pageText(form), 'không có giá trị pháp lý cho đến khi được ký tay');
  await press(form, '[data-paper] button');
}

describe('printing and signing by hand', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('is offered only where the portal takes paper, and to whoever has not signed', async () => {
    const without = await toSignPage('paper-procedure', {});
    assert.isNull(find(without, '[data-paper]'));
    document.body.replaceChildren();
    const form = await toSignPage('paper-procedure', { submitPaper: async () => ({ receipt }) });
    assert.isNotNull(find(form, '[data-paper]'));
    find(form, '#tk-confirm')?.click();
    await form.updateComplete;
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => pageText(form).includes('Đã ký: '), 'the signature');
    assert.isNull(find(form, '[data-paper]'));
  });

  it('sends what nobody signed, and tells what is left to do', async () => {
    const sent: Uint8Array[] = [];
    const drafts = memoryDrafts();
    const submitPaper = async (pdf: Uint8Array) => {
      sent.push(pdf);
      return { receipt, statusHref: '/tra-cuu' };
    };
    const form = await toSignPage('paper-procedure', {
      drafts,
      submitPaper,
      submit: () => assert.fail('not signed'),
    });
    await askForPaper(form);
    await until(() => form.step === 'done', 'what is left to do');
    await form.updateComplete;
    assert.lengthOf(sent, 1);
    const shown = pageText(form);
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
    const complete = { ...readyAnswers, soThanhVien: 2 };
    assert.deepEqual(kept?.answers, complete, 'nothing is final until the paper is taken');

    form.lang = 'en';
    await until(() => pageText(form).includes('Not finished: print, sign by hand'), 'in English');
  });

  it('tells a failure, and signing stays possible', async () => {
    const form = await toSignPage('paper-procedure', {
      submitPaper: () => Promise.reject(new PortError('not-sent', 'Chưa gửi được. Hãy thử lại.')),
    });
    await askForPaper(form);
    await until(() => pageText(form).includes('Chưa gửi được. Hãy thử lại.'), 'the failure');
    assert.equal(form.step, 'sign');
    assert.isNotNull(find(form, 'tk-sign-page form'));
    assert.isNotNull(find(form, '[data-paper]'));
  });
});
