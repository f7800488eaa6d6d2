import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/money' };

const stories = fieldStories('money');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const NotANumber = fieldStory('money', {
  value: 'một triệu',
  issue: { code: 'number' },
});
