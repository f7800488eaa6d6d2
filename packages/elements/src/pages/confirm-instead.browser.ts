import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { PortError, type ConfirmationPort } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { begunConfirmation, typeCode } from '../testing/confirm-code.ts';
import { until } from '../testing/mount.ts';
import { sampleReceipt } from '../testing/ports.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { find, pageText, press } from '../testing/use-form.ts';

customElements.define('confirm-procedure', class extends ProcedureElement {});

const takeBack = async (): Promise<undefined> => undefined;

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
      takeBack,
      begin: async () => begunConfirmation,
      finish: async () => ({ receipt: { ...sampleReceipt, tier: 'confirmed' } }),
    };
    const form = await toSignPage('confirm-procedure', {
      confirmation: async () => confirmation,
      submit: () => assert.fail('nobody signed'),
    });
    find(form, '[data-confirm]')?.setAttribute('open', '');
    assert.include(pageText(form), 'không phải là chữ ký số và không thay chữ ký tay');
    await press(form, '[data-confirm-start]');
    await until(() => pageText(form).includes('7F3A-9C'), 'the check code');
    await until(
      () => form.shadowRoot?.activeElement?.textContent?.includes('số *** 123'),
      'the focus is where it goes on',
    );
    await expectNoAxeViolations(form);
    await typeCode(form, '');
    await until(() => pageText(form).includes('Ghi mã xác nhận trong tin'), 'what is missing');
    await typeCode(form, '12 34 56');
    await until(() => form.step === 'done', 'the receipt');
    await form.updateComplete;
    assert.include(pageText(form), 'Đó không phải là chữ ký số');
    assert.notInclude(pageText(form), 'Tải tờ khai đã ký');
    form.lang = 'en';
    await until(() => pageText(form).includes('That is no digital signature'), 'in English');
  });

  it('a wrong code is typed again, one that is over is asked for anew', async () => {
    const typed: string[] = [];
    const failures = ['wrong-answer', 'confirmation-over'];
    const confirmation: ConfirmationPort = {
      takeBack,
      begin: async () => begunConfirmation,
      finish: async (_pdf, { id, answer }) => {
        typed.push(`${id} ${answer}`);
        throw new PortError(failures[typed.length - 1] ?? 'x', `Sai lần ${typed.length}.`);
      },
    };
    const form = await toSignPage('confirm-procedure', { confirmation: async () => confirmation });
    await press(form, '[data-confirm-start]');
    await typeCode(form, '12 34 56');
    await until(() => pageText(form).includes('Sai lần 1.'), 'the failure');
    assert.isNotNull(find(form, '#tk-confirm-answer'));
    await typeCode(form, '654321');
    await until(() => pageText(form).includes('Sai lần 2.'), 'the failure');
    await until(() => find(form, '[data-confirm-start]'), 'a new code may be asked for');
    assert.deepEqual(typed, ['abc 123456', 'abc 654321']);
    assert.equal(form.step, 'sign');
  });

  it('tells why the portal takes none', async () => {
    const message = 'Tài khoản không phải của người phải ký.';
    const confirmation: ConfirmationPort = {
      takeBack,
      begin: async () => ({ refused: [{ code: 'confirmer-not-signer', message }] }),
      finish: () => assert.fail('there is nothing to answer'),
    };
    const form = await toSignPage('confirm-procedure', { confirmation: async () => confirmation });
    await press(form, '[data-confirm-start]');
    await until(() => pageText(form).includes(message), 'the reason');
    assert.isNull(find(form, '#tk-confirm-answer'));
  });
});
