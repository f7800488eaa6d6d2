/** What Vietnamese keyboards send, into every kind that letters are typed into. */
import { tidyAnswers, validate } from '@tokhai/answers';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../define.ts';
import { mount } from '../testing/mount.ts';
import { sampleProcedure, sampleQuestion } from '../testing/sample-procedure.ts';
import type { FieldElement } from './index.ts';

const kinds = ['text', 'long-text', 'email', 'identity', 'phone', 'number', 'money'] as const;
/** Those whose answer is made of letters. */
const lettered = ['text', 'long-text'] as const;

type Control = HTMLInputElement | HTMLTextAreaElement;

/** A field in a form: what it tells comes back to it as its value, as it does there. */
async function ready(
  kind: (typeof kinds)[number],
): Promise<{ field: FieldElement; control: Control }> {
  const field = await mount<FieldElement>(`tk-${kind}-field`, { question: sampleQuestion(kind) });
  field.addEventListener('tk-change', ({ detail }) => (field.value = detail.value));
  const control = field.querySelector<Control>('input, textarea')!;
  control.focus();
  return { field, control };
}

function compose(control: Control, type: string, data: string): void {
  control.dispatchEvent(new CompositionEvent(type, { data, bubbles: true, composed: true }));
}

describe('Vietnamese typing', () => {
  afterEach(() => document.body.replaceChildren());

  for (const kind of kinds) {
    it(`${kind}: letters taken back and put in again, as Unikey and EVKey send them`, async () => {
      const { field, control } = await ready(kind);
      // D, d, a, w, n, j, g in Telex, without one composition event.
      for (const key of ['D', -1, 'Đ', 'a', -1, 'ă', 'n', -1, -1, 'ặn', 'g']) {
        if (typeof key === 'number') await sendKeys({ press: 'Backspace' });
        else await sendKeys({ type: key });
        await field.updateComplete;
      }
      assert.equal(control.value, 'Đặng');
      assert.equal(control.selectionStart, 4, 'the caret stays behind the last letter');
    });

    it(`${kind}: a word composed in place, as Gboard does it`, async () => {
      const { field, control } = await ready(kind);
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

    it(`${kind}: decomposed text is taken as it is pasted`, async () => {
      const { field, control } = await ready(kind);
      const pasted = 'Nguyễn Thị Hường'.normalize('NFD');
      document.execCommand('insertText', false, pasted);
      await field.updateComplete;
      assert.equal(control.value, pasted);
    });
  }

  for (const kind of lettered) {
    const { name } = sampleQuestion(kind);
    const issuesOf = (typed: string) => {
      const answers = tidyAnswers(sampleProcedure, { [name]: typed });
      const found = validate(sampleProcedure, answers, { today: '2026-11-22' });
      return { answers, own: found.filter(({ path }) => path === `/${name}`) };
    };

    it(`${kind}: decomposed text is kept composed (NFC)`, () => {
      const { answers, own } = issuesOf('Nguyễn Thị Hường'.normalize('NFD'));
      assert.equal(answers[name], 'Nguyễn Thị Hường');
      assert.deepEqual(own, []);
    });

    for (const [font, typed] of [
      ['TCVN3', 'NguyÔn ThÞ H\u00AD\u00EAng'],
      ['VNI', 'Nguyeãn Thò Höôøng'],
    ] as const) {
      it(`${kind}: text typed for a ${font} font is told, and how to type it anew`, async () => {
        const { own } = issuesOf(typed);
        assert.deepEqual(
          own.map(({ code }) => code),
          ['legacy-encoding'],
        );
        const { field, control } = await ready(kind);
        document.execCommand('insertText', false, typed);
        field.issues = own;
        await field.updateComplete;
        assert.equal(control.value, typed, 'what was typed is not lost');
        assert.equal(control.getAttribute('aria-invalid'), 'true');
        assert.include(field.textContent, 'bằng bộ gõ Unicode');
      });
    }
  }
});
