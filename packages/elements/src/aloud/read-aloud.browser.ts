import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Answers } from '@tokhai/answers';
import { readProcedure } from '@tokhai/procedure';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import { keepFile, keptFolder, untilPlayed } from '../../../../test/support/kept-files.ts';
import { tone } from '../../../../test/support/tone.ts';
import '../define.ts';
import { setLanguage } from '../language.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { readAloud } from '../steps-later.ts';
import { mount, until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleFile } from '../testing/sample-procedure.ts';
import { ScriptedSpeech, voice } from '../testing/speech.ts';

class AloudForm extends ProcedureElement {}
customElements.define('aloud-form', AloudForm);

const shared = '../../shared';
const more = 'Ghi tên trong giấy khai sinh.';

/** A page with a question of each sort that is read differently, and one of two recordings. */
const file = {
  ...sampleFile,
  required: [],
  properties: {
    hoTen: {
      $ref: `${shared}/name.json`,
      title: 'Họ và tên',
      description: 'Như trong giấy tờ',
      question: { more },
    },
    ngaySinh: { $ref: `${shared}/date.json`, title: 'Ngày sinh', description: 'Ví dụ 27 3 1950' },
    gioiTinh: { $ref: `${shared}/sex.json`, title: 'Giới tính', description: 'Chọn một' },
    soDinhDanh: {
      $ref: `${shared}/identity.json`,
      title: 'Số định danh',
      description: 'Có 12 chữ số',
    },
  },
  procedure: {
    ...sampleFile.procedure,
    pages: [
      { id: 'mot', title: 'Về bạn', questions: ['hoTen', 'ngaySinh', 'gioiTinh', 'soDinhDanh'] },
    ],
    signers: [{ id: 'nguoiDeNghi', title: 'NGƯỜI ĐỀ NGHỊ', required: true }],
    rules: [],
  },
};
const answers = {
  hoTen: 'Nguyễn Thị Ánh',
  ngaySinh: '1950-03-27',
  gioiTinh: 'nu',
  soDinhDanh: '001150000017',
};

function withAudio(audio: object, pageAudio?: object) {
  const { properties, procedure } = file;
  return {
    ...file,
    properties: { ...properties, hoTen: { ...properties.hoTen, question: { more, audio } } },
    procedure: {
      ...procedure,
      pages: procedure.pages.map((page) => (pageAudio ? { ...page, audio: pageAudio } : page)),
    },
  };
}

let restore = (): void => undefined;

function script(...voices: SpeechSynthesisVoice[]): ScriptedSpeech {
  const speech = new ScriptedSpeech(voices);
  restore = speech.install();
  return speech;
}

async function open(
  change: Partial<ProcedureElement> & { file?: object; given?: Answers } = {},
): Promise<ProcedureElement> {
  const { file: other = file, given = answers, ...properties } = change;
  const form = await mount<ProcedureElement>('aloud-form', {
    ports: memoryPorts(),
    prefill: { answers: given, origin: 'Từ hồ sơ' },
    procedure: readProcedure(other),
    storage: 'none',
    ...properties,
  });
  await until(() => query(form, '.tk-page .tk-button-primary'), 'the start page is shown');
  return form;
}

/** The form at its first page of questions. */
async function openQuestions(change: Parameters<typeof open>[0] = {}): Promise<ProcedureElement> {
  const form = await open(change);
  find(form, '.tk-page .tk-button-primary').click();
  await until(() => form.step === 'page:mot', 'the questions are asked');
  await form.updateComplete;
  return form;
}

/** On to the page of all answers. */
async function toCheck(form: ProcedureElement): Promise<void> {
  find(form, '.tk-page .tk-button-primary').click();
  await until(() => query(form, '.tk-answers'), 'the answers are checked');
  await form.updateComplete;
}

const query = (form: ProcedureElement, selector: string) =>
  form.shadowRoot!.querySelector<HTMLElement>(selector);

function find(form: ProcedureElement, selector: string): HTMLElement {
  const found = query(form, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const marked = (form: ProcedureElement): string =>
  query(form, '[data-tk-read]')?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';

/** Presses the button in the bar by key, and waits for what reads. */
async function press(form: ProcedureElement): Promise<void> {
  find(form, '[data-aloud]').focus();
  // A real key: without one a browser plays no sound.
  await sendKeys({ press: 'Enter' });
  await readAloud.load();
  await form.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
}

describe('reading aloud', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    restore();
    restore = () => undefined;
    await setLanguage('vi');
    await setViewport({ width: 800, height: 600 });
  });

  it('says heading, label, help, options and answer in the order of the page, and marks where it is', async () => {
    const speech = script(voice('en-US'), voice('vi-VN'));
    const form = await openQuestions();
    await press(form);
    assert.deepEqual(speech.said, ['vi-VN: Trang 1 trên 1.'], 'one thing at a time');
    await speech.finish();
    assert.equal(marked(form), 'Về bạn');
    await speech.finish();
    assert.match(marked(form), /^Họ và tên/);
    await speech.finishAll();
    assert.deepEqual(speech.said, [
      'vi-VN: Trang 1 trên 1.',
      'vi-VN: Về bạn.',
      'vi-VN: Họ và tên (không bắt buộc). Như trong giấy tờ. Từ hồ sơ. Nguyễn Thị Ánh.',
      'vi-VN: Ngày sinh (không bắt buộc). Ví dụ 27 3 1950. Từ hồ sơ. Ngày. 27. Tháng. 3. Năm. 1950.',
      'vi-VN: Giới tính (không bắt buộc). Chọn một. Từ hồ sơ. Nam. Nữ. Đã chọn.',
      'vi-VN: Số định danh (không bắt buộc). Có 12 chữ số. Đã điền, không đọc to.',
    ]);
    assert.equal(marked(form), '', 'nothing is marked any more');
    assert.include(find(form, '[data-play]').textContent, 'Đọc lại');
  });

  it('reads longer help only where it was opened, and tells what was left empty', async () => {
    const speech = script(voice('vi-VN'));
    const form = await openQuestions({ given: {} });
    find(form, '.tk-more summary').click();
    await press(form);
    await speech.finishAll();
    const name = speech.said.find((words) => words.includes('Họ và tên'))!;
    assert.include(name, more);
    assert.include(name, 'Chưa điền.');
  });

  it('rests where it is, and goes on with what it was saying', async () => {
    const speech = script(voice('vi-VN'));
    const form = await openQuestions();
    await press(form);
    await speech.finish();
    find(form, '[data-play]').focus();
    find(form, '[data-play]').click();
    await form.updateComplete;
    assert.isFalse(speech.isSpeaking);
    assert.equal(marked(form), 'Về bạn', 'the person sees where it rests');
    await until(() => find(form, '[data-play]').textContent?.includes('Đọc tiếp'), 'it can go on');
    find(form, '[data-play]').click();
    assert.deepEqual(speech.said.slice(1), ['vi-VN: Về bạn.', 'vi-VN: Về bạn.']);
    assert.equal(form.shadowRoot!.activeElement, find(form, '[data-play]'), 'the focus stays');
    await speech.finishAll();
    await until(() => find(form, '[data-play]').textContent?.includes('Đọc lại'), 'it is over');
    find(form, '[data-play]').click();
    assert.equal(speech.said.at(-1), 'vi-VN: Trang 1 trên 1.', 'from the beginning');
  });

  it('ends by its button, which gives the focus back, and with the page', async () => {
    const speech = script(voice('vi-VN'));
    const form = await openQuestions();
    await press(form);
    await speech.finish();
    find(form, '[data-stop]').click();
    await form.updateComplete;
    assert.isFalse(speech.isSpeaking);
    assert.isNull(query(form, '[data-tk-read]'));
    assert.equal(form.shadowRoot!.activeElement, find(form, '[data-aloud]'));
    assert.equal(find(form, '[data-aloud]').getAttribute('aria-pressed'), 'false');
    await press(form);
    assert.equal(find(form, '[data-aloud]').getAttribute('aria-pressed'), 'true');
    await toCheck(form);
    assert.isFalse(speech.isSpeaking, 'nobody asked for the next page');
    assert.isNull(query(form, 'tk-read-aloud'));
    await press(form);
    form.remove();
    assert.isFalse(speech.isSpeaking, 'nor for a form that is gone');
  });

  it('keeps private answers back until the person ticks that they may be heard', async () => {
    const speech = script(voice('vi-VN'));
    const form = await openQuestions();
    await press(form);
    await speech.finishAll();
    assert.notInclude(speech.said.join(' '), '0 0 1 1 5');
    find(form, '#tk-aloud-private').click();
    find(form, '[data-play]').click();
    await speech.finishAll();
    assert.include(speech.said.at(-1), '0 0 1 1 5 0 0 0 0 0 1 7');
    await toCheck(form);
    await press(form);
    await speech.finishAll();
    const last = speech.said.slice(speech.said.findIndex((words) => words.includes('Kiểm tra')));
    assert.include(last.join(' '), 'Ngày sinh. ngày 27 tháng 3 năm 1950');
    assert.include(last.join(' '), 'Số định danh. Đã điền, không đọc to.');
    assert.notInclude(last.join(' '), '0 0 1');
  });

  it('gives no answer to a voice that sends it over the network', async () => {
    const speech = script(voice('vi-VN', { localService: false }));
    const form = await openQuestions();
    await press(form);
    await speech.finishAll();
    const all = speech.said.join(' ');
    assert.include(all, 'Họ và tên (không bắt buộc). Như trong giấy tờ.');
    for (const answer of ['Ánh', 'Năm. 1950', 'Đã chọn']) assert.notInclude(all, answer);
    assert.include(find(form, '.tk-aloud').textContent, 'câu trả lời không rời khỏi máy này');
    const before = speech.said.length;
    await toCheck(form);
    await press(form);
    assert.equal(speech.said.length, before, 'a page of answers is not read by it at all');
    assert.include(find(form, '.tk-aloud').textContent, 'không có giọng đọc');
  });

  it('is given only to voices of this device where the portal says so, and not offered by "none"', async () => {
    const speech = script(voice('vi-VN', { localService: false }), voice('en-US'));
    const form = await open({ readAloud: 'local' });
    await press(form);
    assert.deepEqual(speech.said, []);
    document.body.replaceChildren();
    assert.isNull(query(await open({ readAloud: 'none' }), '[data-aloud]'));
  });

  it('waits for voices that come late, takes the one of the language shown, and says how to get one', async () => {
    const speech = script();
    const form = await open();
    await press(form);
    assert.include(find(form, '.tk-aloud').textContent, 'Đang tìm giọng đọc');
    speech.bring([voice('en_GB'), voice('vi_VN', { localService: false }), voice('vi_VN')]);
    await until(() => speech.isSpeaking, 'it reads');
    assert.match(speech.said[0]!, /^vi_VN: Mẫu/);
    find(form, '[data-language="en"]').click();
    await until(() => form.lang === 'en' && !query(form, 'tk-read-aloud'), 'another language');
    await until(() => query(form, '[data-aloud]')?.textContent?.includes('Read aloud'), 'is shown');
    await press(form);
    await speech.finish();
    assert.isTrue(speech.said.some((words) => words.startsWith('en_GB: Form ')));
    document.body.replaceChildren();
    restore();
    await setLanguage('vi');
    script(voice('en-US'));
    const other = await open();
    await press(other);
    assert.include(find(other, '.tk-aloud').textContent, 'Tiếng Việt');
    assert.include(find(other, '.tk-aloud').textContent, 'Android');
  });

  it('plays a recording in place of label and help, and goes on by voice', async () => {
    await keepFile('audio/ten.wav', tone(60), 'audio/wav');
    const speech = script(voice('vi-VN'));
    const audio = { vi: { file: 'audio/ten.wav' } };
    const form = await openQuestions({ file: withAudio(audio), mediaBase: keptFolder.href });
    const played: string[] = [];
    const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')!;
    HTMLMediaElement.prototype.play = function record(this: HTMLMediaElement) {
      const { src } = this;
      this.addEventListener('ended', () => played.push(src), { once: true });
      return (own.value as () => Promise<void>).call(this);
    };
    try {
      await press(form);
      await speech.finish();
      await speech.finish();
      await untilPlayed(() => played.length > 0, 'the recording comes to its end');
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'play', own);
    }
    assert.deepEqual(played, [new URL('audio/ten.wav', keptFolder).href]);
    await until(() => speech.isSpeaking, 'the answer is read');
    assert.match(marked(form), /^Họ và tên/);
    assert.equal(speech.said.at(-1), 'vi-VN: Từ hồ sơ. Nguyễn Thị Ánh.');
  });

  it('reads the words where a recording does not come, and plays recordings where there is no voice', async () => {
    const speech = script(voice('vi-VN'));
    const audio = { vi: { file: 'audio/khong-co.wav' } };
    const form = await openQuestions({ file: withAudio(audio), mediaBase: keptFolder.href });
    await press(form);
    await speech.finish();
    await speech.finish();
    await untilPlayed(() => speech.isSpeaking, 'the label is read');
    assert.equal(speech.said.at(-1), 'vi-VN: Họ và tên (không bắt buộc). Như trong giấy tờ.');
    document.body.replaceChildren();
    restore();
    await keepFile('audio/trang.wav', tone(60), 'audio/wav');
    script(voice('en-US'));
    const page = { vi: { file: 'audio/trang.wav' } };
    const other = await openQuestions({
      file: withAudio(audio, page),
      mediaBase: keptFolder.href,
    });
    await press(other);
    assert.equal(marked(other), 'Về bạn');
    assert.include(find(other, '.tk-aloud').textContent, 'chỉ nghe được');
  });

  it('stands beside the page without a fault, and in reach of a finger, at 320 px too', async () => {
    script(voice('vi-VN'));
    const form = await openQuestions();
    await press(form);
    await expectNoAxeViolations(form);
    await setViewport({ width: 320, height: 640 });
    await expectNoAxeViolations(form);
    for (const target of form.shadowRoot!.querySelectorAll('.tk-aloud button, [data-aloud]')) {
      const { width, height } = target.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 44, target.textContent);
    }
    assert.isAtMost(form.shadowRoot!.querySelector('.tk-form')!.scrollWidth, 320);
    assert.isNull(query(form, '.tk-aloud [role="status"], .tk-aloud [aria-live]'));
  });
});
