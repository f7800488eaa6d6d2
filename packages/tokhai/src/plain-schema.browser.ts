import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { expectNoAxeViolations } from '../../../test/support/axe.ts';
import { until } from '../../elements/src/testing/mount.ts';
import './define.ts';
import type { TkProcedure } from './tk-procedure.ts';

const script =
  '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Đăng ký ${script}`,
  description: script,
  type: 'object',
  required: ['first_name'],
  properties: {
    first_name: { type: 'string', title: `First name ${script}`, description: script },
    member: { type: 'boolean', title: 'Member', default: true },
    address: {
      type: 'object',
      title: 'Address',
      properties: { city: { type: 'string', title: 'City' } },
    },
  },
};

function show(value: unknown): TkProcedure {
  const src = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: 'application/json' }));
  const element = Object.assign(document.createElement('tk-procedure'), { src, storage: 'none' });
  document.body.append(element);
  return element;
}

const find = (element: TkProcedure, selector: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;

describe('a plain JSON Schema as src', () => {
  afterEach(() => document.body.replaceChildren());

  it('is filled in page by page and gives data in its own shape; no script in it runs', async () => {
    const element = show(schema);
    await until(() => find(element, '.tk-page .tk-button-primary'), 'the start page');
    await expectNoAxeViolations(element);
    find(element, '.tk-page .tk-button-primary')!.click();
    await until(() => find(element, '#firstName'), 'the first page');
    find(element, '#firstName')!.focus();
    await sendKeys({ type: 'Lan' });
    await expectNoAxeViolations(element);
    assert.deepEqual(element.data, { first_name: 'Lan', member: true });
    find(element, 'form [type=submit]')!.click();
    await until(() => find(element, '#city'), 'the page of the object');
    find(element, '#city')!.focus();
    await sendKeys({ type: 'Huế' });
    assert.deepEqual(element.data, { first_name: 'Lan', member: true, address: { city: 'Huế' } });
    assert.isFalse('hacked' in globalThis);
    assert.isUndefined(find(element, 'img'));
  });

  it('asks what a condition asks for, on the spot, and keeps what is read only', async () => {
    const element = show({
      title: 'Appointment',
      type: 'object',
      properties: {
        office: { enum: ['north', 'south'], default: 'south', readOnly: true },
        again: { type: 'boolean', title: 'Again' },
        at: { type: 'string', format: 'date-time', title: 'When' },
      },
      if: { properties: { again: { const: true } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { properties: { code: { type: 'string', title: 'Code' } }, required: ['code'] },
    });
    await until(() => find(element, '.tk-page .tk-button-primary'), 'the start page');
    find(element, '.tk-page .tk-button-primary')!.click();
    await until(() => find(element, '#at-ngay-day'), 'the day of the moment');
    assert.isTrue(find(element, '#office')!.matches(':disabled'));
    assert.isUndefined(find(element, '#code'));
    find(element, '#again')!.click();
    await until(() => find(element, '#code'), 'what is asked then');
    for (const [id, typed] of [
      ['#code', 'A1'],
      ['#at-ngay-day', '5'],
      ['#at-ngay-month', '3'],
      ['#at-ngay-year', '2027'],
      ['#at-gio-hour', '8'],
      ['#at-gio-minute', '30'],
    ] as const) {
      find(element, id)!.focus();
      await sendKeys({ type: typed });
    }
    await expectNoAxeViolations(element);
    assert.deepEqual(element.data, {
      office: 'south',
      again: true,
      at: '2027-03-05T08:30:00+07:00',
      code: 'A1',
    });
  });

  it('tells that it is no form when there is nothing to ask', async () => {
    const element = show({ type: 'object' });
    const empty = show({ some: 'settings' });
    for (const one of [element, empty]) {
      await until(() => find(one, '[role=alert]') ?? find(one, '.tk-button-primary'), 'an answer');
    }
    assert.include(find(empty, '[role=alert]')?.textContent, 'Chưa mở được biểu mẫu');
  });

  it('stands twice on a page, each form with its own answers', async () => {
    const forms = [show(schema), show(schema)];
    for (const form of forms) {
      await until(() => find(form, '.tk-page .tk-button-primary'), 'the start page');
      find(form, '.tk-page .tk-button-primary')!.click();
      await until(() => find(form, '#firstName'), 'the first page');
    }
    find(forms[1]!, '#firstName')!.focus();
    await sendKeys({ type: 'Mai' });
    assert.deepEqual(forms[1]!.data, { first_name: 'Mai', member: true });
    assert.deepEqual(forms[0]!.data, { member: true });
  });
});
