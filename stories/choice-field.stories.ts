import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/choice' };

const stories = fieldStories('choice');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const Select = fieldStory('choice', {
  question: { options: { kind: 'choice', display: 'select' } },
  value: 'nu',
});
