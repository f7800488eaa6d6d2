import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/choices' };

const stories = fieldStories('choices');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const TooMany = fieldStory('choices', {
  value: ['theCanCuoc', 'giayKhaiSinh', 'khac'],
  issue: { code: 'max-choices', params: { limit: 2 } },
});
