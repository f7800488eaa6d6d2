import { assert } from 'chai';
import { axTree } from '../../../../test/support/ax-tree.ts';
import '../define.ts';
import { until } from '../testing/mount.ts';
import { input, listen, press, type } from '../testing/use-field.ts';

describe('table field', () => {
  afterEach(() => document.body.replaceChildren());

  it('adds a row by keyboard and puts the focus into it', async () => {
    const { field, told } = await listen('table', [{ hoTen: 'Bình' }]);
    input(field, '[data-add]').focus();
    await press('Enter');
    await until(
      () => document.activeElement?.id === 'thanhVien-1-hoTen',
      'the new row has the focus',
    );
    await type('Lan');
    assert.deepEqual(told.at(-1)?.value, [{ hoTen: 'Bình' }, { hoTen: 'Lan' }]);
  });

  it('keeps what was typed in the other rows when one goes', async () => {
    const { field, told } = await listen('table', [
      { hoTen: 'Bình' },
      { hoTen: 'Lan', ngaySinh: { day: '31', month: '2', year: '' } },
    ]);
    const nodes = await axTree();
    assert.exists(nodes.find(({ role, name }) => role === 'button' && name === 'Xoá Thành viên 1'));
    input(field, '[data-row] > button').click();
    await until(() => field.querySelectorAll('[data-row]').length === 1, 'a row is gone');
    assert.deepEqual(told.at(-1)?.value, [
      { hoTen: 'Lan', ngaySinh: { day: '31', month: '2', year: '' } },
    ]);
    assert.equal(input(field, '#thanhVien-0-ngaySinh-day').value, '31');
    await until(() => document.activeElement?.matches('legend'), 'the next row has the focus');
  });

  it('takes one row away for a double click: the next one came into its place', async () => {
    const { field, told } = await listen('table', [{ hoTen: 'Bình' }, { hoTen: 'Lan' }]);
    const click = (detail: number): boolean =>
      input(field, '[data-remove]').dispatchEvent(
        new MouseEvent('click', { bubbles: true, detail }),
      );
    click(1);
    await until(() => field.querySelectorAll('[data-row]').length === 1, 'a row is gone');
    click(2);
    await field.updateComplete;
    assert.deepEqual(told.at(-1)?.value, [{ hoTen: 'Lan' }]);
  });

  it('moves a row up by keyboard: the focus and what was typed go with it', async () => {
    const half = { day: '31', month: '2', year: '' };
    const { field, told } = await listen('table', [
      { hoTen: 'Bình' },
      { hoTen: 'Lan' },
      { hoTen: 'Mai', ngaySinh: half },
    ]);
    const spoken: string[] = [];
    field.addEventListener('announce', ({ detail }) => spoken.push(detail));
    const buttons = field.querySelectorAll<HTMLElement>('[data-up]');
    assert.equal(buttons.length, 2, 'the first row goes no further up');
    buttons[1]!.focus();
    await press('Enter');
    await until(() => told.length === 1, 'it moved');
    assert.deepEqual(told.at(-1)?.value, [
      { hoTen: 'Bình' },
      { hoTen: 'Mai', ngaySinh: half },
      { hoTen: 'Lan' },
    ]);
    assert.equal(input(field, '#thanhVien-1-ngaySinh-day').value, '31');
    await until(() => spoken.length === 1, 'it is spoken');
    assert.deepEqual(spoken, ['Đã đưa lên: Thành viên 3']);
    const row = document.activeElement?.closest('[data-row]');
    assert.equal(
      row,
      field.querySelectorAll('[data-row]')[1],
      'the focus is in the row that moved',
    );
    await press('Enter');
    await until(() => told.length === 2, 'it moved to the top');
    await until(() => document.activeElement?.matches('legend'), 'there is no button any more');
    const names = (told.at(-1)!.value as { hoTen: string }[]).map(({ hoTen }) => hoTen);
    assert.deepEqual(names, ['Mai', 'Bình', 'Lan']);
  });

  it('offers no more rows than are taken', async () => {
    const { field } = await listen('table', [{}, {}, {}]);
    assert.isNull(field.querySelector('[data-add]'));
  });
});
