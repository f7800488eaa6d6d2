import { memoryDrafts } from '@tokhai/answers';
import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { PortError } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { expired, remotePorts } from '../testing/remote-ports.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { openSample } from '../testing/open-sample.ts';
import { toSignPage } from '../testing/to-sign-page.ts';
import { find, press } from '../testing/use-form.ts';

const tag = 'elsewhere-procedure';
customElements.define(tag, class extends ProcedureElement {});

const text = (form: ProcedureElement) => form.shadowRoot?.textContent ?? '';
const focused = (form: ProcedureElement) => form.shadowRoot?.activeElement ?? null;
async function write(form: ProcedureElement, selector: string, value: string): Promise<void> {
  const input = find(form, selector)!;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await form.updateComplete;
}

async function sign(form: ProcedureElement): Promise<void> {
  await press(form, '#tk-confirm');
  await press(form, 'tk-sign-page form button[type=submit]');
}

describe('signing on another device', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await setViewport({ width: 800, height: 600 });
  });

  it('asks for the number at the service, shows the code to compare, and takes the signature', async () => {
    const remote = remotePorts();
    const form = await toSignPage(tag, remote.ports);
    await sign(form);
    await until(() => focused(form)?.matches('.tk-summary'), 'the number is asked for');
    assert.include(find(form, '.tk-summary')?.textContent, 'số định danh');
    await write(form, '#tk-account', '012 345.678901');
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => find(form, '[data-pending]'), 'the wait is shown');
    assert.equal(remote.requests[0]?.input.account, '012345678901');
    assert.include(text(form), '7F3A-10');
    assert.include(text(form), 'SmartCA mẫu');
    assert.isTrue(focused(form)?.matches('[data-pending-start]'));
    assert.include(find(form, '[role=status]')?.textContent, 'Đang chờ bạn xác nhận');
    await expectNoAxeViolations(document.body);
    await setViewport({ width: 320, height: 640 });
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    remote.confirm();
    await until(() => text(form).includes('Đã ký: Nguyễn Thị Hường'), 'it is signed');
    assert.isNull(find(form, '[data-pending]'));
    assert.ok(find(form, '.tk-submit button'));
  });

  it('goes on waiting after a reload of the page', async () => {
    const remote = remotePorts();
    const drafts = memoryDrafts();
    const form = await toSignPage(tag, { ...remote.ports, drafts });
    await write(form, '#tk-account', '012345678901');
    await sign(form);
    await until(() => find(form, '[data-pending]'), 'the wait is shown');
    let kept: unknown;
    void (async () => {
      while (kept === undefined) {
        kept = (await drafts.load(sampleProcedure.id))?.pending;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await until(() => kept, 'the draft has it');
    document.body.replaceChildren();
    assert.equal(remote.waiting(), 0, 'a page that is gone asks no more');

    const again = await openSample(tag, memoryPorts({ ...remote.ports, drafts }));
    await until(() => find(again, '[data-pending]'), 'the wait goes on');
    assert.include(text(again), '7F3A-10');
    assert.equal(remote.waiting(), 1);
    remote.confirm();
    await until(() => text(again).includes('Đã ký: Nguyễn Thị Hường'), 'it is signed');
  });

  it('asks once more, and says so when the service gave up', async () => {
    const remote = remotePorts();
    const form = await toSignPage(tag, remote.ports);
    await write(form, '#tk-account', '012345678901');
    await sign(form);
    await press(form, '[data-sign-again]');
    await until(() => text(form).includes('7F3A-11'), 'a new request with a new code');
    assert.equal(remote.waiting(), 1, 'nobody waits for the first one');
    assert.deepEqual(remote.requests[1]?.input, remote.requests[0]?.input);
    remote.fail(expired);
    await until(() => focused(form)?.matches('.tk-summary'), 'the summary has the focus');
    assert.include(find(form, '.tk-summary')?.textContent, 'đã hết hạn');
    assert.equal(find(form, '#tk-account')?.value, '012345678901', 'nothing is to be typed again');
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => text(form).includes('7F3A-12'), 'the same way again');
  });

  it('lets the person sign in another way, and an answer that changes end the wait', async () => {
    const remote = remotePorts();
    const form = await toSignPage(tag, remote.ports);
    await write(form, '#tk-account', '012345678901');
    await sign(form);
    await press(form, '[data-other-way]');
    await until(() => focused(form)?.id === 'tk-method-1', 'the focus is on the ways to sign');
    assert.equal(remote.waiting(), 0);
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => remote.waiting() === 1, 'a request waits');
    await press(form, '.tk-back');
    form.shadowRoot
      ?.querySelector('.tk-page')
      ?.dispatchEvent(
        new CustomEvent('tk-change', { detail: { path: '/hoTen', value: 'Khác', commit: true } }),
      );
    assert.equal(remote.waiting(), 0);
  });

  it('shows a certificate with what is to be known, before it signs', async () => {
    const remote = remotePorts();
    const asked: unknown[] = [];
    const offer = { issuer: 'CA mẫu', validUntil: '2027-11-22T00:00:00.000Z' };
    const offers = [
      { ...offer, id: 'a', name: 'Nguyễn Thị Hường', warnings: [] },
      { ...offer, id: 'b', name: 'Trần Văn Bình', warnings: ['Tên khác với tờ khai.'] },
    ];
    const done = { name: 'Trần Văn Bình', signedAt: '2026-11-22T08:40:00.000Z' };
    const form = await toSignPage(tag, {
      ...remote.ports,
      sign: async (_pdf, _signer, _method, input) => {
        asked.push(input);
        if (input.certificate === undefined) return { offers };
        return { pdf: new Uint8Array(2000), signature: done };
      },
    });
    await press(form, '#tk-method-2');
    await write(form, '#tk-pin', '1234');
    await sign(form);
    await until(() => find(form, '[data-offers]'), 'the certificates are shown');
    assert.isNull(find(form, '[data-warnings]'));
    await press(form, '#tk-offer-2');
    assert.include(find(form, '[data-warnings]')?.textContent, 'Tên khác với tờ khai.');
    await expectNoAxeViolations(document.body);
    await press(form, '[data-take]');
    await until(() => text(form).includes('Đã ký: Trần Văn Bình'), 'it is signed');
    const name = 'Nguyễn Thị Hường';
    assert.deepEqual(asked, [
      { pin: '1234', name },
      { pin: '1234', name, certificate: 'b' },
    ]);
  });

  it('shows why a certificate must not sign, and lets another one be taken', async () => {
    const offer = { issuer: 'CA mẫu', validUntil: '2027-11-22T00:00:00.000Z', warnings: [] };
    const offers = [
      { ...offer, id: 'a', name: 'Nguyễn Thị Hường', unusable: 'Chứng thư đã bị thu hồi.' },
      { ...offer, id: 'b', name: 'Nguyễn Thị Hường' },
    ];
    const form = await toSignPage(tag, { ...remotePorts().ports, sign: async () => ({ offers }) });
    await press(form, '#tk-method-2');
    await sign(form);
    await until(() => find(form, '[data-offers]'), 'the certificates are shown');
    assert.include(find(form, '[data-warnings]')?.textContent, 'đã bị thu hồi');
    const told = find(form, '#tk-offer-1')?.getAttribute('aria-describedby');
    assert.equal(told, find(form, '[data-warnings]')?.id);
    assert.isNull(find(form, '[data-take]'));
    assert.ok(find(form, '[data-other-way]'));
    await expectNoAxeViolations(document.body);
    await press(form, '#tk-offer-2');
    assert.isNull(find(form, '[data-warnings]'));
    assert.ok(find(form, '[data-take]'));
  });

  it('gives the file to sign outside, and takes the signed one', async () => {
    const remote = remotePorts();
    let taken: Uint8Array | undefined;
    const form = await toSignPage(tag, {
      ...remote.ports,
      sign: async (_pdf, _signer, _method, { file }) => {
        taken = file;
        throw new PortError('other-document', 'Tệp này không phải tệp đã tải về.');
      },
    });
    await press(form, '#tk-method-3');
    assert.match(find(form, 'a[data-outside]')?.getAttribute('download') ?? '', /\.pdf$/);
    await sign(form);
    await until(() => focused(form)?.matches('.tk-summary'), 'the file is asked for');
    const chosen = new DataTransfer();
    chosen.items.add(new File([Uint8Array.of(37, 80)], 'da-ky.pdf', { type: 'application/pdf' }));
    const input = find(form, '#tk-signed-file')!;
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expectNoAxeViolations(document.body);
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => taken !== undefined, 'the port has the file');
    assert.deepEqual([...taken!], [37, 80]);
    await until(() => find(form, '.tk-summary')?.textContent?.includes('không phải'), 'it is told');
  });
});
