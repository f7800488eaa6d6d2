import type { Draft, DraftStore } from './draft.ts';

/** Keeps drafts for as long as the page lives: for shared devices, and for tests. */
export function memoryDrafts(): DraftStore {
  const drafts = new Map<string, Draft>();
  return {
    name: `memory-${Math.random()}`,
    async load(procedureId) {
      return structuredClone(drafts.get(procedureId));
    },
    async save(draft) {
      drafts.set(draft.procedureId, structuredClone(draft));
    },
    async remove(procedureId) {
      drafts.delete(procedureId);
    },
    async clear() {
      drafts.clear();
    },
  };
}
