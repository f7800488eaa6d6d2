import { fieldStories } from './support/field-story.ts';

export default { title: 'Fields/statement' };

const stories = fieldStories('statement');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const LongVietnamese = stories.longVietnamese;
