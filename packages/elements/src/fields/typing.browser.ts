/** What Vietnamese keyboards send, into every kind that letters are typed into. */
import { tidyAnswers, validate } from '@tokhai/answers';
import type { Kind, Question } from '@tokhai/procedure';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../define.ts';
import { mount, until } from '../testing/mount.ts';
import { sampleProcedure, sampleQuestion } from '../testing/sample-procedure.ts';
import type { FieldElement } from './index.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** A box that letters are typed into. */
interface Box {
  what: string;
  question: Question;
  value?: unknown;
  selector: string;
  /** Of a box whose letters are an answer: the answer that holds what was typed. */
  answer?: (typed: string) => unknown;
  /** Where that stands in the answer. */
  within?: string;
  /** The control that is marked as wrong, where it is another one. */
  told?: string;
}

const ofKind = (kind: Kind, change: Partial<Box> = {}): Box => ({
  what: kind,
  question: sampleQuestion(kind),
  selector: 'input, textarea',
  ...change,
});

const hanoi = { provinceCode: '01', province: 'Thành phố Hà Nội' };
const file = { name: 'a.jpg', type: 'image/jpeg', size: 9, sha256: 'a'.repeat(64) };
const searched = {
  ...sampleQuestion('choice'),
  options: { kind: 'choice', display: 'search' },
} as const;
const country = {
  ...sampleQuestion('text'),
  options: { kind: 'text', suggest: 'country' },
} as const;

const boxes: readonly Box[] = [
  ofKind('text', { answer: (typed) => typed }),
  ofKind('long-text', { answer: (typed) => typed }),
  ofKind('text', {
    what: 'text with names offered',
    question: country,
    answer: (typed) => typed,
  }),
  ofKind('address', {
    what: 'detail of an address',
    selector: '#noiO-detail',
    value: hanoi,
    answer: (detail) => ({ ...hanoi, communeCode: '00004', commune: 'Phường Ba Đình', detail }),
    within: '/detail',
  }),
  ofKind('person', {
    what: 'part of a person',
    selector: '#cha-hoTen',
    answer: (hoTen) => ({ hoTen }),
    within: '/hoTen',
  }),
  ofKind('table', {
    what: 'cell of a table',
    selector: '#thanhVien-0-hoTen',
    answer: (hoTen) => [{ hoTen }],
    within: '/0/hoTen',
  }),
  ofKind('file', {
    what: 'name of a file',
    selector: '[data-name]',
    value: file,
    answer: (name) => ({ ...file, name }),
    told: 'input[type=file]',
  }),
  ofKind('email'),
  ofKind('identity'),
  ofKind('phone'),
  ofKind('number'),
  ofKind('money'),
  ofKind('date', { selector: '#ngaySinh-day' }),
  ofKind('time', { selector: '#gioHen-hour' }),
  ofKind('choice', { what: 'search in a list', question: searched, selector: '[id$=-search]' }),
  ofKind('address', { what: 'search for a commune', value: hanoi, selector: '#noiO-search' }),
];
/** Those whose answer is made of letters. */
const lettered = boxes.filter(({ answer }) => answer !== undefined);

/** A field in a form: what it tells comes back to it as its value, as it does there. */
async function ready({
  question,
  value,
  selector,
}: Box): Promise<{ field: FieldElement; control: Control }> {
  const field = await mount<FieldElement>(`tk-${question.kind}-field`, { question, value });
  field.addEventListener('tk-change', ({ detail }) => (field.value = detail.value));
  if (selector === '[data-name]') {
    await until(() => field.querySelectorAll('button').length > 1, 'the file has its buttons');
    const buttons = [...field.querySelectorAll('button')];
    buttons.find((one) => one.textContent?.includes('Đổi tên'))!.click();
  }
  await until(() => field.querySelector(selector), 'the box is there');
  const control = field.querySelector<Control>(selector)!;
  control.focus();
  control.select();
  await sendKeys({ press: 'Backspace' });
  return { field, control };
}

function compose(control: Control, type: string, data: string): void {
  control.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, composed: true }));
}

describe('Vietnamese typing', () => {
  afterEach(() => document.body.replaceChildren());

  for (const box of boxes) {
    const { what } = box;
    it(`${what}: letters taken back and put in again, as Unikey and EVKey send them`, async () => {
      const { field, control } = await ready(box);
      // D, d, a, w, n, j, g in Telex, without one composition event.
      for (const key of ['D', -1, 'Đ', 'a', -1, 'ă', 'n', -1, -1, 'ặn', 'g']) {
        if (typeof key === 'number') await sendKeys({ press: 'Backspace' });
        else await sendKeys({ type: key });
        await field.updateComplete;
      }
      assert.equal(control.value, 'Đặng');
      assert.equal(control.selectionStart, 4, 'the caret stays behind the last letter');
    });

    it(`${what}: a word composed in place, as Gboard does it`, async () => {
      const { field, control } = await ready(box);
      await sendKeys({ type: 'Lê ' });
      compose(control, 'compositionstart', '');
      for (const soFar of ['H', 'Hu', 'Huo', 'Hươ', 'Hươn', 'Hương', 'Hường']) {
        compose(control, 'compositionupdate', soFar);
        control.setRangeText(soFar, 3, control.value.length, 'end');
        const inputType = 'insertCompositionText';
        control.dispatchEvent(
          new InputEvent('input', { inputType, data: soFar, isComposing: true, bubbles: true }),
        );
        await field.updateComplete;
        assert.equal(control.value, `Lê ${soFar}`);
        assert.equal(control.selectionStart, 3 + soFar.length);
      }
      compose(control, 'compositionend', 'Hường');
      await field.updateComplete;
      assert.equal(control.value, 'Lê Hường');
    });

    it(`${what}: decomposed text is taken as it is pasted`, async () => {
      const { field, control } = await ready(box);
      const pasted = 'Nguyễn Thị Hường'.normalize('NFD');
      document.execCommand('insertText', false, pasted);
      await field.updateComplete;
      assert.equal(control.value, pasted);
    });
  }

  for (const box of lettered) {
    const { what, question, answer, within = '', told } = box;
    const { name } = question;
    const issuesOf = (typed: string) => {
      const answers = tidyAnswers(sampleProcedure, { [name]: answer!(typed) });
      const found = validate(sampleProcedure, answers, { today: '2026-11-22' });
      return { answers, own: found.filter(({ path }) => path === `/${name}${within}`) };
    };

    it(`${what}: decomposed text is kept composed (NFC)`, () => {
      const { answers, own } = issuesOf('Nguyễn Thị Hường'.normalize('NFD'));
      assert.deepEqual(answers[name], answer!('Nguyễn Thị Hường'));
      assert.deepEqual(own, []);
    });

    for (const [font, typed] of [
      ['TCVN3', 'NguyÔn ThÞ H\u00AD\u00EAng'],
      ['VNI', 'Nguyeãn Thò Höôøng'],
    ] as const) {
      it(`${what}: text typed for a ${font} font is told, and how to type it anew`, async () => {
        const { own } = issuesOf(typed);
        assert.deepEqual(
          own.map(({ code }) => code),
          ['legacy-encoding'],
        );
        const { field, control } = await ready(box);
        document.execCommand('insertText', false, typed);
        field.issues = own;
        await field.updateComplete;
        assert.equal(control.value, typed, 'what was typed is not lost');
        const marked = told === undefined ? control : field.querySelector(told);
        assert.equal(marked?.getAttribute('aria-invalid'), 'true');
        assert.include(field.textContent, 'bằng bộ gõ Unicode');
      });
    }
  }
});
