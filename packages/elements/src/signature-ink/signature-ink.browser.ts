import { sendKeys, sendMouse, resetMouse, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { LitElement } from 'lit';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import type { SignatureInk as Ink, SignInput } from '../ports.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { toSignPage } from '../testing/to-sign-page.ts';

customElements.define('ink-procedure', class extends ProcedureElement {});

const find = (form: ProcedureElement, selector: string): HTMLInputElement => {
  const found = form.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

/** A form on its sign page with the pad open, and what it asks to be signed with. */
async function atPad(): Promise<{ form: ProcedureElement; asked: SignInput[] }> {
  const asked: SignInput[] = [];
  const ports = memoryPorts();
  const form = await toSignPage('ink-procedure', {
    sign: (pdf, signer, method, input) => {
      asked.push(input);
      return ports.sign(pdf, signer, method, input);
    },
  });
  find(form, '[data-ink] summary').click();
  await until(() => form.shadowRoot?.querySelector('canvas.tk-ink'), 'the pad');
  find(form, 'canvas.tk-ink').scrollIntoView({ block: 'center' });
  return { form, asked };
}

async function signed(form: ProcedureElement, asked: SignInput[]): Promise<Ink | undefined> {
  find(form, '#tk-confirm').click();
  await (find(form, 'tk-sign-page') as Partial<LitElement>).updateComplete;
  find(form, 'tk-sign-page form button[type=submit]').click();
  await until(() => asked.length > 0, 'it is signed');
  return asked[0]?.ink;
}

/** Where something stands once nothing moves it any more. */
async function atRest(element: HTMLElement): Promise<DOMRect> {
  for (let before = element.getBoundingClientRect(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    element.scrollIntoView({ block: 'center' });
    const now = element.getBoundingClientRect();
    if (now.top === before.top && now.width === before.width) return now;
    before = now;
  }
}

const count = ({ bits }: Ink): number =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('a picture of a handwritten signature', function () {
  this.timeout(30_000);

  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  it('is never needed, and says beforehand that it is worth nothing in law', async () => {
    const { form, asked } = await atPad();
    const told = find(form, '[data-ink]').innerText;
    assert.include(told, 'không bắt buộc');
    assert.include(told, 'Hình chữ ký này không có giá trị thay chữ ký số');
    await expectNoAxeViolations(form);
    assert.isUndefined(await signed(form, asked));
  });

  it('is drawn with a pointer, and goes with the signature', async () => {
    const { form, asked } = await atPad();
    const canvas = find(form, 'canvas.tk-ink');
    assert.isAtLeast(Number.parseFloat(getComputedStyle(canvas).borderTopWidth), 1, 'it is seen');
    const { left, top, width, height } = await atRest(canvas);
    const at = (x: number, y: number): [number, number] => [
      Math.round(left + x * width),
      Math.round(top + y * height),
    ];
    await sendMouse({ type: 'move', position: at(0.2, 0.3) });
    await sendMouse({ type: 'down' });
    for (const [x, y] of [
      [0.4, 0.7],
      [0.6, 0.3],
      [0.8, 0.7],
    ] as const)
      await sendMouse({ type: 'move', position: at(x, y) });
    await sendMouse({ type: 'up' });
    await until(() => canvas.ariaLabel?.includes('đã có hình'), 'it is there');
    assert.include(find(form, 'tk-signature-ink [role=status]').innerText, 'Đã có hình chữ ký');
    const ink = await signed(form, asked);
    assert.isDefined(ink);
    assert.closeTo(ink.width, 366, 12, 'cut to the strokes');
    assert.closeTo(ink.height, 86, 12);
    assert.equal(ink.bits.length, Math.ceil(ink.width / 8) * ink.height);
    assert.isAbove(count(ink), 1000);
  });

  it('is written out of a typed name by keyboard, and taken away again', async () => {
    const { form, asked } = await atPad();
    find(form, '#tk-ink-text').focus();
    await sendKeys({ type: 'Ánh' });
    await sendKeys({ press: 'Tab' });
    const isDrawn = () => find(form, 'canvas.tk-ink').ariaLabel?.includes('đã có hình');
    await until(isDrawn, 'it is there');
    assert.isTrue(form.shadowRoot?.activeElement?.hasAttribute('data-ink-remove'));
    await sendKeys({ press: 'Enter' });
    await until(() => !isDrawn(), 'it is gone');
    assert.equal(find(form, '#tk-ink-text').value, '');
    assert.isUndefined(await signed(form, asked));
  });

  it('is found in a photo of paper, and a photo without one is refused in words', async () => {
    const { form, asked } = await atPad();
    const input = find(form, '#tk-ink-file');
    const choose = async (draw: (context: CanvasRenderingContext2D) => void): Promise<void> => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 });
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#d8d4c8';
      context.fillRect(0, 0, 2400, 1800);
      draw(context);
      const blob = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg'),
      );
      const data = new DataTransfer();
      data.items.add(new File([blob!], 'chu-ky.jpg', { type: 'image/jpeg' }));
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    };
    await choose(() => undefined);
    await until(() => input.ariaInvalid === 'true', 'it is refused');
    assert.include(find(form, '#tk-ink-file-error').innerText, 'Không thấy nét chữ ký');
    await expectNoAxeViolations(form);
    await choose((context) => {
      Object.assign(context, { lineWidth: 14, strokeStyle: '#223' });
      context.beginPath();
      context.moveTo(900, 900);
      context.lineTo(1500, 1000);
      context.stroke();
    });
    await until(() => input.ariaInvalid === null, 'it is there');
    assert.isNull(input.getAttribute('aria-invalid'));
    const ink = await signed(form, asked);
    assert.isDefined(ink);
    assert.closeTo(ink.width / ink.height, 600 / 114, 0.6, 'only the strokes, not stretched');
    assert.isAbove(ink.width, 500);
  });

  it('fits 320 px, with controls of 44 px', async () => {
    await setViewport({ width: 320, height: 640 });
    const { form } = await atPad();
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    for (const selector of ['#tk-ink-file', '#tk-ink-text', '[data-ink] summary'])
      assert.isAtLeast(find(form, selector).getBoundingClientRect().height, 44, selector);
    await expectNoAxeViolations(form);
  });
});
