import type { StoryObj } from '@storybook/web-components-vite';
import {
  sampleAnswers,
  sampleProcedure,
  sampleTranslation,
} from '../packages/elements/src/testing/sample-procedure.ts';
import { appears, form, press, type FormStory } from './support/form-story.ts';

export default { title: 'Pages' };

const answers = {
  hoTen: sampleAnswers.text,
  ngaySinh: sampleAnswers.date,
  gioiTinh: sampleAnswers.choice,
  soDinhDanh: sampleAnswers.identity,
  noiO: sampleAnswers.address,
  hinhThuc: 'buuDien',
  noiNhan: sampleAnswers.address,
  lyDo: sampleAnswers['long-text'],
  cha: sampleAnswers.person,
  thanhVien: sampleAnswers.table,
  camDoan: true,
};

function story(
  change: Partial<FormStory>,
  play?: (canvas: HTMLElement) => Promise<unknown>,
): StoryObj {
  return {
    loaders: [
      async () => ({
        form: await form({
          procedure: sampleProcedure,
          translations: [sampleTranslation],
          answers,
          ...change,
        }),
      }),
    ],
    render: (_args, { loaded }) => loaded['form'] as HTMLElement,
    ...(play ? { play: async ({ canvasElement }) => void (await play(canvasElement)) } : {}),
  };
}

const goOn = '.tk-page .tk-actions .tk-button-primary';

async function toSign(canvas: HTMLElement): Promise<void> {
  await appears(canvas, '.tk-answers');
  await press(canvas, goOn);
  await appears(canvas, 'tk-sign-page form');
}

async function sign(canvas: HTMLElement): Promise<void> {
  await toSign(canvas);
  await press(canvas, '#tk-confirm');
  await press(canvas, 'tk-sign-page form button[type=submit]');
  await appears(canvas, '.tk-submit button');
}

export const Start = story({});
export const StartWithDraft = story({ offered: true }, (canvas) =>
  appears(canvas, '[data-draft-banner]'),
);
export const Question = story({ step: 'page:nguoi' });
export const QuestionWithErrors = story({ step: 'page:nguoi', answers: {} }, async (canvas) => {
  await press(canvas, 'form button[type=submit]');
  await appears(canvas, '.tk-summary');
});
export const QuestionWithTable = story({ step: 'page:giaDinh' });
export const QuestionWithStatement = story({ step: 'page:cuoi' });
export const Check = story({ step: 'check' });
export const Sign = story({ step: 'check' }, toSign);
export const SignWithErrors = story({ step: 'check' }, async (canvas) => {
  await toSign(canvas);
  await press(canvas, '#tk-method-2');
  await press(canvas, 'tk-sign-page form button[type=submit]');
  await appears(canvas, '.tk-summary');
});
export const Signed = story({ step: 'check' }, sign);
export const Refused = story(
  {
    step: 'check',
    ports: {
      submit: async () => ({
        refused: [
          {
            code: 'unknown-ca',
            message: 'Hãy ký lại bằng chứng thư số của tổ chức được cấp phép.',
          },
        ],
      }),
    },
  },
  async (canvas) => {
    await sign(canvas);
    await press(canvas, '.tk-submit button');
    await appears(canvas, '.tk-summary');
  },
);
export const Done = story({ step: 'check' }, async (canvas) => {
  await sign(canvas);
  await press(canvas, '.tk-submit button');
  await appears(canvas, '.tk-done');
});
