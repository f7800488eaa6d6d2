import type { Draft, DraftStore } from '@tokhai/answers';
import { begin } from './steps-later.ts';
import type { TabLock } from './tab-lock.ts';
import type { Procedure } from '@tokhai/procedure';

/**
 * Keeps the draft as it changes. While one save runs, only the latest of the next drafts waits, so
 * that a fast typist on a slow phone does not queue up hundreds.
 */
export class DraftKeeper {
  #store: DraftStore;
  readonly #onResult: (error: unknown) => void;
  #waiting: Draft | undefined;
  #running: Promise<void> | undefined;
  #lock: TabLock | undefined;
  /** What was saved last. */
  #kept: Draft | undefined;

  /**
   * @param onResult told after each save: undefined when the draft is safe, else the error
   */
  constructor(store: DraftStore, onResult: (error: unknown) => void) {
    this.#store = store;
    this.#onResult = onResult;
  }

  /**
   * Makes this the one tab that saves the draft.
   *
   * @param options.steal takes it from the tab that does so now
   * @param options.onLost told when another tab took it: from then on nothing is saved here
   * @returns false when another tab keeps it
   */
  async hold(
    procedureId: string,
    options: { steal: boolean; onLost: () => void },
  ): Promise<boolean> {
    const { TabLock: Lock } = begin.now ?? (await begin.load());
    this.#lock ??= new Lock();
    return this.#lock.take(`${this.#store.name} ${procedureId}`, {
      steal: options.steal,
      onLost: () => {
        this.#waiting = undefined;
        options.onLost();
      },
    });
  }

  /** Another tab may keep the draft from now on. */
  letGo(): void {
    this.#lock?.release();
  }

  /** From now on a draft of an older version of the procedure counts as one of this version. */
  async takeOlder(procedure: Procedure): Promise<void> {
    this.#store = (await import('./older-drafts.ts')).withOlderDrafts(this.#store, procedure);
  }

  load(procedureId: string): Promise<Draft | undefined> {
    return this.#store.load(procedureId);
  }

  /**
   * @returns what another tab made of the draft since it was saved here; `null`: it was removed;
   *   `undefined`: nothing
   */
  async changedElsewhere(procedureId: string): Promise<Draft | null | undefined> {
    await this.#running;
    const { procedureId: keptId, updatedAt } = this.#kept ?? {};
    if (keptId !== procedureId) return undefined;
    const found = await this.#store.load(procedureId);
    return found?.updatedAt === updatedAt ? undefined : (found ?? null);
  }

  save(draft: Draft): void {
    this.#waiting = draft;
    this.#running ??= this.#run();
  }

  /** Removes the draft; what was waiting to be saved is dropped. */
  async remove(procedureId: string): Promise<void> {
    await this.#stop();
    await this.#store.remove(procedureId);
  }

  /** Removes the drafts of all procedures; what was waiting to be saved is dropped. */
  async clear(): Promise<void> {
    await this.#stop();
    await this.#store.clear();
  }

  /** Resolves when nothing is left to save. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #stop(): Promise<void> {
    this.#waiting = undefined;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const draft = this.#waiting;
      this.#waiting = undefined;
      try {
        await this.#store.save(draft);
        this.#kept = draft;
        this.#onResult(undefined);
      } catch (error) {
        this.#onResult(error);
      }
    }
    this.#running = undefined;
  }
}
