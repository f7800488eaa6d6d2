import { msg } from '@lit/localize';
import { draftFile, readDraftOf, type Draft } from '@tokhai/answers';
import { draftFileFailures } from './words/draft-file-failures.ts';
import { addFailureWords } from './words/failures.ts';

export { draftFile, readDraftOf };

addFailureWords(draftFileFailures);

/** Lets the person keep a draft as a file. @returns what is said then */
export function saveDraftFile(draft: Draft, fileName: string): string {
  const href = URL.createObjectURL(draftFile(draft));
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  // The browser has begun to read it by the next task; Safari needs it a little longer.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  return msg('Đã lưu bản nháp vào tệp.', { id: 'draft-file-saved' });
}
