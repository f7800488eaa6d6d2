import type { Draft, DraftStore } from '@tokhai/answers';

/**
 * Keeps the draft as it changes. While one save runs, only the latest of the next drafts waits, so
 * that a fast typist on a slow phone does not queue up hundreds.
 */
export class DraftKeeper {
  readonly #store: DraftStore;
  readonly #onResult: (error: unknown) => void;
  #waiting: Draft | undefined;
  #running: Promise<void> | undefined;

  /**
   * @param onResult told after each save: undefined when the draft is safe, else the error
   */
  constructor(store: DraftStore, onResult: (error: unknown) => void) {
    this.#store = store;
    this.#onResult = onResult;
  }

  load(procedureId: string): Promise<Draft | undefined> {
    return this.#store.load(procedureId);
  }

  save(draft: Draft): void {
    this.#waiting = draft;
    this.#running ??= this.#run();
  }

  /** Removes the draft; what was waiting to be saved is dropped. */
  async remove(procedureId: string): Promise<void> {
    this.#waiting = undefined;
    await this.#running;
    await this.#store.remove(procedureId);
  }

  /** Resolves when nothing is left to save. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      const draft = this.#waiting;
      this.#waiting = undefined;
      try {
        await this.#store.save(draft);
        this.#onResult(undefined);
      } catch (error) {
        this.#onResult(error);
      }
    }
    this.#running = undefined;
  }
}
