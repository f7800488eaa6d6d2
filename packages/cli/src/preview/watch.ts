import { watch, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';

/** Milliseconds of quiet after which a change counts: editors write a file in several steps. */
const quietMs = 80;

/**
 * Tells when a procedure file, or what lies beside it, changed. Folders are watched and not the
 * file: many editors put a new file in the place of the old one.
 *
 * @returns stops watching
 */
export function watchProcedure(path: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  const watchers = [dirname(path), join(dirname(path), 'examples')].flatMap((folder) => {
    const watcher = tryWatch(folder, changed);
    return watcher ? [watcher] : [];
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** No examples, no watcher. */
function tryWatch(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_event, name) => {
      if (name === null || name.endsWith('.json')) changed();
    });
    // A folder that is removed ends its watcher; the page keeps what it shows.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
