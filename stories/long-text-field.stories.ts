import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/long-text' };

const stories = fieldStories('long-text');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const TooLong = fieldStory('long-text', {
  value: 'Đơn này dài. '.repeat(10),
  issue: { code: 'max-length', params: { limit: 100 } },
});
