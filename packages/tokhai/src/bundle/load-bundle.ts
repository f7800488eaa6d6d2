import { readBundle, type Bundle, type Procedure } from '@tokhai/procedure';
import { fetchJson } from '../fetch-json.ts';
import { loadProcedure, loadTranslation } from '../load-procedure.ts';

/** Largest bundle file, in bytes. */
const maxBytes = 100_000;

/** A bundle with the procedures in it, in their order. */
export interface LoadedBundle {
  bundle: Bundle;
  procedures: readonly Procedure[];
}

/**
 * Fetches a bundle and its procedures.
 * @throws {FetchError | ProcedureError}
 */
export async function loadBundle(src: URL, signal: AbortSignal): Promise<LoadedBundle> {
  const bundle = readBundle(await fetchJson(src, maxBytes, signal));
  const files = bundle.procedures.map((part) => loadProcedure(new URL(part.src, src), signal));
  return { bundle, procedures: await Promise.all(files) };
}

/** Names of the procedures in a language; in Vietnamese where there are none. */
export function procedureTitles(
  { bundle, procedures }: LoadedBundle,
  src: URL,
  tag: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const titles = procedures.map(async ({ title }, index) => {
    const part = bundle.procedures[index];
    if (tag === 'vi' || !part) return title;
    const url = new URL(`${tag}.json`, new URL(part.src, src));
    const translation = await loadTranslation(url, signal).catch(() => undefined);
    return translation?.texts['/title'] ?? title;
  });
  return Promise.all(titles);
}
