import type { DraftStore } from '@tokhai/answers';
import type { ProcedureKeyword } from '@tokhai/procedure';
import { isRememberedInTab } from './tab-memory.ts';

/** Milliseconds that a store may take: the start page does not wait longer for it. */
const patienceMs = 1000;

/** Under what the draft of a submission is kept that was handed over by somebody else. */
export const handedId = (procedureId: string): string => `${procedureId}#handed`;

/** The names of the older versions of a procedure, whose drafts go on with this one. */
export function olderIds({ migrations = [] }: Pick<ProcedureKeyword, 'migrations'>): string[] {
  return migrations.map(({ from }) => from);
}

/**
 * Whether a store keeps a draft of a procedure, or of an older version, or may keep one: a store that fails tells why when it is asked
 * again. One that does not answer within a second counts as empty for now.
 */
export function isThereDraft(
  drafts: DraftStore,
  procedureId: string,
  older: readonly string[],
): Promise<boolean> {
  if ([procedureId, handedId(procedureId)].some(isRememberedInTab)) return Promise.resolve(true);
  return Promise.race([
    Promise.all([procedureId, ...older].map((id) => drafts.load(id))).then(
      (found) => found.some((draft) => draft !== undefined),
      () => true,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false)),
  ]);
}
