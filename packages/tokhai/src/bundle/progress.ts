import type { Draft, DraftStore } from '@tokhai/answers';
import type { Facts } from '@tokhai/answers/profile';
import type { Receipt } from '@tokhai/elements';
import type { Bundle } from '@tokhai/procedure';

/** How far somebody got with a bundle. */
export interface Progress {
  /** What the forms handed in so far were told, by its name in the bundle. */
  facts: Facts;
  /** Dossier codes by the place of the procedure in the bundle. */
  codes: Readonly<Record<string, string>>;
  /** Places of the procedures that were handed in without a network: they wait on the device. */
  waiting: readonly number[];
  /** Places of those among `codes` whose print is still to be brought, signed by hand. */
  papers: readonly number[];
}

export const noProgress: Progress = { facts: {}, codes: {}, waiting: [], papers: [] };

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

/** The portal took the form at a place; with a `paperCode` it awaits the print of it. */
export function withReceipt(
  progress: Progress,
  place: number,
  { code, paperCode }: Pick<Receipt, 'code' | 'paperCode'>,
): Progress {
  const { facts, codes, waiting, papers } = withWaiting(progress, place, false);
  const others = papers.filter((one) => one !== place);
  return {
    facts,
    codes: { ...codes, [place]: code },
    waiting,
    papers: paperCode === undefined ? others : [...others, place],
  };
}

/** The progress kept under a bundle's `$id`; none where nothing usable is kept. */
export async function loadProgress(
  drafts: DraftStore,
  { id, procedures }: Pick<Bundle, 'id' | 'procedures'>,
): Promise<Progress> {
  const kept = (await drafts.load(id))?.answers;
  const { facts, codes, waiting, papers } = (kept ?? {}) as Partial<
    Record<keyof Progress, unknown>
  >;
  if (typeof facts !== 'object' || !facts || typeof codes !== 'object' || !codes) return noProgress;
  const texts = Object.entries(codes).filter(([, code]) => typeof code === 'string');
  const placesIn = (value: unknown): number[] =>
    [...procedures.keys()].filter((place) => Array.isArray(value) && value.includes(place));
  return {
    facts: facts as Facts,
    codes: Object.fromEntries(texts) as Record<string, string>,
    waiting: placesIn(waiting),
    papers: placesIn(papers),
  };
}

/** Keeps the progress as a draft keeps answers. */
export async function saveProgress(
  drafts: DraftStore,
  bundle: string,
  { facts, codes, waiting, papers }: Progress,
): Promise<void> {
  const draft: Draft = {
    procedureId: bundle,
    answers: { facts, codes, waiting, papers },
    files: [],
    updatedAt: new Date().toISOString(),
  };
  await drafts.save(draft);
}
