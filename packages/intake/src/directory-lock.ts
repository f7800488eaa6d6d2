import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from './store.ts';

/**
 * Makes sure that one process at a time uses a directory: two embedded databases over the same
 * files destroy each other's data. The lock is a listening local socket; it ends with its process
 * however that ends, so no stale lock has to be removed by hand.
 *
 * @param directory an absolute path that exists
 * @returns what gives the lock back
 * @throws {StoreError} `store-in-use`
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = socketPath(directory);
  let server = await listen(path);
  if (!server) {
    if (!(await isAbandoned(path))) throw inUse(directory);
    await rm(path, { force: true });
    server = await listen(path);
    if (!server) throw inUse(directory);
  }
  const held = server;
  held.unref();
  return () => new Promise((resolve) => held.close(() => resolve()));
}

function inUse(directory: string): StoreError {
  return new StoreError(
    'store-in-use',
    `Another process keeps its dossiers in ${directory}. End it, or name another directory.`,
  );
}

/** Local sockets have short names (about 100 bytes); Windows keeps them apart from files. */
function socketPath(directory: string): string {
  const name = `tokhai-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const beside = join(directory, 'lock');
  return Buffer.byteLength(beside) <= 100 ? beside : join(tmpdir(), name);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => resolve(server));
  });
}

function isAbandoned(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT');
    });
  });
}
