import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/file' };

const stories = fieldStories('file');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const WrongType = fieldStory('file', {
  value: {
    name: 'ban-ke.xlsx',
    type: 'application/octet-stream',
    size: 24_000,
    sha256: 'b'.repeat(64),
  },
  issue: { code: 'file-type' },
});
