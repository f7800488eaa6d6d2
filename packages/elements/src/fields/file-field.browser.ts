import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import '../define.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { mount, until } from '../testing/mount.ts';
import { sampleQuestion } from '../testing/sample-procedure.ts';
import { openSampleAt } from '../testing/open-sample.ts';
import { part } from '../testing/use-form.ts';
import { input, listen, press } from '../testing/use-field.ts';
import type { ChosenFile } from './index.ts';

customElements.define('test-file', class extends ProcedureElement {});

describe('file field', () => {
  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
  });

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

  async function onItsPage() {
    const form = await openSampleAt('test-file', 'page:kem');
    const field = form.shadowRoot!.querySelector('tk-file-field')!;
    await until(() => field.querySelector('input[type=file]'), 'the field is drawn');
    const file = new File([await photo(1200, 900)], 'the.jpg', { type: 'image/jpeg' });
    const name = (): unknown => (form.answers['anh'] as Partial<FileAnswer> | undefined)?.name;
    return { form, field, file, name };
  }

  it('goes on once the file is worked up, where that was wanted before', async () => {
    const { form, field, file, name } = await onItsPage();
    choose(field, file);
    part(form, 'form [type=submit]').click();
    assert.equal(form.step, 'page:kem');
    await until(() => form.step === 'page:cuoi', 'it goes on');
    assert.equal(name(), 'the.jpg');
  });

  it('gives its file also when its page was left while it was worked up', async () => {
    const { form, field, file, name } = await onItsPage();
    choose(field, file);
    part(form, '.tk-back').click();
    await until(() => form.step === 'page:giaDinh', 'the page is left');
    await form.updateComplete;
    part(form, 'form [type=submit]').click();
    await until(() => name() === 'the.jpg', 'the answer is there');
    await until(() => form.step === 'page:kem', 'back again');
    await until(() => part(form, '.tk-file-name').textContent === 'the.jpg', 'it is shown');
  });

  it('leaves the focus to whoever writes elsewhere by then', async () => {
    const { form, field, file, name } = await onItsPage();
    const elsewhere = document.createElement('input');
    field.after(elsewhere);
    choose(field, file);
    elsewhere.focus();
    await until(() => name() === 'the.jpg', 'it is worked up');
    await until(() => field.querySelector('[data-remove]'), 'it is shown');
    await form.updateComplete;
    assert.equal((elsewhere.getRootNode() as ShadowRoot).activeElement, elsewhere);
  });

  it('says before anything is chosen which files are taken, and how large', async () => {
    const { help, ...question } = sampleQuestion('file');
    const field = await mount('tk-file-field', { question });
    const ids = (input(field, 'input[type=file]').getAttribute('aria-describedby') ?? '').split(
      ' ',
    );
    const said = ids.map((id) => field.querySelector(`#${id}`)?.textContent?.trim()).join(' ');
    assert.include(said, 'Tệp JPEG, PNG không quá 1 MB');

    assert.include(help, 'không quá 1 MB');
    const helped = await mount('tk-file-field', { question: { ...question, help } });
    assert.equal(helped.textContent?.split('1 MB').length, 2, 'it is not said twice');
  });

  it('leads out of browsers inside apps, where choosing a file often fails', async () => {
    const { userAgent } = navigator;
    const asks = async (agent: string): Promise<Element | null> => {
      Object.defineProperty(navigator, 'userAgent', { value: agent, configurable: true });
      const { field } = await listen('file');
      return field.querySelector('[data-in-app]');
    };
    try {
      assert.isNull(await asks(userAgent));
      for (const app of ['Zalo android/23', '[FBAN/FBIOS;FBAV/400]', 'Instagram 300.0']) {
        const hint = await asks(`${userAgent} ${app}`);
        assert.include(hint?.textContent, 'Mở bằng trình duyệt', app);
      }
    } finally {
      Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
    }
  });

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
