import { fieldStories } from './support/field-story.ts';

export default { title: 'Fields/agency' };

const stories = fieldStories('agency');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const LongVietnamese = stories.longVietnamese;
