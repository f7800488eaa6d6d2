import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import { confirmedForm, signedForm, type SignedForm } from '../testing/signed-form.ts';
import '../verify.ts';
import type { TkVerify } from '../verify.ts';
import type { CheckedFile } from './check-file.ts';

const folder = '/schemas/procedures/ct01';
const json = async (path: string) => (await fetch(path)).json() as Promise<never>;

let form: SignedForm;

function file(bytes: Uint8Array, name = 'to-khai.pdf'): File {
  return new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
}

async function open(properties: Partial<TkVerify> = {}): Promise<TkVerify> {
  const element = Object.assign(document.createElement('tk-verify'), properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const part = (element: TkVerify, selector: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const text = (element: TkVerify, selector = '.tk-form'): string =>
  part(element, selector).innerText.replaceAll(/\s+/g, ' ');
const told = (element: TkVerify) =>
  new Promise<void>((resolve) => {
    element.addEventListener('tk-verified', () => resolve(), { once: true });
  });

describe('<tk-verify>', function () {
  this.timeout(30_000);

  before(async () => {
    form = await signedForm(
      await json(`${folder}/procedure.json`),
      await json(`${folder}/examples/two-signers.json`),
    );
  });
  afterEach(() => document.body.replaceChildren());

  it('says valid, who signed when, and shows the answers', async () => {
    const element = await open({
      trust: [form.authority.root],
      procedures: '/schemas/procedures/',
    });
    await element.check(file(form.pdf));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-PASSED');
    assert.strictEqual(element.shadowRoot?.activeElement, part(element, '[data-verdict]'));
    assert.equal(element.shadowRoot?.querySelectorAll('[data-field]').length, 2);
    const head = text(element, '[data-field=chuHo]');
    for (const words of [
      'Ý KIẾN CỦA CHỦ HỘ',
      'Lê Hoàng Yến',
      'Issuing CA',
      '(+07:00)',
      'B-B',
      'không có',
    ]) {
      assert.include(head, words);
    }
    assert.include(text(element), 'Khớp từng byte');
    assert.include(text(element), 'Nguyễn Thị Hường');
    assert.isNull(element.shadowRoot?.querySelector('[data-no-trust]'));
    await expectNoAxeViolations(element);
    element.lang = 'en';
    await element.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.include(text(element), 'Verdict: Valid');
    await expectNoAxeViolations(element);
  });

  it('tells who confirmed by a login, when and how, and that it is no signature', async () => {
    const confirmed = await confirmedForm(
      await json(`${folder}/procedure.json`),
      await json(`${folder}/examples/minimal.json`),
    );
    const element = await open({ trust: [confirmed.authority.root] });
    await element.check(file(confirmed.pdf));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-PASSED');
    const told = text(element, '[data-confirmation]');
    for (const words of [
      'không phải là chữ ký số của người xác nhận',
      'Nguyễn Thị Hường',
      '001185012345',
      '10:00:00 23/11/2026 (+07:00)',
      'Trần Văn Bình',
      '11:00:00 24/11/2026 (+07:00)',
      'VNeID, mức 2',
      'Mã dùng một lần',
      'Ủy ban nhân dân phường Sài Gòn',
    ])
      assert.include(told, words);
    assert.notInclude(told, 'Ai cũng có thể tự làm');
    const stranger = await open({ trust: [] });
    await stranger.check(file(confirmed.pdf));
    assert.equal(part(stranger, '[data-verdict]').dataset['indication'], 'INDETERMINATE');
    assert.include(
      text(stranger, '[data-confirmation]'),
      'Ai cũng có thể tự làm ra bản ghi như thế',
    );
    assert.include(text(element), 'Chữ ký và dấu của cơ quan');
    assert.notInclude(text(element), 'Chữ ký của người khai');
    assert.include(text(element, '[data-field=dauXacNhan]'), 'Dấu của cơ quan trên bản xác nhận');
    await expectNoAxeViolations(element);
    element.lang = 'en';
    await element.updateComplete;
    assert.include(text(element, '[data-confirmation]'), 'This is no digital signature');
    await element.check(file(form.pdf));
    assert.isNull(element.shadowRoot?.querySelector('[data-confirmation]'));
    const other = await confirmedForm(
      await json(`${folder}/procedure.json`),
      await json(`${folder}/examples/minimal.json`),
      { document: { sha256: '0'.repeat(64), bytes: 9, procedure: '', shortCode: '' } },
    );
    await element.check(file(other.pdf));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-FAILED');
    assert.include(text(element, '[data-verdict]'), 'does not belong to this form');
    assert.isNull(element.shadowRoot?.querySelector('[data-confirmation]'));
  });

  it('takes the seal of the agency that the page names, and of no other one', async () => {
    const sealed = await confirmedForm(
      await json(`${folder}/procedure.json`),
      await json(`${folder}/examples/minimal.json`),
    );
    const element = await open({ trust: [sealed.authority.root] });
    const judged = async (pdf: Uint8Array): Promise<CheckedFile> => {
      const found = new Promise<CheckedFile>((resolve) => {
        element.addEventListener('tk-verified', ({ detail }) => resolve(detail), { once: true });
      });
      await element.check(file(pdf));
      return found;
    };
    assert.isUndefined((await judged(sealed.pdf)).agency, 'no agency is named');
    element.setAttribute('sealed-by', 'O=Ủy ban nhân dân phường Sài Gòn');
    const own = await judged(sealed.pdf);
    assert.deepEqual([own.indication, own.agency], ['TOTAL-PASSED', 'sealed']);
    assert.include(text(element), 'Đúng cơ quan mà trang này nêu');
    element.setAttribute('sealed-by', 'O=Ủy ban nhân dân phường Bến Thành');
    const other = await judged(sealed.pdf);
    assert.deepEqual([other.indication, other.agency], ['TOTAL-FAILED', 'other']);
    assert.include(text(element, '[data-verdict]'), 'không phải của cơ quan này');
    await expectNoAxeViolations(element);
    element.seals = [{ subject: { CN: 'Ủy ban nhân dân phường Sài Gòn' } }];
    assert.equal((await judged(sealed.pdf)).agency, 'sealed', 'one of several is enough');
    element.trust = [form.authority.root];
    const signed = await judged(form.pdf);
    assert.deepEqual([signed.indication, signed.agency], ['TOTAL-PASSED', 'none']);
    assert.include(text(element), 'Cơ quan chưa ký, chưa đóng dấu');
  });

  it('trusts nobody by itself, and says so before and after', async () => {
    const element = await open();
    assert.include(text(element, '[data-no-trust]'), 'chưa khai báo tổ chức chứng thực');
    await element.check(file(form.pdf));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'INDETERMINATE');
    assert.include(text(element, '[data-verdict]'), 'không do tổ chức nào được trang này tin cậy');
    // Without the procedure the answers are still told, by their codes.
    assert.include(text(element), 'hoTen Nguyễn Thị Hường');
    assert.include(text(element), 'Chưa so được');
    await expectNoAxeViolations(element);
  });

  it('takes its roots from an address, and says when they cannot be had', async () => {
    const base64 = btoa(String.fromCharCode(...form.authority.root));
    const pem = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
    const element = await open({ trustSrc: URL.createObjectURL(new Blob([pem])) });
    await element.check(file(form.pdf));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-PASSED');
    for (const trustSrc of ['/no-such-file.pem', '/package.json']) {
      element.trustSrc = trustSrc;
      await element.check(file(form.pdf));
      assert.equal(part(element, '[data-verdict]').dataset['indication'], 'INDETERMINATE');
      assert.include(text(element, '[data-no-trust]'), 'Chưa tải được danh sách');
    }
  });

  it('goes on with the check of a file while it is moved on the page, or taken off for a while', async () => {
    const element = await open({ trust: [form.authority.root] });
    const moved = element.check(file(form.pdf));
    document.body.append(element);
    await moved;
    assert.strictEqual(element.shadowRoot?.activeElement, part(element, '[data-verdict]'));
    const away = element.check(file(form.pdf));
    element.remove();
    await away;
    document.body.append(element);
    await element.updateComplete;
    assert.equal(text(element, '[role=status]').trim(), '');
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-PASSED');
  });

  it('refuses a changed file, and says what was changed', async () => {
    const element = await open({ trust: [form.authority.root] });
    const changed = form.pdf.slice();
    // A byte of the first page's content: the signature does not fit any more.
    changed[2000]! ^= 1;
    await element.check(file(changed));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-FAILED');
    const appended = new Uint8Array(form.pdf.length + 20);
    appended.set(form.pdf);
    appended.set(new TextEncoder().encode('% added afterwards\n'), form.pdf.length);
    await element.check(file(appended));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-FAILED');
    assert.include(text(element, '[data-field=chuHo]'), 'có dữ liệu lạ nối vào cuối tệp');
    await expectNoAxeViolations(element);
  });

  it('says what is wrong with a file that is no signed PDF', async () => {
    const element = await open({ trust: [form.authority.root] });
    await element.check(file(new TextEncoder().encode('hello'), 'thư.txt'));
    assert.include(text(element, '[data-verdict]'), 'không phải là PDF');
    await element.check(file(form.pdf.subarray(0, 900)));
    assert.equal(part(element, '[data-verdict]').dataset['indication'], 'TOTAL-FAILED');
    const large = file(new Uint8Array(0));
    Object.defineProperty(large, 'size', { value: 31_000_000 });
    await element.check(large);
    assert.include(text(element, '[role=alert]'), 'lớn hơn 30 MB');
    assert.isNull(element.shadowRoot?.querySelector('[data-verdict]'));
  });

  it('takes a file that is dropped or pasted, but not what is pasted into a text', async () => {
    const element = await open({ trust: [form.authority.root] });
    const data = new DataTransfer();
    data.items.add(file(form.pdf, 'keo-tha.pdf'));
    const over = new DragEvent('dragover', { dataTransfer: data, cancelable: true, bubbles: true });
    part(element, '.tk-drop').dispatchEvent(over);
    assert.isTrue(over.defaultPrevented);
    const dropped = told(element);
    part(element, '.tk-drop').dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }),
    );
    await dropped;
    assert.include(text(element), 'keo-tha.pdf');
    assert.equal((part(element, '#file') as HTMLInputElement).files?.[0]?.name, 'keo-tha.pdf');

    const paste = (target: Element) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(file(form.pdf, 'dan.pdf'));
      const event = new ClipboardEvent('paste', {
        ...{ clipboardData, bubbles: true, cancelable: true, composed: true },
      });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const area = document.createElement('textarea');
    document.body.append(area);
    assert.isFalse(paste(area));
    const pasted = told(element);
    assert.isTrue(paste(document.body));
    await pasted;
    assert.include(text(element), 'dan.pdf');
  });

  it('works by keyboard, at 320 px, with controls of 44 px', async () => {
    await setViewport({ width: 320, height: 640 });
    const element = await open({
      trust: [form.authority.root],
      procedures: '/schemas/procedures/',
    });
    await sendKeys({ press: 'Tab' });
    assert.equal(element.shadowRoot?.activeElement?.id, 'file');
    assert.isAtLeast(part(element, '#file').getBoundingClientRect().height, 44);
    await element.check(file(form.pdf));
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    await setViewport({ width: 1024, height: 768 });
  });
});
