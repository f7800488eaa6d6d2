/** Milliseconds between two tries: the first pause, and the longest of those that grow from it. */
export interface Pauses {
  first: number;
  most: number;
}

/**
 * Tries something again and again that failed: after pauses that double, and at once when the browser
 * says that the network is back or somebody looks at the page again. It does not always say so.
 */
export class TryLater {
  readonly #work: () => void;
  readonly #pauses: Pauses;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => void, pauses: Pauses) {
    this.#work = work;
    this.#pauses = pauses;
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Goes on until {@link stop}. */
  wait(): void {
    if (this.isWaiting) return;
    this.#tryIn(this.#pauses.first);
    addEventListener('online', this.#work);
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    removeEventListener('online', this.#work);
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  #tryIn(pause: number): void {
    this.#timer = setTimeout(() => {
      this.#tryIn(Math.min(2 * pause, this.#pauses.most));
      this.#work();
    }, pause);
  }

  readonly #onVisible = (): void => {
    if (!document.hidden) this.#work();
  };
}
