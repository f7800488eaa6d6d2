import type { Procedure } from '@tokhai/procedure';
import { migrateAnswers } from '../migrate.ts';
import type { Draft, DraftStore } from './draft.ts';
import { readDraftFile } from './draft-file.ts';

/**
 * A store that also finds the draft of an older version of a procedure, as `procedure.migrations`
 * names them, and gives it as a draft of this one: with the answers that still fit, at the first
 * page, without signatures. The old one is removed once the new one is saved.
 */
export function withOlderDrafts(store: DraftStore, procedure: Procedure): DraftStore {
  const older = olderVersions(procedure);
  if (older.length === 0) return store;
  let removed = false;
  const removeOlder = async (): Promise<void> => {
    if (removed) return;
    for (const id of older) await store.remove(id);
    removed = true;
  };
  return {
    name: store.name,
    async load(id) {
      const own = await store.load(id);
      if (own || id !== procedure.id) return own;
      for (const from of older) {
        const draft = await store.load(from);
        if (draft) return carriedOver(procedure, draft);
      }
      return undefined;
    },
    async save(draft) {
      await store.save(draft);
      if (draft.procedureId === procedure.id) await removeOlder();
    },
    async remove(id) {
      await store.remove(id);
      if (id === procedure.id) await removeOlder();
    },
    clear: () => store.clear(),
  };
}

/**
 * Reads a draft out of a file that this version of a procedure wrote, or an older one: then with the
 * answers that still fit, at the first page.
 *
 * @throws {AnswersError} as {@link readDraftFile}
 */
export async function readDraftOf(procedure: Procedure, file: Blob): Promise<Draft> {
  const draft = await readDraftFile(file, procedure.id, olderVersions(procedure));
  return draft.procedureId === procedure.id ? draft : carriedOver(procedure, draft);
}

function olderVersions({ about }: Procedure): string[] {
  return (about.migrations ?? []).map(({ from }) => from);
}

function carriedOver(procedure: Procedure, draft: Draft): Draft {
  const { answers, changed } = migrateAnswers(procedure, draft.procedureId, draft.answers);
  const { files, updatedAt } = draft;
  const kept = [...(draft.changed ?? []), ...changed];
  return {
    procedureId: procedure.id,
    answers,
    files,
    updatedAt,
    ...(kept.length > 0 ? { changed: kept } : {}),
  };
}
