import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/address' };

const stories = fieldStories('address');

export const Empty = stories.empty;
export const WithHint = stories.withHint;
export const Filled = stories.filled;
export const WithError = stories.withError;
export const LongVietnamese = stories.longVietnamese;
export const Disabled = stories.disabled;
export const CommuneMissing = fieldStory('address', {
  value: { provinceCode: '48', province: 'Thành phố Đà Nẵng' },
  issue: { path: '/noiO/communeCode', code: 'required' },
});
