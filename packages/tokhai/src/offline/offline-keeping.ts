import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KeepOptions } from './keep-offline.ts';
import type { Kept } from './keep.ts';

/** Milliseconds after the form stands in which nothing is fetched ahead. */
const quietMs = 2000;

type What = () => Omit<KeepOptions, 'signal'>;

/**
 * Makes what an element shows work without a network, once nothing else is to be done. It stops while
 * the element is off the page.
 */
export class OfflineKeeping implements ReactiveController {
  readonly #host: HTMLElement;
  /** There while the keeping was begun. */
  #keeping: AbortController | undefined;
  /** What is not kept yet. */
  #wanted: What | undefined;

  constructor(host: HTMLElement & ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#wanted) void this.begin(this.#wanted);
  }

  hostDisconnected(): void {
    this.#keeping?.abort();
  }

  /**
   * Begins anew, and fires `tk-offline` when it is kept. Where the network goes away before that, it
   * is tried again once it is back.
   * @param what is asked when it is needed: the element may have changed until then
   */
  async begin(what: What): Promise<void> {
    this.end();
    this.#wanted = what;
    const { signal } = (this.#keeping = new AbortController());
    // The first pages, and who reads them, come first.
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    if (signal.aborted) return;
    // What fails is fetched from the network, or asked of a worker that is: the page itself misses nothing.
    const kept = await keep(what, signal).catch(() => undefined);
    if (signal.aborted) return;
    if (kept) {
      this.#wanted = undefined;
      this.#host.dispatchEvent(new CustomEvent('tk-offline', { bubbles: true, detail: kept }));
    } else addEventListener('online', () => void this.begin(what), { once: true, signal });
  }

  end(): void {
    this.#keeping?.abort();
    this.#keeping = this.#wanted = undefined;
  }
}

async function keep(what: What, signal: AbortSignal): Promise<Kept | undefined> {
  const { keepOffline } = await import('./keep-offline.ts');
  return keepOffline({ ...what(), signal });
}
