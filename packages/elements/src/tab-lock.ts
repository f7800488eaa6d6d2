/** How long a tab that is being closed or reloaded may take to let go, in milliseconds. */
const patience = 500;

/**
 * Holds a name so that no other tab of this site holds it: a draft that two tabs save would keep only
 * what the last of them knows. By the Web Locks API (Chromium 69, Firefox 96, Safari 15.4); where it
 * is missing or forbidden, no second tab is noticed.
 */
export class TabLock {
  #release: (() => void) | undefined;

  get isHeld(): boolean {
    return this.#release !== undefined;
  }

  /**
   * @param options.steal takes it from the tab that holds it
   * @param options.onLost told when another tab took it
   * @returns whether this tab holds it now
   */
  async take(name: string, options: { steal: boolean; onLost: () => void }): Promise<boolean> {
    if (this.#release && !options.steal) return true;
    this.release();
    if (!navigator.locks) return true;
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    this.#release = release;
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

  release(): void {
    this.#release?.();
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
  held: Promise<void>,
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
