import type { Question } from '@tokhai/procedure';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import '../define.ts';
import { mount, until } from '../testing/mount.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import type { AddressField } from './address-field.ts';
import type { AnswerChange } from './field-events.ts';

const question: Question = sampleProcedure.questions.get('noiO')!;

async function open(value?: unknown) {
  const field = await mount<AddressField>('tk-address-field', {
    question,
    path: '/noiO',
    value,
    issues: [],
  });
  const told: AnswerChange[] = [];
  field.addEventListener('tk-change', ({ detail }) => {
    told.push(detail);
    field.value = detail.value;
  });
  field.querySelector('summary')!.click();
  await until(() => field.querySelector('#noiO-former-province option:nth-child(2)'), 'the list');
  return { field, told };
}

async function choose(field: HTMLElement, part: string, name: string): Promise<void> {
  await until(() => field.querySelector(`#noiO-former-${part}`), part);
  const select = field.querySelector<HTMLSelectElement>(`#noiO-former-${part}`)!;
  await until(() => [...select.options].some(({ value }) => value === name), name);
  select.value = name;
  select.dispatchEvent(new Event('input', { bubbles: true }));
}

const buttons = (field: HTMLElement) => [
  ...field.querySelectorAll<HTMLButtonElement>('tk-former-address button'),
];

describe('an address of before 01/07/2025', () => {
  afterEach(() => document.body.replaceChildren());

  it('is looked up, and proposed; what was written stays', async () => {
    await setViewport({ width: 320, height: 640 });
    const { field, told } = await open({ detail: 'Số 5, hẻm 12' });
    await choose(field, 'province', 'Thành phố Hồ Chí Minh');
    await choose(field, 'district', 'Quận Gò Vấp');
    await choose(field, 'commune', 'Phường 12');
    await until(() => buttons(field).length > 0, 'a proposal');
    assert.isEmpty(told, 'nothing is taken unasked');
    assert.equal(
      buttons(field)[0]!.textContent.trim(),
      'Dùng: Phường An Hội Tây, Thành phố Hồ Chí Minh',
    );
    await expectNoAxeViolations(field);
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    buttons(field)[0]!.focus();
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(told.at(-1)?.value, {
      detail: 'Số 5, hẻm 12',
      provinceCode: '79',
      province: 'Thành phố Hồ Chí Minh',
      communeCode: '26882',
      commune: 'Phường An Hội Tây',
    });
    await until(
      () => field.querySelector<HTMLSelectElement>('#noiO-communeCode')?.value === '26882',
      'the commune is shown as chosen',
    );
    await setViewport({ width: 1024, height: 768 });
  });

  it('leaves the choice to the person where the land was divided', async () => {
    const { field } = await open();
    const { loadFormerDistricts, loadFormerProvinces } = await import('@tokhai/procedure');
    for (const province of await loadFormerProvinces()) {
      for (const district of await loadFormerDistricts(province)) {
        const divided = district.communes.find(({ now }) => now.length > 1);
        if (!divided) continue;
        await choose(field, 'province', province);
        await choose(field, 'district', district.name);
        await choose(field, 'commune', divided.name);
        await until(() => buttons(field).length === divided.now.length, 'all proposals');
        assert.include(field.textContent, 'Chọn nơi bạn ở hiện nay');
        return;
      }
    }
    assert.fail('No commune was divided.');
  });
});
