import { fieldStories } from './support/field-story.ts';

export default { title: 'Fields/signature' };

const stories = fieldStories('signature');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const LongVietnamese = stories.longVietnamese;
