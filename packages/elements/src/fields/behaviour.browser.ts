import { validate } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { assert } from 'chai';
import '../define.ts';
import { until } from '../testing/mount.ts';
import { sampleProcedure } from '../testing/sample-procedure.ts';
import { input, listen, press, type } from '../testing/use-field.ts';

/** The keys that Unikey sends for "Đặng": letters taken back and put in again. */
async function typeLikeUnikey(): Promise<void> {
  await type('D');
  await press('Backspace');
  await type('Đă');
  await type('n');
  await press('Backspace');
  await press('Backspace');
  await type('ặng');
}

describe('typing', () => {
  afterEach(() => document.body.replaceChildren());

  it('leaves what an input method types and takes back alone', async () => {
    const { field, told } = await listen('text');
    input(field).focus();
    await typeLikeUnikey();
    assert.equal(input(field).value, 'Đặng');
    assert.equal(told.at(-1)?.value, 'Đặng');
  });

  it('does not cut, upper-case or group what is typed', async () => {
    const { field } = await listen('identity');
    input(field).focus();
    await type('0011 8501 2345 99x');
    assert.equal(input(field).value, '0011 8501 2345 99x');
    assert.isFalse(input(field).hasAttribute('maxlength'));
  });

  it('keeps the caret where it is in the middle of a word', async () => {
    const { field } = await listen('text', 'Nguyn');
    input(field).setSelectionRange(4, 4);
    input(field).focus();
    await type('ễ');
    assert.equal(input(field).value, 'Nguyễn');
    assert.equal(input(field).selectionStart, 5);
  });

  it('tells drafts at each key and a commit at the end', async () => {
    const { field, told } = await listen('text');
    input(field).focus();
    await type('An');
    await press('Tab');
    assert.deepEqual(
      told.map(({ value, commit }) => [value, commit]),
      [
        ['A', false],
        ['An', false],
        ['An', true],
      ],
    );
  });
});

describe('date field', () => {
  afterEach(() => document.body.replaceChildren());

  it('keeps the three strings until they compose, and never rewrites them', async () => {
    const { field, told } = await listen('date');
    input(field, '#ngaySinh-day').focus();
    await type('3');
    assert.deepEqual(told.at(-1)?.value, { day: '3', month: '', year: '' });
    await press('Tab');
    await type('02');
    await press('Tab');
    await type('1950');
    assert.equal(told.at(-1)?.value, '1950-02-03');
    assert.equal(input(field, '#ngaySinh-day').value, '3');
    assert.equal(input(field, '#ngaySinh-month').value, '02');
  });

  it('keeps an impossible date as typed', async () => {
    const { field, told } = await listen('date', { day: '31', month: '2', year: '195' });
    assert.equal(input(field, '#ngaySinh-day').value, '31');
    input(field, '#ngaySinh-year').focus();
    await press('End');
    await type('0');
    assert.deepEqual(told.at(-1)?.value, { day: '31', month: '2', year: '1950' });
  });

  it('marks and focuses only the wrong part', async () => {
    const { field } = await listen('date', { day: '3', month: '13', year: '1950' });
    field.issues = [{ path: '/ngaySinh', code: 'date-impossible', params: { part: 'month' } }];
    await field.updateComplete;
    field.reveal('/ngaySinh');
    assert.equal(document.activeElement?.id, 'ngaySinh-month');
    assert.equal(field.querySelectorAll('[aria-invalid]').length, 1);
  });

  it('says to leave empty what is not known, where it may be, to whoever writes 00 as papers do', async () => {
    const procedure = readProcedure({
      ...sampleProcedure.file,
      properties: {
        ...sampleProcedure.file.properties,
        ngaySinh: { $ref: '../../shared/partial-date.json', title: 'Ngày sinh' },
      },
    });
    const question = procedure.questions.get('ngaySinh')!;
    const answers = { ngaySinh: { day: '00', month: '00', year: '1950' } };
    const issues = validate(procedure, answers, { today: '2026-11-22' });
    const { field } = await listen('date', answers.ngaySinh);
    Object.assign(field, { question, issues: issues.filter(({ path }) => path === '/ngaySinh') });
    await field.updateComplete;
    assert.include(
      field.querySelector('.tk-error')?.textContent,
      'tháng phải từ 1 đến 12; không rõ thì để trống',
    );
  });
});

describe('choice field', () => {
  afterEach(() => document.body.replaceChildren());

  it('is one native radio group: arrows choose', async () => {
    const { field, told } = await listen('choice');
    input(field).focus();
    await press('Space');
    await press('ArrowDown');
    assert.deepEqual(
      told.map(({ value }) => value),
      ['nam', 'nu'],
    );
    assert.equal(field.querySelectorAll(':checked').length, 1);
  });
});

describe('time field', () => {
  afterEach(() => document.body.replaceChildren());

  it('composes two boxes, keeps what does not compose, marks the wrong one', async () => {
    const { field, told } = await listen('time');
    input(field, '#gioHen-hour').focus();
    await type('8');
    assert.deepEqual(told.at(-1)?.value, { hour: '8', minute: '' });
    await press('Tab');
    await type('5');
    assert.equal(told.at(-1)?.value, '08:05');
    assert.equal(input(field, '#gioHen-hour').value, '8');
    await type('9');
    await press('Backspace');
    await press('Backspace');
    await type('75');
    assert.deepEqual(told.at(-1)?.value, { hour: '8', minute: '75' });
    field.issues = [{ path: '/gioHen', code: 'time-impossible', params: { part: 'minute' } }];
    await field.updateComplete;
    field.reveal('/gioHen');
    assert.equal(document.activeElement?.id, 'gioHen-minute');
    assert.include(field.textContent, 'phút phải từ 0 đến 59');
  });
});

describe('choices field', () => {
  afterEach(() => document.body.replaceChildren());

  it('ticks and unticks by keyboard; nothing ticked is no answer', async () => {
    const { field, told } = await listen('choices');
    input(field).focus();
    await press('Space');
    await press('Tab');
    await press('Tab');
    await press('Space');
    assert.deepEqual(told.at(-1)?.value, ['theCanCuoc', 'khac']);
    await press('Space');
    assert.deepEqual(told.at(-1)?.value, ['theCanCuoc']);
    input(field).focus();
    await press('Space');
    assert.equal(told.at(-1)?.value, undefined);
  });

  it('tells more ticks than are taken, and leaves them', async () => {
    const { field } = await listen('choices', ['theCanCuoc', 'giayKhaiSinh', 'khac']);
    field.issues = [{ path: '/giayTo', code: 'max-choices', params: { limit: 2 } }];
    await field.updateComplete;
    field.reveal('/giayTo');
    assert.equal(document.activeElement?.id, 'giayTo');
    assert.equal(field.querySelectorAll(':checked').length, 3);
    assert.include(field.textContent, 'Hãy chọn không quá 2 mục');
  });
});

describe('money field', () => {
  afterEach(() => document.body.replaceChildren());

  it('leaves what is typed, and shows a tidied amount in groups', async () => {
    const { field, told } = await listen('money');
    input(field).focus();
    await type('1200 000 đ');
    assert.equal(input(field).value, '1200 000 đ');
    assert.equal(told.at(-1)?.value, '1200 000 đ');
    assert.isNull(field.querySelector('.tk-words'), 'no amount yet');
    field.value = 1_200_000;
    await field.updateComplete;
    const words = field.querySelector('.tk-words');
    assert.include(words?.textContent, 'Một triệu hai trăm nghìn đồng');
    assert.include(input(field).getAttribute('aria-describedby') ?? '', words!.id);
    assert.equal(input(field).value, '1.200.000');
    assert.equal(input(field).inputMode, 'numeric');
  });
});

describe('long text field', () => {
  afterEach(() => document.body.replaceChildren());

  it('lets people go over the limit and says by how much', async () => {
    const { field } = await listen('long-text', 'x'.repeat(99));
    field.querySelector('textarea')?.focus();
    await press('End');
    await type('yz');
    await field.updateComplete;
    assert.equal(field.querySelector('textarea')?.value.length, 101);
    assert.include(field.textContent, 'Quá 1 ký tự');
    const spoken = field.querySelector('[aria-live]');
    assert.equal(spoken?.textContent, '');
    await until(() => spoken?.textContent === 'Quá 1 ký tự', 'the count is spoken after a pause');
  });

  it('counts a decomposed letter as the one it becomes', async () => {
    const { field } = await listen('long-text', 'ễ'.normalize('NFD'));
    assert.include(field.textContent, 'Còn 99 ký tự');
  });
});
