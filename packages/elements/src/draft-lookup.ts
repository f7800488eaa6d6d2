import type { DraftStore } from '@tokhai/answers';

/** Milliseconds that a store may take: the start page does not wait longer for it. */
const patienceMs = 1000;

/**
 * Whether a store keeps a draft, or may keep one: a store that fails tells why when it is asked
 * again. One that does not answer within a second counts as empty for now.
 */
export function isThereDraft(drafts: DraftStore, procedureId: string): Promise<boolean> {
  return Promise.race([
    drafts.load(procedureId).then(
      (draft) => draft !== undefined,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
}
