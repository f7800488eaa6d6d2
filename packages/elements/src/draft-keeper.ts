import type { Draft, DraftStore } from '@tokhai/answers';
import { begin } from './steps-later.ts';
import type { TabLock } from './tab-lock.ts';
import type { Procedure } from '@tokhai/procedure';
import type { TryLater } from './try-later.ts';

/** Milliseconds between two tries to save what could not be saved: from two seconds up to a minute. */
const pauses = { first: 2000, most: 60_000 };

/**
 * Keeps the draft as it changes. While one save runs, only the latest of the next drafts waits, so
 * that a fast typist on a slow phone does not queue up hundreds.
 */
export class DraftKeeper {
  #store: DraftStore;
  readonly #onResult: (error: unknown) => void;
  #waiting: Draft | undefined;
  #running: Promise<void> | undefined;
  /** By procedure: somebody else's submission is kept beside one's own draft. */
  readonly #locks = new Map<string, TabLock>();
  /** What could not be saved; there until it is, or there is nothing to save any more. */
  #unsaved: Draft | undefined;
  #again: TryLater | undefined;
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
    // A form that was moved lets go of it only then.
    await this.#running;
    const lock = this.#locks.get(procedureId) ?? new Lock();
    this.#locks.set(procedureId, lock);
    return lock.take(`${this.#store.name} ${procedureId}`, {
      steal: options.steal,
      onLost: () => {
        this.#drop();
        options.onLost();
      },
    });
  }

  /** Another tab may keep the draft, as soon as it finds all there that was typed here. */
  letGo(): void {
    this.#again?.stop();
    for (const lock of this.#locks.values()) lock.release(this.#running);
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
    if (this.#running === undefined) this.#running = this.#run();
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
    this.#drop();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const draft = this.#waiting;
      this.#waiting = undefined;
      try {
        await this.#store.save(draft);
        this.#kept = draft;
        this.#unsaved = undefined;
        this.#again?.stop();
        this.#onResult(undefined);
      } catch (error) {
        this.#unsaved = draft;
        this.#onResult(error);
        // Where what tries again does not come, the next key does.
        this.#tryAgain().catch(() => undefined);
      }
    }
    this.#running = undefined;
  }

  /**
   * Nobody has to type for it: phones cut the store off for a while, and people make room on a full
   * device. Only in the one tab that keeps the draft, so that nothing newer is written over.
   */
  async #tryAgain(): Promise<void> {
    const { TryLater } = await import('./try-later.ts');
    const isMine = (): boolean => [...this.#locks.values()].some(({ isHeld }) => isHeld);
    if (this.#again === undefined)
      this.#again = new TryLater(() => {
        if (this.#unsaved && !this.#running && isMine()) this.save(this.#unsaved);
      }, pauses);
    if (this.#unsaved && isMine()) this.#again.wait();
  }

  /** There is nothing to save any more. */
  #drop(): void {
    this.#waiting = undefined;
    this.#unsaved = undefined;
    this.#again?.stop();
  }
}
