import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/time' };

const stories = fieldStories('time');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const Impossible = fieldStory('time', {
  value: { hour: '8', minute: '75' },
  issue: { code: 'time-impossible', params: { part: 'minute' } },
});
