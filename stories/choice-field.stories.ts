import { fieldStories, fieldStory } from './support/field-story.ts';

export default { title: 'Fields/choice' };

const stories = fieldStories('choice');
const groups =
  'Kinh,Tày,Thái,Mường,Khmer,Hoa,Nùng,Mông,Dao,Gia Rai,Ê Đê,Ba Na,Sán Chay,Chăm,Cơ Ho,Xơ Đăng,Sán Dìu,Hrê,Ra Glai,Mnông,Xtiêng,Bru - Vân Kiều,Thổ,Giáy'.split(
    ',',
  );

export const Searched = fieldStory('choice', {
  question: {
    title: 'Dân tộc',
    help: 'Ghi như trong giấy khai sinh',
    choices: groups.map((title) => ({ value: title, title })),
    options: { kind: 'choice', display: 'search' },
  },
});

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
