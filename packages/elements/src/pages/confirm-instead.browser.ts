import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { PortError, type ConfirmationPort } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { sampleReceipt } from '../testing/ports.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { find, pageText, press } from '../testing/use-form.ts';

customElements.define('confirm-procedure', class extends ProcedureElement {});

const begun = {
  id: 'abc',
  method: 'Mã gửi tới điện thoại',
  hint: 'số *** 123',
  checkCode: '7F3A-9C',
  expiresAt: '2026-11-22T09:00:00Z',
};

async function type(form: ProcedureElement, answer: string): Promise<void> {
  await until(() => find(form, '#tk-confirm-answer'), 'the code is asked for', 8000);
  const input = find(form, '#tk-confirm-answer') as HTMLInputElement;
  input.value = answer;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await press(form, '[data-confirm] button[type=submit]');
}

describe('confirming by the account that is logged in', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setLanguage('vi');
  });

  it('is offered only where the portal takes it, and never called a signature', async () => {
    const without = await toSignPage('confirm-procedure', {});
    assert.isNull(find(without, '[data-confirm]'));
    document.body.replaceChildren();
    const confirmation: ConfirmationPort = {
      begin: async () => begun,
      finish: async () => ({ receipt: { ...sampleReceipt, tier: 'confirmed' } }),
    };
    const form = await toSignPage('confirm-procedure', {
      confirmation,
      submit: () => assert.fail('nobody signed'),
    });
    find(form, '[data-confirm]')?.setAttribute('open', '');
    assert.include(pageText(form), 'không phải là chữ ký số và không thay chữ ký tay');
    await press(form, '[data-confirm-start]');
    await until(() => pageText(form).includes('7F3A-9C'), 'the check code', 8000);
    await until(
      () => form.shadowRoot?.activeElement?.textContent?.includes('số *** 123'),
      'the focus is where it goes on',
    );
    await expectNoAxeViolations(form);
    await type(form, '');
    await until(
      () => pageText(form).includes('Ghi mã xác nhận trong tin'),
      'what is missing',
      8000,
    );
    await type(form, '12 34 56');
    await until(() => form.step === 'done', 'the receipt', 8000);
    await form.updateComplete;
    assert.include(pageText(form), 'Đó không phải là chữ ký số');
    assert.notInclude(pageText(form), 'Tải tờ khai đã ký');
    form.lang = 'en';
    await until(() => pageText(form).includes('That is no digital signature'), 'in English', 8000);
  });

  it('a wrong code is typed again, one that is over is asked for anew', async () => {
    const typed: string[] = [];
    const failures = ['wrong-answer', 'confirmation-over'];
    const confirmation: ConfirmationPort = {
      begin: async () => begun,
      finish: async (_pdf, { id, answer }) => {
        typed.push(`${id} ${answer}`);
        throw new PortError(failures[typed.length - 1] ?? 'x', `Sai lần ${typed.length}.`);
      },
    };
    const form = await toSignPage('confirm-procedure', { confirmation });
    await press(form, '[data-confirm-start]');
    await type(form, '12 34 56');
    await until(() => pageText(form).includes('Sai lần 1.'), 'the failure', 8000);
    assert.isNotNull(find(form, '#tk-confirm-answer'));
    await type(form, '654321');
    await until(() => pageText(form).includes('Sai lần 2.'), 'the failure', 8000);
    await until(() => find(form, '[data-confirm-start]'), 'a new code may be asked for', 8000);
    assert.deepEqual(typed, ['abc 123456', 'abc 654321']);
    assert.equal(form.step, 'sign');
  });

  it('tells why the portal takes none', async () => {
    const message = 'Tài khoản không phải của người phải ký.';
    const confirmation: ConfirmationPort = {
      begin: async () => ({ refused: [{ code: 'confirmer-not-signer', message }] }),
      finish: () => assert.fail('there is nothing to answer'),
    };
    const form = await toSignPage('confirm-procedure', { confirmation });
    await press(form, '[data-confirm-start]');
    await until(() => pageText(form).includes(message), 'the reason', 8000);
    assert.isNull(find(form, '#tk-confirm-answer'));
  });
});
