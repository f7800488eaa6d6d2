import { msg } from '@lit/localize';

/** Why a draft out of a file, or of another device, is not gone on with. */
export const draftFileFailures: Record<string, () => string> = {
  'draft-file-unreadable': () =>
    msg('Tệp này không phải bản nháp, hoặc đã hỏng. Hãy chọn tệp .tokhai đã lưu.', {
      id: 'failure-draft-file-unreadable',
    }),
  'draft-file-of-another-form': () =>
    msg('Bản nháp trong tệp này là của một tờ khai khác. Hãy mở tệp ở tờ khai đó.', {
      id: 'failure-draft-file-of-another-form',
    }),
};
