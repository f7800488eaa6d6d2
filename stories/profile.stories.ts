import { memoryProfile } from '@tokhai/answers/profile-store';
import { sampleAnswers } from '../packages/elements/src/testing/sample-procedure.ts';
import { appears, press } from './support/form-story.ts';
import { story } from './support/sample-story.ts';

export default { title: 'Profile' };

const known = {
  facts: { 'person.name': 'Trần Thị Lan', 'person.birth-date': '1985-03-27' },
};

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
