import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { axTree } from '../../../../test/support/ax-tree.ts';
import '../define.ts';
import { mount, until } from '../testing/mount.ts';
import { sampleQuestion } from '../testing/sample-procedure.ts';
import type { AnswerChange, ChosenFile, FieldElement } from './index.ts';

const input = (field: Element, selector = 'input'): HTMLInputElement => {
  const found = field.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

/** Mounts a field and collects what it tells. */
async function listen(kind: Parameters<typeof sampleQuestion>[0], value?: unknown) {
  const told: AnswerChange[] = [];
  const field = await mount<FieldElement>(`tk-${kind}-field`, {
    question: sampleQuestion(kind),
    value,
  });
  field.addEventListener('tk-change', ({ detail }) => told.push(detail));
  return { field, told };
}

async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

async function press(key: string): Promise<void> {
  await sendKeys({ press: key });
}

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

describe('file field', () => {
  afterEach(() => document.body.replaceChildren());

  function choose(field: Element, ...files: File[]): void {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input(field, 'input[type=file]').files = transfer.files;
    input(field, 'input[type=file]').dispatchEvent(new Event('change', { bubbles: true }));
  }

  async function photo(
    width: number,
    height: number,
    type = 'image/jpeg',
  ): Promise<Uint8Array<ArrayBuffer>> {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#eee';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#222';
    context.font = `${height / 30}px serif`;
    for (let line = 1; line < 28; line += 1) {
      context.fillText('Cộng hoà xã hội chủ nghĩa Việt Nam', width / 20, (line * height) / 28);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.9));
    return new Uint8Array(await blob!.arrayBuffer());
  }

  /** With Exif as a phone writes it: turned by a quarter, and taken somewhere. */
  function asFromPhone(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
    const exif = new TextEncoder().encode(
      'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0GPS 21.02',
    );
    const segment = [0xff, 0xe1, 0, exif.length + 2, ...exif];
    return Uint8Array.from([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
  }

  interface FileAnswer {
    name: string;
    type: string;
    size: number;
    sha256: string;
  }

  async function listenToFile() {
    const { field, told } = await listen('file');
    const files: ChosenFile[] = [];
    field.addEventListener('file-chosen', ({ detail }) => files.push(detail));
    return { field, told, files };
  }

  it('gives the bytes first, then the answer that names them; the focus stays in the field', async () => {
    const { field, told, files } = await listenToFile();
    const bytes = await photo(300, 400);
    choose(field, new File([bytes], 'ảnh thẻ.jpg'));
    await until(() => told.length === 1, 'the answer is told');
    const answer = told[0]?.value as FileAnswer;
    assert.deepInclude(answer, { name: 'ảnh thẻ.jpg', type: 'image/jpeg', size: bytes.length });
    assert.equal(files[0]?.sha256, answer.sha256);
    assert.deepEqual([...files[0]!.bytes], [...bytes], 'a small upright photo stays as it is');
    await until(() => document.activeElement?.id === 'anh', 'the remove button has the focus');
    await press('Enter');
    await until(() => told.at(-1)?.value === undefined && told.length === 2, 'the file is removed');
    await until(() => document.activeElement?.matches('input[type=file]'), 'the input is back');
  });

  it('puts a photo upright and leaves out where it was taken', async () => {
    const { field, told, files } = await listenToFile();
    choose(field, new File([asFromPhone(await photo(400, 300))], 'IMG_1.jpg'));
    await until(() => told.length === 1, 'the answer is told');
    const { bytes } = files[0]!;
    const { width, height } = await createImageBitmap(new Blob([bytes.slice()]));
    assert.deepEqual([width, height], [300, 400]);
    assert.notInclude(new TextDecoder('latin1').decode(bytes), 'Exif');
  });

  it('makes a large photo as small as an A4 page needs, and a WebP a JPEG', async () => {
    const { field, told, files } = await listenToFile();
    choose(field, new File([await photo(2000, 2600, 'image/webp')], 'Giấy khai sinh.webp'));
    await until(() => told.length === 1, 'the answer is told');
    assert.deepInclude(told[0]?.value as FileAnswer, {
      name: 'Giấy khai sinh.jpg',
      type: 'image/jpeg',
    });
    const { width, height } = await createImageBitmap(new Blob([files[0]!.bytes.slice()]));
    assert.deepEqual([width, height], [1654, 2150]);
  });

  it('says when a photo is hard to read, and takes it all the same', async () => {
    const { field, told } = await listenToFile();
    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 });
    canvas.getContext('2d')!.fillRect(0, 0, 400, 300);
    const dark = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
    choose(field, new File([dark!], 'tối.jpg'));
    await until(() => field.querySelector('.tk-warning'), 'the warning is shown');
    assert.include(field.textContent, 'Ảnh tối');
    assert.equal(told.length, 1);
  });

  it('says when this browser cannot open a picture, and what to do', async () => {
    const { field, told } = await listenToFile();
    choose(field, new File([Uint8Array.of(0, 0, 0, 24)], 'IMG_2.HEIC'));
    await until(() => field.querySelector('.tk-error'), 'the failure is shown');
    assert.include(field.textContent, 'lưu ảnh thành JPEG');
    assert.isEmpty(told);
  });

  it('takes what is dropped or pasted', async () => {
    const { field, told } = await listenToFile();
    const target = field.querySelector('.tk-field')!;
    const transfer = new DataTransfer();
    transfer.items.add(new File([await photo(300, 400)], 'kéo thả.jpg'));
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    await until(() => told.length === 1, 'the dropped file is told');
    await press('Enter');
    await until(() => told.length === 2, 'it is removed');
    const pasted = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true });
    field.querySelector('.tk-field')!.dispatchEvent(pasted);
    await until(() => told.length === 3, 'the pasted file is told');
    assert.deepInclude(told[2]?.value as FileAnswer, { name: 'kéo thả.jpg' });
  });

  it('shows the chosen photo and lets it be named anew by keyboard', async () => {
    const { field, told } = await listenToFile();
    choose(field, new File([await photo(300, 400)], 'IMG_3.jpg'));
    await until(() => field.querySelector('canvas')?.width === 120, 'a small picture is shown');
    const link = field.querySelector<HTMLAnchorElement>('a[target=_blank]');
    assert.equal((await (await fetch(link!.href)).blob()).type, 'image/jpeg');
    [...field.querySelectorAll('button')]
      .find((one) => one.textContent?.includes('Đổi tên'))!
      .click();
    await until(() => document.activeElement?.matches('[data-name]'), 'the name has the focus');
    await sendKeys({ type: 'Sổ hộ khẩu' });
    await press('Enter');
    await until(() => told.length === 2, 'the name is told');
    const [before, after] = told.map(({ value }) => value as FileAnswer);
    assert.deepEqual(after, { ...before!, name: 'Sổ hộ khẩu.jpg' });
    await until(() => document.activeElement?.id === 'anh', 'the focus goes on');
  });

  it('says at once when a file is too large to read', async () => {
    const { field, told } = await listenToFile();
    choose(field, new File([new Uint8Array(11_000_000)], 'phim.mov'));
    await until(() => field.querySelector('.tk-error'), 'the failure is shown');
    assert.include(field.textContent, 'Tệp này quá lớn');
    assert.equal(input(field, 'input[type=file]').getAttribute('aria-invalid'), 'true');
    assert.isEmpty(told);
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
