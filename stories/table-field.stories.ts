import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/table' };

const stories = fieldStories('table');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const CellWrong = fieldStory('table', {
  value: [{ hoTen: 'Trần Văn Bình' }, { ngaySinh: '2001-09' }],
  issue: { path: '/thanhVien/1/hoTen', code: 'required' },
});
