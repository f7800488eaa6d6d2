import type { Question } from '@tokhai/procedure';
import { assert } from 'chai';
import { axTree } from '../../../../test/support/ax-tree.ts';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { mount, until } from '../testing/mount.ts';
import type { FieldElement } from './index.ts';

const titles = ['Đà Nẵng', 'Hà Nội', 'Hà Tĩnh', 'Đắk Lắk', 'Huế'];

const question = (change: Partial<Question['options']> = {}, count = 5): Question => ({
  name: 'noi',
  path: 'noi',
  kind: 'choice',
  title: 'Nơi sinh',
  required: true,
  schema: { type: 'string' },
  options: { kind: 'choice', ...change },
  choices: [...titles, ...Array.from({ length: count - 5 }, (_, index) => `Nơi ${index}`)].map(
    (title) => ({ value: title, title }),
  ),
});

const open = (asked: Question): Promise<FieldElement> =>
  mount<FieldElement>('tk-choice-field', { question: asked });

const options = (field: Element): string[] =>
  [...field.querySelectorAll('option')].slice(1).map(({ textContent }) => textContent.trim());

async function search(field: FieldElement, text: string): Promise<void> {
  const input = field.querySelector<HTMLInputElement>('#noi-search')!;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await field.updateComplete;
}

describe('a long list', () => {
  afterEach(() => document.body.replaceChildren());

  for (const typed of ['da nang', 'đà nẵng', 'Da Nang', 'ĐÀ  NẴNG', 'đà nẵng'.normalize('NFD')]) {
    it(`finds Đà Nẵng by “${typed}”`, async () => {
      const field = await open(question({ display: 'search' }));
      await search(field, typed);
      assert.deepEqual(options(field), ['Đà Nẵng']);
    });
  }

  it('is searched from 21 options on, and where the procedure says so', async () => {
    const has = async (asked: Question): Promise<boolean> => {
      const field = await open(asked);
      return field.querySelector('#noi-search') !== null;
    };
    assert.isFalse(await has(question({}, 20)));
    assert.isTrue(await has(question({}, 21)));
    assert.isFalse(await has(question({ display: 'select' }, 21)));
    assert.isTrue(await has(question({ display: 'search' }, 5)));
  });

  it('is chosen from, keeps what was chosen while it is searched, and says how many it found', async () => {
    const field = await open(question({ display: 'search' }));
    const told: unknown[] = [];
    const spoken: string[] = [];
    field.addEventListener('tk-change', ({ detail }) => told.push(detail.value));
    field.addEventListener('announce', ({ detail }) => spoken.push(detail));
    await search(field, 'ha');
    assert.deepEqual(options(field), ['Hà Nội', 'Hà Tĩnh']);
    assert.deepEqual(told, [], 'a search is no answer');
    const select = field.querySelector('select')!;
    select.selectedIndex = 2;
    select.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await field.updateComplete;
    assert.deepEqual(told, ['Hà Tĩnh']);
    await search(field, 'da');
    assert.deepEqual(options(field), ['Đà Nẵng', 'Hà Tĩnh', 'Đắk Lắk']);
    assert.equal(select.selectedOptions[0]!.textContent.trim(), 'Hà Tĩnh');
    await until(() => spoken.includes('Chọn trong 2 mục tìm được'), 'the number is spoken');
  });

  it('has names for both controls, and axe finds nothing', async () => {
    await open(question({ display: 'search' }));
    const names = (await axTree()).map(({ role, name }) => `${role} ${name}`);
    assert.include(names, 'textbox Tìm trong danh sách');
    assert.include(names, 'combobox Nơi sinh');
    await expectNoAxeViolations(document.body);
  });
});
