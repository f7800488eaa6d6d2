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

  it('offers no more rows than are taken', async () => {
    const { field } = await listen('table', [{}, {}, {}]);
    assert.isNull(field.querySelector('[data-add]'));
  });
});
