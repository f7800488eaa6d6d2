import { PGlite, types, type Transaction } from '@electric-sql/pglite';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { durableStartParameters, syncToDisk, syncTree } from './durable-files.ts';
import { sqlStore, type SqlConnection, type SqlDatabase } from './sql-store.ts';
import type { DeskStore } from './store.ts';

/** Bytes travel as they are; PGlite's own way writes them as text, some twenty times slower. */
const asBytes = {
  serializers: { [types.BYTEA]: (bytes: Uint8Array) => bytes as unknown as string },
  parsers: { [types.BYTEA]: (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) },
};

/**
 * A store in PGlite, PostgreSQL embedded in this process.
 *
 * With a directory, what was kept survives the end of the process, a crash, and (the disk being
 * honest about fsync) a power cut. Without one it lives in memory, for tests.
 *
 * @throws {StoreError} `store-in-use` when another process has the directory
 */
export async function pgliteStore(directory?: string): Promise<DeskStore> {
  if (directory === undefined) return sqlStore(database(await PGlite.create(), async () => {}));
  // Dossiers are personal data: the directory is for its owner only.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const home = await realpath(directory);
  const unlock = await lockDirectory(home);
  try {
    const data = join(home, 'database');
    const pglite = await PGlite.create(data, {
      startParams: durableStartParameters(PGlite.defaultStartParams),
    });
    syncToDisk(pglite, PGlite.paths.PGDATA);
    // What PostgreSQL wrote before the line above (a new database, the recovery after a crash).
    await syncTree(home);
    return await sqlStore(database(pglite, unlock));
  } catch (error) {
    await unlock();
    throw error;
  }
}

function database(pglite: PGlite, unlock: () => Promise<void>): SqlDatabase {
  return {
    ...connection(pglite),
    transaction: (work) => pglite.transaction((inside) => work(connection(inside))),
    async close() {
      await pglite.close();
      await unlock();
    },
  };
}

function connection(pglite: PGlite | Transaction): SqlConnection {
  return {
    async query<Row>(sql: string, parameters: unknown[] = []) {
      const { rows } = await pglite.query<Row>(sql, parameters, asBytes);
      return rows;
    },
  };
}
