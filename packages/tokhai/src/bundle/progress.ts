import type { Draft, DraftStore } from '@tokhai/answers';
import type { Facts } from '@tokhai/answers/profile';

/** How far somebody got with a bundle. */
export interface Progress {
  /** What the forms submitted so far were told, by its name in the bundle. */
  facts: Facts;
  /** Dossier codes by the place of the procedure in the bundle. */
  codes: Readonly<Record<string, string>>;
}

export const noProgress: Progress = { facts: {}, codes: {} };

/** The progress kept under a bundle's `$id`; none where nothing usable is kept. */
export async function loadProgress(drafts: DraftStore, bundle: string): Promise<Progress> {
  const kept = (await drafts.load(bundle))?.answers;
  const { facts, codes } = (kept ?? {}) as Partial<Record<'facts' | 'codes', unknown>>;
  if (typeof facts !== 'object' || !facts || typeof codes !== 'object' || !codes) return noProgress;
  const texts = Object.entries(codes).filter(([, code]) => typeof code === 'string');
  return { facts: facts as Facts, codes: Object.fromEntries(texts) as Record<string, string> };
}

/** Keeps the progress as a draft keeps answers. */
export async function saveProgress(
  drafts: DraftStore,
  bundle: string,
  { facts, codes }: Progress,
): Promise<void> {
  const draft: Draft = {
    procedureId: bundle,
    answers: { facts, codes },
    files: [],
    updatedAt: new Date().toISOString(),
  };
  await drafts.save(draft);
}
