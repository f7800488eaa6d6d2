import type { KeepOptions } from './keep-offline.ts';
import type { Kept } from './keep.ts';

/** Milliseconds after the form stands in which nothing is fetched ahead. */
const quietMs = 2000;

/** Makes what an element shows work without a network, once nothing else is to be done. */
export class OfflineKeeping {
  readonly #host: HTMLElement;
  /** There while the keeping was begun. */
  #keeping: AbortController | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * Begins anew, and fires `tk-offline` when it is kept. Where the network goes away before that, it
   * is tried again once it is back.
   * @param what is asked when it is needed: the element may have changed until then
   */
  async begin(what: () => Omit<KeepOptions, 'signal'>): Promise<void> {
    this.end();
    const { signal } = (this.#keeping = new AbortController());
    // The first pages, and who reads them, come first.
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    if (signal.aborted) return;
    // What fails is fetched from the network, or asked of a worker that is: the page itself misses nothing.
    const kept = await keep(what, signal).catch(() => undefined);
    if (signal.aborted) return;
    if (kept)
      this.#host.dispatchEvent(new CustomEvent('tk-offline', { bubbles: true, detail: kept }));
    else addEventListener('online', () => void this.begin(what), { once: true, signal });
  }

  end(): void {
    this.#keeping?.abort();
    this.#keeping = undefined;
  }
}

async function keep(
  what: () => Omit<KeepOptions, 'signal'>,
  signal: AbortSignal,
): Promise<Kept | undefined> {
  const { keepOffline } = await import('./keep-offline.ts');
  return keepOffline({ ...what(), signal });
}
