import { memoryDrafts } from '@tokhai/answers';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { PortError, type HandOverPort, type Ports, type Signature } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleAnswers } from '../testing/sample-procedure.ts';
import { together } from '../testing/together.ts';
import { find, pageText, press } from '../testing/use-form.ts';

customElements.define('handed-procedure', class extends ProcedureElement {});

const procedure = together();
const pdf = new TextEncoder().encode('%PDF-1.7 handed over');
const answers = { hoTen: 'Phạm Văn Gửi', ngaySinh: '1990-01-02', gioiTinh: 'nam', camDoan: true };
const signed: Signature = { name: 'Phạm Văn Gửi', signedAt: '2026-11-22T08:40:00.000Z' };

/** Ports of a host whose files are opened without a look inside. */
function ports(change: Partial<Ports> = {}): Ports {
  const before = new Map([['nguoiDeNghi', signed]]);
  const memory = memoryPorts();
  return {
    ...memory,
    signatures: async (file) => new Map([...before, ...(await memory.signatures(file))]),
    open: async (file) => {
      if (file.length !== pdf.length) throw new PortError('changed', 'Tệp này đã bị thay đổi.');
      const createdAt = '2026-11-22T08:30:00.000Z';
      return { pdf: file, answers, createdAt, signatures: before };
    },
    ...change,
  };
}

const open = (its: Ports) =>
  mount<ProcedureElement>('handed-procedure', {
    procedure,
    ports: its,
    now: () => new Date('2026-11-22T08:30:00Z'),
    lang: 'vi',
  });
async function choose(form: ProcedureElement, bytes: Uint8Array): Promise<void> {
  await until(() => find(form, '#tk-open-file'), 'the page to open a file');
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], 'to-khai.pdf'));
  const input = find(form, '#tk-open-file') as HTMLInputElement;
  input.files = data.files;
  input.dispatchEvent(new Event('change'));
}

describe('a submission that somebody else filled in', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

  it('is read, not changed, and signed by whoever is missing', async () => {
    const form = await open(ports());
    await press(form, '[data-open]');
    await until(() => find(form, '#tk-open-file'), 'the page to open a file');
    await expectNoAxeViolations(form);
    await choose(form, pdf);
    await until(() => form.step === 'check', 'the answers are shown');
    await until(() => pageText(form).includes('Phạm Văn Gửi'), 'the answers are drawn');
    assert.include(pageText(form), 'Đọc tờ khai trước khi ký');
    assert.notInclude(pageText(form), 'Sửa');
    await expectNoAxeViolations(form);
    await press(form, '.tk-page .tk-actions .tk-button-primary');
    await until(() => find(form, 'tk-sign-page'), 'the sign page');
    assert.include(pageText(form), 'Đã ký: Phạm Văn Gửi');
    assert.notInclude(pageText(form), 'Bỏ các chữ ký');
    // The other one has to be handed the file in his turn.
    assert.isNotNull(find(form, '[data-hand-over] a[download]'));
    await expectNoAxeViolations(form);
    await press(form, '#tk-confirm');
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => find(form, '.tk-submit'), 'everybody has signed');
    assert.isNull(find(form, '[data-hand-over]'));
  });

  it('is refused in words when it was changed, and what was chosen before stays', async () => {
    const form = await open(ports());
    await press(form, '[data-open]');
    await choose(form, new Uint8Array(7));
    await until(() => pageText(form).includes('Tệp này đã bị thay đổi.'), 'the refusal is told');
    assert.equal(form.step, 'open');
  });

  it('leaves the own draft alone, and goes on after a reload', async () => {
    const drafts = memoryDrafts();
    await drafts.save({
      procedureId: procedure.id,
      answers: { hoTen: sampleAnswers.text },
      pageId: 'page:nguoi',
      files: [],
      updatedAt: '2026-11-22T08:00:00Z',
    });
    let form = await open(ports({ drafts }));
    await press(form, '[data-open]');
    await choose(form, pdf);
    await until(() => form.step === 'check', 'the answers are shown');
    form.remove();

    form = await open(ports({ drafts }));
    await until(() => form.step === 'check', 'the reload goes on with it');
    await until(() => pageText(form).includes('Đọc tờ khai trước khi ký'), 'it is drawn');
    await press(form, '.tk-back');
    await until(() => find(form, '[data-handed-banner]'), 'it is offered again');
    await press(form, '.tk-back');
    await until(() => find(form, '[data-draft-banner]'), 'the own draft is offered');
    assert.deepEqual((await drafts.load(procedure.id))?.answers, { hoTen: sampleAnswers.text });
    await press(form, '[data-open]');
    await press(form, '[data-handed-banner] button');
    await until(() => form.step === 'check', 'it is opened again');
    // Somebody who shares the device leaves nothing on it.
    await press(form, '[data-wipe]');
    assert.equal(form.step, 'start');
    assert.isUndefined(await drafts.load(`${procedure.id}#handed`));
    assert.isUndefined(await drafts.load(procedure.id));
  });

  it('comes by a code, which ends when it has arrived', async () => {
    const asked: string[] = [];
    const handOver: HandOverPort = {
      offer: () => Promise.reject(new Error('not asked')),
      fetch: async (code) => {
        asked.push(`fetch ${code}`);
        if (code !== '7K2M-94QD-XW0B') throw new PortError('unknown-code', 'Không có mã này.');
        return pdf;
      },
      close: async (code) => void asked.push(`close ${code}`),
    };
    const form = await open(ports({ handOver: async () => handOver }));
    await press(form, '[data-open]');
    await until(() => find(form, '#tk-open-code'), 'a code can be given');
    await expectNoAxeViolations(form);
    const input = find(form, '#tk-open-code') as HTMLInputElement;
    input.value = '0000';
    find(form, '.tk-page form button')?.click();
    await until(() => pageText(form).includes('Không có mã này.'), 'the refusal is told');
    assert.equal(input.value, '0000', 'what was typed stays');
    input.value = '7K2M-94QD-XW0B';
    find(form, '.tk-page form button')?.click();
    await until(() => form.step === 'check', 'the answers are shown');
    assert.deepEqual(asked, ['fetch 0000', 'fetch 7K2M-94QD-XW0B', 'close 7K2M-94QD-XW0B']);
  });

  it('goes on under a code with a QR image, which a signature or a second thought ends', async () => {
    const closed: string[] = [];
    let count = 0;
    const handOver: HandOverPort = {
      offer: async () => ({
        code: `7K2M-94QD-000${++count}`,
        href: 'https://portal.test/thu-tuc/ct01#tk-ky=7K2M',
        expiresAt: '2026-11-22T09:00:00.000Z',
        qr: [
          [true, false],
          [false, true],
        ],
      }),
      fetch: () => Promise.reject(new Error('not asked')),
      close: async (code) => void closed.push(code),
    };
    const form = await open(ports({ handOver: async () => handOver }));
    await press(form, '[data-open]');
    await choose(form, pdf);
    await until(() => form.step === 'check', 'the answers are shown');
    await press(form, '.tk-page .tk-actions .tk-button-primary');
    await press(form, '[data-hand-over-start]');
    await until(() => find(form, '[data-hand-over-code]'), 'the code is shown');
    const size = (selector: string): number =>
      parseFloat(getComputedStyle(form.shadowRoot!.querySelector(selector)!).fontSize);
    assert.isAbove(size('.tk-code'), size('.tk-page'), 'a code is read out: it is large');
    assert.include(pageText(form), '7K2M-94QD-0001');
    assert.include(pageText(form), '16:00');
    assert.isNotNull(find(form, 'svg[role=img]'));
    await until(
      () => form.shadowRoot?.activeElement === find(form, '[data-hand-over-code]'),
      'the focus is on the code',
    );
    await expectNoAxeViolations(form);
    await press(form, '[data-hand-over-end]');
    await until(() => !find(form, '[data-hand-over-code]'), 'the code is gone');
    await press(form, '[data-hand-over-start]');
    await until(() => find(form, '[data-hand-over-code]'), 'another code is shown');
    await press(form, '#tk-confirm');
    await press(form, 'tk-sign-page form button[type=submit]');
    await until(() => find(form, '.tk-submit button'), 'everybody has signed');
    assert.deepEqual(closed, ['7K2M-94QD-0001', '7K2M-94QD-0002']);
  });

  it('is taken back before it is sent: signatures go, answers stay', async () => {
    const drafts = memoryDrafts();
    const closed: string[] = [];
    const handOver: HandOverPort = {
      offer: async () => ({
        ...{ code: '7K2M-94QD-0001', href: 'https://portal.test/', qr: [[true]] },
        expiresAt: '2026-11-22T09:00:00.000Z',
      }),
      fetch: () => Promise.reject(new Error('not asked')),
      close: async (code) => void closed.push(code),
    };
    await drafts.save({
      procedureId: procedure.id,
      answers: { ...answers, thanhVien: sampleAnswers.table },
      pageId: 'sign',
      files: [],
      updatedAt: '2026-11-22T08:00:00Z',
      signed: pdf,
      createdAt: '2026-11-22T08:30:00.000Z',
    });
    sessionStorage.setItem(`tokhai:${procedure.id}`, '1');
    const form = await open(ports({ drafts, handOver: async () => handOver }));
    await until(() => pageText(form).includes('Đã ký: Phạm Văn Gửi'), 'the signature is there');
    await press(form, '[data-hand-over-start]');
    await until(() => find(form, '[data-hand-over-code]'), 'a code was given');
    const details = find(form, '[data-take-back]')!;
    details.toggleAttribute('open', true);
    assert.include(details.innerText, 'Các chữ ký đã có sẽ mất');
    await expectNoAxeViolations(form);
    await press(form, '[data-withdraw]');
    await until(() => form.step === 'check', 'the answers are shown');
    await until(() => pageText(form).includes('Kiểm tra câu trả lời'), 'they can be mended');
    assert.include(pageText(form), 'Phạm Văn Gửi');
    assert.notInclude(pageText(form), 'đã có người ký');
    assert.deepEqual(closed, ['7K2M-94QD-0001'], 'nobody opens what was taken back');
    let kept = await drafts.load(procedure.id);
    for (let tries = 0; kept?.signed && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      kept = await drafts.load(procedure.id);
    }
    assert.isUndefined(kept?.signed, 'the draft keeps no signature');
    assert.equal(kept?.answers['hoTen'], 'Phạm Văn Gửi');
  });
});
