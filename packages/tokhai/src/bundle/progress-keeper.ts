import type { DraftStore } from '@tokhai/answers';
import type { Bundle } from '@tokhai/procedure';
import { loadProgress, saveProgress, type Progress } from './progress.ts';

/** What came of a form; it may be done twice. */
export type ProgressChange = (progress: Progress) => Progress;

/**
 * Keeps how far somebody got with a bundle. Other tabs may have got further: each change is made to what
 * is kept, not to what this tab knows of it.
 */
export class ProgressKeeper {
  readonly #drafts: DraftStore;
  readonly #bundle: Bundle;
  /** What is not kept yet. */
  readonly #changes: ProgressChange[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(drafts: DraftStore, bundle: Bundle) {
    this.#drafts = drafts;
    this.#bundle = bundle;
  }

  /**
   * @returns all that is kept then, and what is about to be
   * @throws AnswersError when it cannot be kept; the next change tries again
   */
  keep(change: ProgressChange): Promise<Progress> {
    this.#changes.push(change);
    const kept = this.#last.then(() => this.#keepAll());
    this.#last = kept.catch(() => undefined);
    return kept;
  }

  async #keepAll(): Promise<Progress> {
    const before = await loadProgress(this.#drafts, this.#bundle);
    const { length } = this.#changes;
    const progress = this.#changed(before);
    await saveProgress(this.#drafts, this.#bundle.id, progress);
    this.#changes.splice(0, length);
    return this.#changed(progress);
  }

  #changed(progress: Progress): Progress {
    return this.#changes.reduce((before, change) => change(before), progress);
  }

  /** Nothing is kept any more, nor comes later. */
  async forget(): Promise<void> {
    this.#changes.length = 0;
    await this.#last;
    await this.#drafts.remove(this.#bundle.id);
  }
}
