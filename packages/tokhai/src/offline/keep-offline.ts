/**
 * Makes a form work without a network: fetches the parts that come later while nobody waits for
 * anything, and tells the service worker what the page needs.
 */
import type { Procedure } from '@tokhai/procedure';
import type { Forget, Keep, Kept } from './keep.ts';
import { partsOf } from './parts.ts';

/** The policy (Trusted Types) by which the worker's address is taken. */
const policyName = 'tokhai';
/** Milliseconds to wait for the worker's answer. */
const patience = 120_000;

/** What is kept, and by whom. */
export interface KeepOptions {
  /** Address of the service worker; its scope holds the page. */
  worker: URL;
  /** What is filled in on the page. */
  procedures: readonly Procedure[];
  /** Addresses of their files, and of what names them. */
  files: readonly URL[];
  /** Addresses of their words in the other language, if there are any. */
  translations: readonly URL[];
  /** Ids of the ways to sign that are offered. */
  signers: readonly string[];
  /** The submission is sent in pieces. */
  uploads: boolean;
  signal: AbortSignal;
}

/** What of the Network Information API is read (a WICG draft; Chromium has it). */
interface Connection {
  saveData?: boolean;
}

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let addresses: ReturnType<Policies['createPolicy']> | undefined;

/** The worker's address as the policy of a strict page wants it; only of the page's own origin. */
function trusted(worker: URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (!trustedTypes) return worker.href;
  addresses ??= trustedTypes.createPolicy(policyName, {
    createScriptURL: (url) => {
      if (new URL(url).origin === location.origin) return url;
      throw new TypeError('The service worker has to come from the origin of the page.');
    },
  });
  return addresses.createScriptURL(worker.href);
}

/** Resolves when the browser has nothing else to do. Safari has no idle callback. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve, 200);
  });
}

/** Fetches what comes later, part by part. False: not all of it came, or it was not wanted. */
async function fetchAhead(parts: Iterable<() => Promise<unknown>>, signal: AbortSignal) {
  const { connection } = navigator as { connection?: Connection };
  if (connection?.saveData === true) return false;
  let isComplete = true;
  for (const part of parts) {
    await idle();
    if (signal.aborted) return false;
    await part().catch(() => (isComplete = false));
  }
  return isComplete;
}

/** Scripts, style sheets and fonts of this origin that the page has loaded. */
function watchLoaded(): { urls: Set<string>; stop: () => void } {
  const urls = new Set<string>();
  const take = (entries: PerformanceEntryList): void => {
    for (const { name } of entries) {
      const { origin, pathname } = new URL(name);
      if (origin === location.origin && /\.(m?js|css|ttf|otf|woff2?)$/i.test(pathname)) {
        urls.add(name);
      }
    }
  };
  // The browser's own list ends after 250 entries; an observer is told of all that follow.
  take(performance.getEntriesByType('resource'));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });
  return {
    urls,
    stop: () => {
      take(observer.takeRecords());
      observer.disconnect();
    },
  };
}

/** @returns undefined when the worker could not do it, or there is none. */
function tell(worker: ServiceWorker, message: Keep | Forget): Promise<Kept | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    setTimeout(resolve, patience, undefined);
    port1.addEventListener('message', ({ data }) => resolve(data as Kept | undefined));
    port1.start();
    worker.postMessage(message, [port2]);
  });
}

/** Waits for the registration's worker to be active. */
async function active({ active, waiting, installing }: ServiceWorkerRegistration) {
  if (active) return active;
  const worker = waiting ?? installing;
  if (!worker) return undefined;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    });
  });
  return worker.state === 'activated' ? worker : undefined;
}

/**
 * @returns undefined where there is no service worker: in an in-app browser, in a private window,
 *   without https
 */
export async function keepOffline({
  worker,
  procedures,
  files,
  translations,
  signers,
  uploads,
  signal,
}: KeepOptions): Promise<Kept | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const seen = watchLoaded();
  try {
    const registering = navigator.serviceWorker
      .register(trusted(worker))
      .then(active)
      .catch(() => undefined);
    const isComplete = await fetchAhead(partsOf(procedures, { signers, uploads }), signal);
    const registered = await registering;
    if (!registered || signal.aborted) return undefined;
    seen.stop();
    const page = location.href.replace(/#.*$/, '');
    const urls = [...seen.urls, ...files.map(({ href }) => href)];
    const optional = translations.map(({ href }) => href);
    return await tell(registered, { tokhai: 'keep', page, urls, optional, isComplete });
  } finally {
    seen.stop();
  }
}

/** Lets the worker forget what it keeps: the person deletes everything from this device. */
export async function forgetOffline(worker: URL): Promise<void> {
  const registration = await navigator.serviceWorker
    ?.getRegistration(worker)
    .catch(() => undefined);
  if (registration?.active) await tell(registration.active, { tokhai: 'forget' });
}
