import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sample } from '../../../test/support/sample-procedure.ts';
import { lintProcedure } from './lint.ts';
import { untranslatedRecordings } from './lint-media.ts';
import { lintTranslation } from './lint-translation.ts';
import { loweredSchema } from './lower.ts';
import { mediaFiles } from './media.ts';
import { readProcedure } from './read.ts';
import { translatablePointers, translateProcedure } from './translate.ts';

const spoken = {
  title: 'Cách điền',
  files: ['video/cach-dien.webm', 'video/cach-dien.mp4'],
  transcript: 'Bạn trả lời từng câu hỏi.',
};

/** The sample with recordings of a question, and videos on the start page and its first page. */
function withMedia() {
  const file = sample();
  const [first, ...pages] = file.procedure.pages;
  const [name, question] = Object.entries(file.properties)[0]!;
  return {
    ...file,
    properties: {
      ...file.properties,
      [name]: {
        ...question,
        title: 'Họ và tên',
        question: {
          ...question.question,
          audio: {
            vi: { file: 'audio/ten.vi.mp3', says: 'Họ và tên: ghi như trong thẻ.' },
            en: { file: 'audio/ten.en.mp3', says: 'Full name' },
            km: { file: 'audio/ten.km.mp3' },
          },
        },
      },
    },
    procedure: {
      ...file.procedure,
      videos: [{ ...spoken, captions: { vi: 'video/cach-dien.vi.vtt' }, poster: 'video/dau.jpg' }],
      pages: [{ ...first!, videos: [{ ...spoken, sign: 'sgn-VN' }] }, ...pages],
    },
  };
}

const mediaCodes = (file: object) =>
  lintProcedure(readProcedure(file))
    .filter(({ code }) => /^(?:video|recording)-/.test(code))
    .map(({ code, pointer }) => [code, pointer]);

test('a spoken video has captions; one in sign language needs none', () => {
  const file = withMedia();
  assert.deepEqual(mediaCodes(file), []);
  const { captions: _, ...silent } = file.procedure.videos[0]!;
  const changed = { ...file, procedure: { ...file.procedure, videos: [silent] } };
  assert.deepEqual(mediaCodes(changed), [['video-without-captions', '/procedure/videos/0']]);
});

test('a recording says the label, in Vietnamese and as it is translated, once its words are written', () => {
  const file = withMedia();
  const [name] = Object.keys(file.properties);
  const titled = structuredClone(file);
  titled.properties[name!]!.title = 'Họ, chữ đệm và tên khai sinh';
  const at = `/properties/${name}/question/audio`;
  assert.deepEqual(mediaCodes(titled), [['recording-says-other', `${at}/vi/says`]]);
  const texts = { [`/properties/${name}/title`]: 'Name at birth' };
  const told = lintTranslation(readProcedure(file), { lang: 'en', texts });
  assert.deepEqual(
    told.filter(({ code }) => code === 'recording-says-other').map(({ pointer }) => pointer),
    [`${at}/en/says`],
  );
});

test('a recording in a language without translation is found', () => {
  const file = withMedia();
  const [name] = Object.keys(file.properties);
  assert.deepEqual(
    untranslatedRecordings(readProcedure(file), ['en']).map(({ pointer }) => pointer),
    [`/properties/${name}/question/audio/km`],
  );
});

test('every file that is named is known by its place', () => {
  const found = mediaFiles(readProcedure(withMedia()));
  assert.deepEqual(
    found.map(({ path }) => path),
    [
      'audio/ten.vi.mp3',
      'audio/ten.en.mp3',
      'audio/ten.km.mp3',
      ...spoken.files,
      'video/cach-dien.vi.vtt',
      'video/dau.jpg',
      ...spoken.files,
    ],
  );
  assert.ok(found.some(({ pointer }) => pointer === '/procedure/pages/0/videos/0/files/1'));
});

test('title and transcript are translated, paths and recordings are not; answers follow the same schema', () => {
  const file = withMedia();
  const procedure = readProcedure(file);
  const media = translatablePointers(procedure).filter((pointer) => /video|audio/.test(pointer));
  assert.deepEqual(media.toSorted(), [
    '/procedure/pages/0/videos/0/title',
    '/procedure/pages/0/videos/0/transcript',
    '/procedure/videos/0/title',
    '/procedure/videos/0/transcript',
  ]);
  const texts = { '/procedure/videos/0/transcript': 'You answer question by question.' };
  const { about } = translateProcedure(procedure, { lang: 'en', texts });
  assert.equal(about.videos![0]!.transcript, texts['/procedure/videos/0/transcript']);
  const lowered = JSON.stringify(loweredSchema(procedure));
  assert.doesNotMatch(lowered, /audio|video/);
});
