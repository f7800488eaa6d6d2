import type { DraftStore } from '@tokhai/answers';
import { isRememberedInTab } from './tab-memory.ts';

/** Milliseconds that a store may take: the start page does not wait longer for it. */
const patienceMs = 1000;

/** Under what the draft of a submission is kept that was handed over by somebody else. */
export const handedId = (procedureId: string): string => `${procedureId}#handed`;

/**
 * Whether a store keeps a draft, or may keep one: a store that fails tells why when it is asked
 * again. One that does not answer within a second counts as empty for now.
 */
export function isThereDraft(drafts: DraftStore, procedureId: string): Promise<boolean> {
  if ([procedureId, handedId(procedureId)].some(isRememberedInTab)) return Promise.resolve(true);
  return Promise.race([
    drafts.load(procedureId).then(
      (draft) => draft !== undefined,
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
}
