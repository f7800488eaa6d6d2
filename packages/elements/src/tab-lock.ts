/** How long a tab that is being closed or reloaded may take to let go, in milliseconds. */
const patience = 500;

/**
 * Holds a name so that no other tab of this site holds it: a draft that two tabs save would keep only
 * what the last of them knows. By the Web Locks API (Chromium 69, Firefox 96, Safari 15.4); where it
 * is missing or forbidden, no second tab is noticed.
 */
export class TabLock {
  #release: (() => void) | undefined;

  /**
   * @param options.steal takes it from the tab that holds it
   * @param options.onLost told when another tab took it
   * @returns whether this tab holds it now
   */
  take(name: string, options: { steal: boolean; onLost: () => void }): Promise<boolean> {
    if (this.#release && !options.steal) return Promise.resolve(true);
    this.release();
    const { locks } = navigator;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      let isHeld = false;
      const held = new Promise<void>((release) => (this.#release = release));
      const how = options.steal ? { steal: true } : { signal: AbortSignal.timeout(patience) };
      locks
        .request(name, how, () => {
          isHeld = true;
          resolve(true);
          return held;
        })
        .catch((error: unknown) => {
          this.#release = undefined;
          if (isHeld) options.onLost();
          else resolve(!isTaken(error));
        });
    });
  }

  release(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

/** The request waited in vain; any other error says that locks do not work here. */
function isTaken(error: unknown): boolean {
  return error instanceof DOMException && ['AbortError', 'TimeoutError'].includes(error.name);
}
