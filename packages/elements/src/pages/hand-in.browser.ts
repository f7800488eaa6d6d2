import { memoryDrafts } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { PortError, type Ports } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { openSample } from '../testing/open-sample.ts';
import { until } from '../testing/mount.ts';
import { memoryPorts, sampleReceipt } from '../testing/ports.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { focused, part, press, text } from '../testing/use-form.ts';

customElements.define('test-hand-in', class extends ProcedureElement {});

const primary = '.tk-page .tk-button-primary';

describe('signing and handing in', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  const toSign = (change: Partial<Ports> = {}) => toSignPage('test-hand-in', change);

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
    await until(
      async () => (await drafts.load(sampleProcedure.id)) === undefined,
      'the draft is gone',
    );
  });

  for (const [hours, times] of [
    ['Giờ hành chính', 1],
    ['Buổi sáng', 2],
  ] as const) {
    it(`tells whom to ask ${times === 1 ? 'once' : 'for the dossier too'} where the receipt names “${hours}”`, async () => {
      const contact = { hours, phone: '1900 1234', name: 'Bộ phận một cửa' };
      const form = await toSign({
        submit: async () => ({ receipt: { ...sampleReceipt, contact } }),
      });
      await sign(form);
      await press(form, '.tk-submit button');
      await until(() => form.step === 'done', 'the receipt is shown');
      await form.updateComplete;
      assert.lengthOf(text(form).split('Bộ phận một cửa'), times + 1);
    });
  }

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
    await until(async () => (await drafts.load(sampleProcedure.id))?.queued === true, 'it is kept');
    form.remove();

    const again = await openSample('test-hand-in', ports);
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
    await until(async () => (await saved()) !== undefined, 'the signed PDF is in the draft');
    document.body.replaceChildren();

    const again = await openSample('test-hand-in', ports);
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
