import type { Question } from '@tokhai/procedure';
import { replaceCountries } from '@tokhai/procedure';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { mount, until } from '../testing/mount.ts';
import type { AnswerChange } from './field-events.ts';
import type { TextField } from './text-field.ts';

const question: Question = {
  name: 'quocTich',
  path: 'quocTich',
  kind: 'text',
  title: 'Quốc tịch',
  required: true,
  schema: { type: 'string', maxLength: 60 },
  options: { kind: 'text', suggest: 'country' },
};

async function open(value?: string) {
  const field = await mount<TextField>('tk-text-field', {
    question,
    path: '/quocTich',
    value,
    issues: [],
  });
  const told: AnswerChange[] = [];
  const said: string[] = [];
  field.addEventListener('tk-change', ({ detail }) => told.push(detail));
  field.addEventListener('announce', ({ detail }) => said.push(detail));
  const suggestions = field.querySelector('tk-text-suggestions')!;
  await until(() => customElements.get('tk-text-suggestions'), 'the element');
  const offered = () => [...suggestions.querySelectorAll('button')].map((one) => one.innerText);
  const type = async (text: string) => {
    field.querySelector('input')!.focus();
    await sendKeys({ type: text });
  };
  return { field, told, said, offered, type };
}

describe('names offered under a line of text', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await setLanguage('vi');
  });

  it('are found without accents, and taken by their button', async () => {
    await setViewport({ width: 320, height: 640 });
    const { field, told, said, offered, type } = await open();
    assert.deepEqual(offered(), [], 'nothing before somebody types');
    await type('han');
    await until(() => offered().includes('Hàn Quốc'), 'Hàn Quốc');
    assert.isAtMost(offered().length, 5);
    assert.equal(field.querySelector('input')!.value, 'han', 'the line is left alone');
    await expectNoAxeViolations(field);
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    await until(() => said.some((words) => words.includes('tên gợi ý')), 'the count is spoken');
    [...field.querySelectorAll('button')]
      .find(({ innerText }) => innerText === 'Hàn Quốc')!
      .click();
    await field.updateComplete;
    assert.deepEqual(told.at(-1), { path: '/quocTich', value: 'Hàn Quốc', commit: true });
    assert.equal(field.querySelector('input')!.value, 'Hàn Quốc');
    assert.equal(document.activeElement, field.querySelector('input'));
    await until(() => offered().length === 0, 'a name needs no more names');
  });

  it('are found by the English name, and shown with it in English', async () => {
    await setLanguage('en');
    const { offered, type } = await open();
    await type('south k');
    await until(() => offered().includes('Hàn Quốc (South Korea)'), 'both names');
  });

  it('stop nobody from writing something else', async () => {
    const { told, offered, type } = await open();
    await type('Không quốc tịch');
    await sendKeys({ press: 'Tab' });
    await until(() => told.at(-1)?.commit === true, 'the commit');
    assert.equal(told.at(-1)?.value, 'Không quốc tịch');
    assert.deepEqual(offered(), []);
  });

  it('come from a list of the deployment', async () => {
    const before = replaceCountries(() =>
      Promise.resolve([{ code: 'XX', name: 'Nước thử', english: 'Trial' }]),
    );
    const { offered, type } = await open();
    await type('nuoc');
    await until(() => offered().includes('Nước thử'), 'the replaced list');
    replaceCountries(before);
  });
});
