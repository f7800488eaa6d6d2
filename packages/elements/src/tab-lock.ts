/** How long a tab that is being closed or reloaded may take to let go, in milliseconds. */
const patience = 500;

/** Lets go of a lock, once what is given has ended. */
type Release = (after?: Promise<unknown>) => void;

/**
 * Holds a name so that no other tab of this site holds it: a draft that two tabs save would keep only
 * what the last of them knows. By the Web Locks API (Chromium 69, Firefox 96, Safari 15.4); where it
 * is missing or forbidden, no second tab is noticed.
 */
export class TabLock {
  #release: Release | undefined;
  /** What comes of asking for it. */
  #taking: Promise<boolean> | undefined;

  get isHeld(): boolean {
    return this.#release !== undefined;
  }

  /**
   * @param options.steal takes it from the tab that holds it
   * @param options.onLost told when another tab took it
   * @returns whether this tab holds it now
   */
  take(name: string, options: { steal: boolean; onLost: () => void }): Promise<boolean> {
    if (!this.#release || options.steal) this.#taking = this.#take(name, options);
    return this.#taking!;
  }

  async #take(name: string, options: { steal: boolean; onLost: () => void }): Promise<boolean> {
    this.release();
    let release!: Release;
    const held = new Promise<unknown>((resolve) => (release = resolve));
    this.#release = release;
    if (!navigator.locks) return true;
    const drop = (): void => {
      if (this.#release === release) this.#release = undefined;
    };
    const how = options.steal ? { steal: true } : { signal: endOfPatience() };
    const isHeld = await ask(name, how, held, () => {
      drop();
      options.onLost();
    });
    if (!isHeld) drop();
    return isHeld;
  }

  /** @param after what has to end before another tab may hold it */
  release(after?: Promise<unknown>): void {
    this.#release?.(after);
    this.#release = undefined;
  }
}

/**
 * Aborts a request for a lock when it has waited long enough. A page that was busy finds the lock and
 * the end of its time both waiting for it: what it asks after that is answered after the lock is given.
 */
function endOfPatience(): AbortSignal {
  const end = new AbortController();
  const giveUp = (): void => end.abort();
  setTimeout(() => void navigator.locks.query().then(giveUp, giveUp), patience);
  return end.signal;
}

/** @returns whether the lock is held now, or no locks work here; `onLost` tells of one stolen later */
function ask(
  name: string,
  how: LockOptions,
  held: Promise<unknown>,
  onLost: () => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let isHeld = false;
    navigator.locks
      .request(name, how, () => {
        isHeld = true;
        resolve(true);
        return held;
      })
      .catch(() => {
        if (isHeld) onLost();
        // Where it did not wait in vain, locks do not work here.
        else resolve(!how.signal?.aborted);
      });
  });
}
