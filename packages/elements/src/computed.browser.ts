import { readProcedure } from '@tokhai/procedure';
import { assert } from 'chai';
import './define.ts';
import { ProcedureElement } from './procedure-element.ts';
import { mount, until } from './testing/mount.ts';
import { memoryPorts } from './testing/ports.ts';
import { sampleFile } from './testing/sample-procedure.ts';

customElements.define('computing-form', class extends ProcedureElement {});

const procedure = readProcedure({
  ...sampleFile,
  required: [],
  properties: {
    phanGop: {
      title: 'Phần góp',
      description: 'Mỗi người một dòng',
      type: 'array',
      items: {
        type: 'object',
        properties: { soTien: { $ref: '../../shared/money.json', title: 'Số tiền' } },
      },
      question: { kind: 'table' },
    },
    tong: {
      title: 'Tổng số tiền',
      description: 'Cộng từ các dòng ở trên',
      type: 'integer',
      question: { kind: 'computed', unit: 'đồng', compute: { sum: ['phanGop/soTien'] } },
    },
  },
  procedure: {
    ...sampleFile.procedure,
    rules: [{ sum: ['phanGop/soTien'], is: 'atMost', of: 1000, message: 'Hãy góp bớt đi' }],
    pages: [{ id: 'gop', title: 'Góp tiền', questions: ['phanGop', 'tong'] }],
    signers: [{ id: 'nguoiKhai', title: 'NGƯỜI KHAI' }],
  },
});

describe('a computed answer', () => {
  afterEach(() => document.body.replaceChildren());

  it('follows what is typed once the control is left, is saved, and is no place to write', async () => {
    const form = await mount<ProcedureElement>('computing-form', {
      procedure,
      ports: memoryPorts(),
      lang: 'vi',
      storage: 'none',
    });
    const root = form.shadowRoot!;
    root.querySelector<HTMLElement>('.tk-page .tk-button-primary')!.click();
    await until(() => root.querySelector('output'), 'the questions');
    const total = (): string => root.querySelector('output')!.textContent.trim();
    assert.equal(total(), 'Chưa tính được');
    assert.isNull(root.querySelector('tk-computed-field input'));

    const write = async (row: number, text: string): Promise<void> => {
      while (!root.querySelector(`#phanGop-${row}-soTien`)) {
        root.querySelector<HTMLElement>('[data-add]')!.click();
        await form.updateComplete;
      }
      const input = root.querySelector<HTMLInputElement>(`#phanGop-${row}-soTien`)!;
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await write(0, '1.200');
    await until(() => total() === '1.200', 'the first row counts');
    await write(1, '300');
    await until(() => total() === '1.500', 'both rows count');
    assert.include(root.textContent, 'Một nghìn năm trăm đồng');

    root.querySelector<HTMLElement>('form [type=submit]')!.click();
    await until(() => root.querySelector('.tk-summary'), 'the rule is told');
    assert.include(root.querySelector('.tk-summary')!.textContent, 'Hãy góp bớt đi');
    assert.include(root.querySelector('#phanGop-error')!.textContent, 'Hãy góp bớt đi');

    // Rows that change places leave what was said about them behind: their numbers are others now.
    root.querySelector<HTMLElement>('[data-up]')!.click();
    await until(() => !root.querySelector('#phanGop-error'), 'the rule is told no more');
    root.querySelectorAll<HTMLElement>('[data-remove]')[1]!.click();
    await until(() => total() === '300', 'the row that is left counts');
    root.querySelector<HTMLElement>('form [type=submit]')!.click();
    await until(() => root.querySelector('.tk-answers'), 'nothing is wrong any more');
    const row = [...root.querySelectorAll('.tk-answers > div')].at(-1)!;
    assert.equal(row.querySelector('dt')!.textContent, 'Tổng số tiền');
    assert.equal(row.querySelector('.tk-answer')!.textContent, '300');
    assert.isNull(row.querySelector('button'), 'there is nothing to mend at a total');
  });
});
