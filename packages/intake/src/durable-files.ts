import type { PGlite } from '@electric-sql/pglite';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from './store.ts';

/** An open file of PGlite's file system; `nfd` is the descriptor of the real file. */
interface Stream {
  nfd?: number;
  node: object;
}

interface NodeFiles {
  stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: object): string;
}

interface FileSystem {
  lookupPath(path: string): { node: { mount: { type: NodeFiles } } };
}

/**
 * Start parameters of a database that waits for the disk. PGlite starts PostgreSQL with `-F`
 * (never wait); and of the ways PostgreSQL can sync its log, `fsync` is the one that passes
 * through PGlite's file system, where `syncToDisk` makes it real.
 */
export function durableStartParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((flag) => flag !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/**
 * Passes PostgreSQL's fsync on to the disk. PGlite's file system answers it without doing anything,
 * so that a receipt could be given for a submission which a power cut then loses.
 *
 * @throws {StoreError} `store-not-durable` when this version of PGlite has another file system
 */
export function syncToDisk(database: PGlite, dataDirectory: string): void {
  const { FS } = database.Module as unknown as { FS: FileSystem };
  const files = FS.lookupPath(dataDirectory).node.mount.type;
  if (typeof files?.realPath !== 'function' || !files.stream_ops) {
    throw new StoreError(
      'store-not-durable',
      'This version of PGlite cannot be made to wait for the disk. Install the version in the lockfile.',
    );
  }
  files.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd);
    else syncDirectory(files.realPath(stream.node));
    return 0;
  };
}

/** Windows cannot sync a directory, and does not need to. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until everything below a directory is on disk. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths) {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
  const directories = new Set([directory, ...entries.map((entry) => entry.parentPath)]);
  for (const path of directories) syncDirectory(path);
}
