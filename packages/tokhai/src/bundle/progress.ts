import type { Draft, DraftStore } from '@tokhai/answers';
import type { Facts } from '@tokhai/answers/profile';
import type { Bundle } from '@tokhai/procedure';

/** How far somebody got with a bundle. */
export interface Progress {
  /** What the forms handed in so far were told, by its name in the bundle. */
  facts: Facts;
  /** Dossier codes by the place of the procedure in the bundle. */
  codes: Readonly<Record<string, string>>;
  /** Places of the procedures that were handed in without a network: they wait on the device. */
  waiting: readonly number[];
}

export const noProgress: Progress = { facts: {}, codes: {}, waiting: [] };

/** The first of `count` procedures that is not handed in; undefined: all are. */
export function nextPlace({ codes, waiting }: Progress, count: number): number | undefined {
  for (let place = 0; place < count; place += 1) {
    if (!(place in codes) && !waiting.includes(place)) return place;
  }
  return undefined;
}

/** The form at a place waits for a network, or no longer does. */
export function withWaiting(progress: Progress, place: number, waits: boolean): Progress {
  const others = progress.waiting.filter((one) => one !== place);
  return { ...progress, waiting: waits ? [...others, place] : others };
}

/** The form at a place has its dossier code. */
export function withCode(progress: Progress, place: number, code: string): Progress {
  const { facts, codes, waiting } = withWaiting(progress, place, false);
  return { facts, codes: { ...codes, [place]: code }, waiting };
}

/** The progress kept under a bundle's `$id`; none where nothing usable is kept. */
export async function loadProgress(
  drafts: DraftStore,
  { id, procedures }: Pick<Bundle, 'id' | 'procedures'>,
): Promise<Progress> {
  const kept = (await drafts.load(id))?.answers;
  const { facts, codes, waiting } = (kept ?? {}) as Partial<Record<keyof Progress, unknown>>;
  if (typeof facts !== 'object' || !facts || typeof codes !== 'object' || !codes) return noProgress;
  const texts = Object.entries(codes).filter(([, code]) => typeof code === 'string');
  const places: unknown[] = Array.isArray(waiting) ? waiting : [];
  return {
    facts: facts as Facts,
    codes: Object.fromEntries(texts) as Record<string, string>,
    waiting: [...procedures.keys()].filter((place) => places.includes(place)),
  };
}

/** Keeps the progress as a draft keeps answers. */
export async function saveProgress(
  drafts: DraftStore,
  bundle: string,
  { facts, codes, waiting }: Progress,
): Promise<void> {
  const draft: Draft = {
    procedureId: bundle,
    answers: { facts, codes, waiting },
    files: [],
    updatedAt: new Date().toISOString(),
  };
  await drafts.save(draft);
}
