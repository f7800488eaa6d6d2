/**
 * The service worker: forms that were opened once are opened again without a network. It becomes the
 * file `tokhai/service-worker`, a classic script without imports, so that a portal's own worker can
 * take it in with `importScripts`.
 *
 * It keeps only what a page told it to keep, by GET, from its own origin, and never what the server
 * forbids to store (`no-store`, RFC 9111, 5.2.2.5). Answers and submissions do not pass through it:
 * they are no GET. It neither skips waiting nor claims pages, which is for the portal's worker to do.
 */
import type { Keep, Kept } from './keep.ts';

/** The part of a ServiceWorkerGlobalScope that is used here: its types exclude those of pages. */
interface Scope {
  readonly registration: { readonly scope: string };
  addEventListener(
    type: 'activate' | 'message' | 'fetch',
    listener: (event: WorkerEvent) => void,
  ): void;
}

interface WorkerEvent {
  readonly request: Request;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

/** What is kept for one page that shows a form. */
interface KeptPage {
  page: string;
  urls: string[];
}

const scope = globalThis as unknown as Scope;

/** Another number when what lies in the cache changes its meaning. */
const cacheName = 'tokhai-offline-1';
/** Pages kept at most: the one that was opened longest ago goes first. */
const maxPages = 8;
/** Addresses kept for one page at most. */
const maxUrls = 500;
/** Largest thing that is kept, in bytes. */
const maxBytes = 4 * 1024 * 1024;
/** Milliseconds after which the kept page is shown although the network may still answer. */
const patience = 8000;
/** How many things are fetched at the same time. */
const atOnce = 6;

/** Where the list of kept pages lies in the cache. Nobody fetches it. */
const listUrl = new URL('tokhai-offline-list', scope.registration.scope).href;
const { origin } = new URL(scope.registration.scope);

/** (`URL.canParse` is younger than the oldest WebView served, Chrome 100.) */
function isOwn(url: string): boolean {
  try {
    return new URL(url).origin === origin;
  } catch {
    return false;
  }
}

async function readList(cache: Cache): Promise<KeptPage[]> {
  const response = await cache.match(listUrl);
  return response ? ((await response.json()) as KeptPage[]) : [];
}

/** The response as it may be kept; undefined when the server forbids it, or it is no answer. */
async function keepable(response: Response): Promise<Response | undefined> {
  const { ok, redirected, type, headers } = response;
  if (!ok || redirected || type !== 'basic') return undefined;
  if (/no-store/i.test(headers.get('cache-control') ?? '')) return undefined;
  const body = await response.blob();
  return body.size > maxBytes ? undefined : new Response(body, { headers });
}

/** A name for this content only (RFC 8246): it is never asked for again. */
const isImmutable = (response: Response): boolean =>
  /immutable/i.test(response.headers.get('cache-control') ?? '');

/** Fetches what is not kept yet; gives how many could not be kept. */
async function add(cache: Cache, urls: readonly string[], renews: boolean): Promise<number> {
  const queue = [...urls];
  let missing = 0;
  const work = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const kept = await cache.match(url, { ignoreVary: true });
      if (kept && (!renews || isImmutable(kept))) continue;
      const fetched = await fetch(url, { credentials: 'same-origin' })
        .then(keepable)
        .catch(() => undefined);
      if (fetched) await cache.put(url, fetched);
      else if (!kept) missing += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return missing;
}

/**
 * Keeps what a page needs. The page itself comes last: a page of a new version is never kept without
 * its parts.
 */
async function keep({ page, urls, optional, isComplete }: Keep): Promise<Kept> {
  const cache = await caches.open(cacheName);
  const wanted = [...new Set([...optional, ...urls].filter(isOwn))].slice(0, maxUrls);
  let missing = await add(
    cache,
    wanted.filter((url) => !optional.includes(url)),
    isComplete,
  );
  await add(cache, optional.filter(isOwn), isComplete);
  if (missing === 0 || !(await cache.match(page))) missing += await add(cache, [page], isComplete);
  const list = await readList(cache);
  const before = list.find((one) => one.page === page)?.urls ?? [];
  const all = isComplete && missing === 0 ? wanted : [...new Set([...wanted, ...before])];
  const next = [{ page, urls: all }, ...list.filter((one) => one.page !== page)];
  await write(cache, next.slice(0, maxPages));
  return { kept: wanted.length + 1 - missing, missing };
}

/** Writes the list, and removes what nothing in it names. */
async function write(cache: Cache, list: readonly KeptPage[]): Promise<void> {
  await cache.put(listUrl, Response.json(list));
  const named = new Set(list.flatMap(({ page, urls }) => [page, ...urls]));
  for (const { url } of await cache.keys()) {
    if (url !== listUrl && !named.has(url)) await cache.delete(url, { ignoreVary: true });
  }
}

async function forget(): Promise<Kept> {
  await caches.delete(cacheName);
  return { kept: 0, missing: 0 };
}

async function answer(request: Request): Promise<Response> {
  const kept = await caches
    .match(request, { cacheName, ignoreVary: true })
    // Storage that fails is no reason to fail.
    .catch(() => undefined);
  if (!kept) return fetch(request);
  if (isImmutable(kept)) return kept;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const fetched = await Promise.race([fetch(request).catch(() => undefined), late]);
  return fetched && fetched.status < 500 ? fetched : kept;
}

/** Whether it may be something kept: everything else goes its way as if there were no worker. */
function isKind({ method, mode, url, headers }: Request): boolean {
  if (method !== 'GET' || !isOwn(url) || headers.has('range')) return false;
  return mode === 'navigate' || /\.(m?js|css|json|ttf|otf|woff2?)$/i.test(new URL(url).pathname);
}

scope.addEventListener('fetch', (event) => {
  if (isKind(event.request)) event.respondWith(answer(event.request));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith('tokhai-offline-') && name !== cacheName);
      return Promise.all(old.map((name) => caches.delete(name)));
    }),
  );
});

/** One after another: two pages that are opened at once do not write over each other's list. */
let working: Promise<unknown> = Promise.resolve();

scope.addEventListener('message', (event) => {
  const message = event.data;
  if (typeof message !== 'object' || message === null || !('tokhai' in message)) return;
  const todo = message.tokhai === 'keep' ? () => keep(message as Keep) : forget;
  const done = working.then(todo);
  working = done.catch(() => undefined);
  event.waitUntil(
    done.then(
      (kept) => event.ports[0]?.postMessage(kept),
      () => event.ports[0]?.postMessage(undefined),
    ),
  );
});
