import { assert } from 'chai';
import '../define.ts';
import { until } from '../testing/mount.ts';
import { input, listen, type } from '../testing/use-field.ts';

describe('address field', () => {
  afterEach(() => document.body.replaceChildren());

  it('finds communes without accents and keeps names beside codes', async () => {
    const { field, told } = await listen('address');
    await until(() => field.querySelectorAll('option').length > 30, 'provinces are loaded');
    const province = input(field, '#noiO-provinceCode') as unknown as HTMLSelectElement;
    province.value = '01';
    province.dispatchEvent(new Event('input', { bubbles: true }));
    await until(
      () => field.querySelectorAll('#noiO-communeCode option').length > 100,
      'communes are loaded',
    );
    input(field, '#noiO-search').focus();
    await type('ba dinh');
    await field.updateComplete;
    const commune = input(field, '#noiO-communeCode') as unknown as HTMLSelectElement;
    assert.deepEqual(
      [...commune.options].slice(1).map(({ text }) => text),
      ['Phường Ba Đình'],
    );
    commune.selectedIndex = 1;
    commune.dispatchEvent(new Event('input', { bubbles: true }));
    assert.deepEqual(told.at(-1)?.value, {
      provinceCode: '01',
      province: 'Thành phố Hà Nội',
      communeCode: '00004',
      commune: 'Phường Ba Đình',
    });
  });

  it('drops the commune when the province changes, and keeps the rest', async () => {
    const { field, told } = await listen('address', {
      provinceCode: '01',
      province: 'Thành phố Hà Nội',
      communeCode: '00004',
      commune: 'Phường Ba Đình',
      detail: 'Số 5',
    });
    await until(() => field.querySelectorAll('option').length > 30, 'provinces are loaded');
    const province = input(field, '#noiO-provinceCode') as unknown as HTMLSelectElement;
    assert.equal(province.value, '01');
    province.value = '48';
    province.dispatchEvent(new Event('input', { bubbles: true }));
    assert.deepEqual(told.at(-1)?.value, {
      provinceCode: '48',
      province: 'Thành phố Đà Nẵng',
      detail: 'Số 5',
    });
  });

  it('leads to the part that is missing', async () => {
    const { field } = await listen('address', { provinceCode: '01', province: 'Thành phố Hà Nội' });
    field.issues = [{ path: '/noiO/communeCode', code: 'required', params: {} }];
    await field.updateComplete;
    field.reveal('/noiO/communeCode');
    assert.equal(document.activeElement?.id, 'noiO-communeCode');
    assert.include(field.textContent, 'Hãy chọn phường, xã của nơi ở');
  });
});
