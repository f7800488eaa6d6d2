import type { StoryObj } from '@storybook/web-components-vite';
import {
  sampleAnswers,
  sampleProcedure,
  sampleTranslation,
} from '../../packages/elements/src/testing/sample-procedure.ts';
import { form, type FormStory } from './form-story.ts';

/** An answer to every question of the sample procedure that is asked then. */
export const answers = {
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
  soThanhVien: sampleAnswers.computed,
  camDoan: true,
};

/** The sample procedure, answered, and what somebody does with it. */
export function story(
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
