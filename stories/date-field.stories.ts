import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/date' };

const stories = fieldStories('date');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const WrongPart = fieldStory('date', {
  value: { day: '31', month: '2', year: '1985' },
  issue: { code: 'date-impossible', params: { part: 'day' } },
});
