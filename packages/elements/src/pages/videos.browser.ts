import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { readProcedure } from '@tokhai/procedure';
import { expectNoAxeViolations } from '../../../../test/support/axe.ts';
import { keepFile, keptFolder, untilPlayed } from '../../../../test/support/kept-files.ts';
import '../define.ts';
import { ProcedureElement } from '../procedure-element.ts';
import { until } from '../testing/mount.ts';
import { memoryPorts } from '../testing/ports.ts';
import { sampleFile } from '../testing/sample-procedure.ts';

class VideoForm extends ProcedureElement {}
customElements.define('video-form', VideoForm);

const title = 'Cách điền tờ khai';
const transcript = 'Bạn trả lời từng câu hỏi,\nrồi ký số.';
const captions = 'WEBVTT\n\n00:00.000 --> 00:10.000\nBạn trả lời từng câu hỏi\n';

function withVideos(...videos: object[]) {
  const { procedure } = sampleFile;
  const [first, ...rest] = procedure.pages;
  return readProcedure({
    ...sampleFile,
    procedure: { ...procedure, videos, pages: [{ ...first, videos }, ...rest] },
  });
}

/** Two seconds of a test picture, as it lies in the repository. */
async function aVideo(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch('/test/data/two-seconds.webm')).arrayBuffer());
}

async function open(
  procedure: ReturnType<typeof withVideos>,
  content = '',
): Promise<ProcedureElement> {
  const form = document.createElement('video-form') as ProcedureElement;
  form.innerHTML = content;
  document.body.append(form);
  Object.assign(form, {
    ports: memoryPorts(),
    procedure,
    storage: 'none',
    mediaBase: keptFolder.href,
  });
  await until(() => form.shadowRoot?.querySelector('.tk-page .tk-button-primary'), 'it is shown');
  return form;
}

function find(form: ProcedureElement, selector: string): HTMLElement {
  const found = form.shadowRoot!.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const loaded = (form: ProcedureElement) =>
  until(() => form.shadowRoot!.querySelector('.tk-video'), 'the video is shown');

describe('videos of a procedure', () => {
  afterEach(() => document.body.replaceChildren());

  it('play by the browser’s own player with captions, when somebody wants it; their words stand beside', async () => {
    await keepFile('video/cach-dien.webm', await aVideo(), 'video/webm');
    await keepFile('video/cach-dien.vtt', new TextEncoder().encode(captions), 'text/vtt');
    const video = {
      title,
      transcript,
      files: ['video/cach-dien.webm'],
      captions: { vi: 'video/cach-dien.vtt' },
    };
    const form = await open(withVideos(video));
    await loaded(form);
    const player = find(form, 'video') as HTMLVideoElement;
    assert.equal(player.preload, 'none');
    assert.isTrue(player.controls);
    assert.isTrue(player.paused, 'nothing plays unasked');
    assert.equal(player.readyState, HTMLMediaElement.HAVE_NOTHING, 'and nothing is fetched');
    await expectNoAxeViolations(form);
    player.focus();
    await sendKeys({ press: 'Space' });
    await untilPlayed(() => player.currentTime > 0, 'it plays');
    assert.equal(player.videoWidth, 64);
    await untilPlayed(() => player.textTracks[0]?.cues?.length, 'the captions are there');
    assert.equal(player.textTracks[0]!.mode, 'showing');
    assert.equal((player.textTracks[0]!.cues![0] as VTTCue).text, 'Bạn trả lời từng câu hỏi');
    find(form, '.tk-video summary').click();
    assert.include(find(form, '.tk-transcript').innerText, 'rồi ký số.');
  });

  it('in sign language are called so, and stand between the heading of a page and its questions', async () => {
    await keepFile('video/ky-hieu.webm', await aVideo(), 'video/webm');
    const form = await open(
      withVideos({ title, transcript, sign: 'sgn-VN', files: ['video/ky-hieu.webm'] }),
    );
    find(form, '.tk-page .tk-button-primary').click();
    await until(() => form.shadowRoot!.querySelector('form tk-videos video'), 'the page has it');
    assert.include(find(form, 'figcaption').textContent, 'ngôn ngữ ký hiệu');
    const order = find(form, '[data-page-heading]').compareDocumentPosition(find(form, 'video'));
    assert.isTrue((order & Node.DOCUMENT_POSITION_FOLLOWING) > 0);
    assert.equal(find(form, 'video').lang, 'sgn-VN');
  });

  it('that cannot be played give way to what they say', async () => {
    const form = await open(withVideos({ title, transcript, files: ['video/khong-co.webm'] }));
    await loaded(form);
    find(form, 'video').focus();
    await sendKeys({ press: 'Space' });
    await untilPlayed(() => !form.shadowRoot!.querySelector('video'), 'the player goes');
    assert.include(find(form, '.tk-video').innerText, 'Không phát được video');
    assert.include(find(form, '.tk-video').innerText, 'rồi ký số.', 'its words are open');
  });

  it('give their place to what the portal puts there', async () => {
    const form = await open(
      withVideos({ title, transcript, files: ['video/khong-co.webm'] }),
      '<p slot="media-start">Thông dịch viên trực tuyến</p>',
    );
    const own = form.querySelector('p')!;
    assert.isAbove(own.getClientRects().length, 0, 'the portal’s own is seen');
    await until(() => customElements.get('tk-videos'), 'the videos are defined');
    assert.equal(find(form, 'tk-videos').getClientRects().length, 0, 'and ours is not');
  });

  it('come from beside the procedure only: a path leads nowhere else', () => {
    for (const path of [
      'https://example.com/a.webm',
      '//example.com/a.webm',
      '/a.webm',
      '../a.webm',
      'a/../../b.webm',
      'a//b.webm',
      'javascript:alert(1)//.webm',
      'a.webm?x=1.webm',
      'a%2e%2e/b.webm',
      'a\\b.webm',
    ]) {
      assert.throws(
        () => withVideos({ title, transcript, files: [path] }),
        undefined,
        undefined,
        path,
      );
    }
    assert.throws(() => withVideos({ title, files: ['a.webm'] }), /transcript/);
  });
});
