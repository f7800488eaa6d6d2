import { draftFile, readDraftFile, type Draft } from '@tokhai/answers';

export { readDraftFile };

/** Lets the person keep a draft as a file. */
export function saveDraftFile(draft: Draft, fileName: string): void {
  const href = URL.createObjectURL(draftFile(draft));
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  // The browser has begun to read it by the next task; Safari needs it a little longer.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
