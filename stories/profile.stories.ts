import { memoryProfile } from '@tokhai/answers/profile-store';
import type { StoryObj } from '@storybook/web-components-vite';
import {
  sampleAnswers,
  sampleProcedure,
  sampleTranslation,
} from '../packages/elements/src/testing/sample-procedure.ts';
import { appears, form, press, type FormStory } from './support/form-story.ts';

export default { title: 'Profile' };

const known = {
  facts: { 'person.name': 'Trần Thị Lan', 'person.birth-date': '1985-03-27' },
};

function story(
  change: Partial<FormStory>,
  play: (canvas: HTMLElement) => Promise<unknown>,
): StoryObj {
  return {
    loaders: [
      async () => ({
        form: await form({
          procedure: sampleProcedure,
          translations: [sampleTranslation],
          ...change,
        }),
      }),
    ],
    render: (_args, { loaded }) => loaded['form'] as HTMLElement,
    play: async ({ canvasElement }) => void (await play(canvasElement)),
  };
}

export const Offered = story({ ports: { profile: memoryProfile(known) } }, (canvas) =>
  appears(canvas, '[data-profile=offer]'),
);
export const Used = story({ ports: { profile: memoryProfile(known) } }, async (canvas) => {
  await press(canvas, '[data-profile-action=use]');
  await press(canvas, '.tk-page > .tk-actions .tk-button-primary');
  await appears(canvas, '.tk-origin');
});
export const Keep = story(
  {
    step: 'check',
    answers: {
      hoTen: sampleAnswers.text,
      ngaySinh: sampleAnswers.date,
      gioiTinh: 'nu',
      soDinhDanh: sampleAnswers.identity,
      thanhVien: sampleAnswers.table,
      camDoan: true,
    },
    ports: { profile: memoryProfile() },
  },
  async (canvas) => {
    await appears(canvas, '.tk-answers');
    await press(canvas, '.tk-page .tk-actions .tk-button-primary');
    await press(canvas, '#tk-confirm');
    await press(canvas, 'tk-sign-page form button[type=submit]');
    await press(canvas, '.tk-submit button');
    await appears(canvas, '[data-profile=keep]');
  },
);
