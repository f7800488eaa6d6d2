import { fieldStories } from './support/field-story.ts';

export default { title: 'Fields/number' };

const stories = fieldStories('number');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
