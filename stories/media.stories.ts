import { readProcedure } from '@tokhai/procedure';
import type { StoryObj } from '@storybook/web-components-vite';
import { sampleFile } from '../packages/elements/src/testing/sample-procedure.ts';
import { ScriptedSpeech, voice } from '../packages/elements/src/testing/speech.ts';
import { appears, press } from './support/form-story.ts';
import { story } from './support/sample-story.ts';

export default { title: 'Media' };

/** A story on a device with these voices, or with none: a headless browser has none of its own. */
function heardBy(
  voices: readonly SpeechSynthesisVoice[],
  shown: { step?: string; procedure?: ReturnType<typeof withMedia> },
  play: (canvas: HTMLElement) => Promise<unknown>,
): StoryObj {
  return {
    ...story({ mediaBase: 'media/', ...shown }, async (canvas) => {
      // The start page may stand until the questions have come.
      await appears(canvas, shown.step === undefined ? '.tk-facts' : 'form [type=submit]');
      await press(canvas, '[data-aloud]');
      await play(canvas);
    }),
    beforeEach: () => new ScriptedSpeech(voices).install(),
  };
}

/** The sample procedure, with recordings (a tone of test/support/tone.ts) and videos of its start page. */
function withMedia(media: object) {
  return readProcedure({ ...sampleFile, procedure: { ...sampleFile.procedure, ...media } });
}

const here = [voice('vi-VN'), voice('en-GB')];
const away = here.map(({ lang }) => voice(lang, { localService: false }));
const recorded = withMedia({ audio: { vi: { file: 'ba-giay.wav' }, en: { file: 'ba-giay.wav' } } });

/** What is read is marked; private answers wait for a tick. */
export const ReadAloud = heardBy(here, { step: 'page:nguoi' }, (canvas) =>
  appears(canvas, '[data-tk-read]'),
);
export const ReadAloudPaused = heardBy(here, { step: 'page:nguoi' }, async (canvas) => {
  await appears(canvas, '[data-tk-read]');
  await press(canvas, '[data-play]');
});
/** A voice that works over the network hears no answer. */
export const ReadByNetworkVoice = heardBy(away, { step: 'page:nguoi' }, (canvas) =>
  appears(canvas, '[data-tk-read]'),
);
/** Nobody has to have a voice for a page that somebody read for them. */
export const RecordingWithoutVoice = heardBy([], { procedure: recorded }, async (canvas) => {
  await appears(canvas, '[data-tk-read]');
  await press(canvas, '[data-play]');
});
export const NoVoice = heardBy([], {}, (canvas) => appears(canvas, 'tk-read-aloud li'));

const video = {
  title: 'Cách điền tờ khai',
  files: ['hai-giay.webm'],
  captions: { vi: 'huong-dan.vi.vtt' },
  transcript: 'Bạn trả lời từng câu hỏi, đọc lại, rồi ký số.\nNếu cần giúp, gọi 1900 1234.',
};
const signed = { ...video, title: 'Chuẩn bị giấy tờ', sign: 'sgn-VN', captions: {} };

/** A video that plays in the page, and one in sign language that nobody has played yet. */
export const Videos = story(
  { mediaBase: 'media/', procedure: withMedia({ videos: [video, signed] }) },
  async (canvas) => {
    const player = (await appears(canvas, 'video')) as HTMLVideoElement;
    player.muted = true;
    player.currentTime = 1;
    player.load();
    await new Promise((resolve) => player.addEventListener('loadeddata', resolve, { once: true }));
  },
);
/** What a video says is read where it cannot be played. */
export const VideoBroken = story(
  { mediaBase: 'media/', procedure: withMedia({ videos: [{ ...video, files: ['hong.webm'] }] }) },
  async (canvas) => {
    ((await appears(canvas, 'video')) as HTMLVideoElement).load();
    await appears(canvas, '.tk-video .tk-notice');
  },
);
