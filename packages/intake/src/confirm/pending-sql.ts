import type { SqlDatabase } from '../sql-store.ts';
import type { PendingStore } from './pending.ts';

/** What has to stand in the database for {@link sqlPending}. */
export const pendingTables = [
  `create table if not exists confirmation_pending (
    account text primary key,
    id_hash text not null check (id_hash ~ '^[0-9a-f]{64}$'),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    method text not null default '',
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    attempts integer not null default 0
  )`,
];

interface Row {
  sha256: string;
  method: string;
  asked_at: string;
  expires_at: string;
  attempts: number;
}

/** Confirmations under way, in a PostgreSQL database. */
export function sqlPending(database: SqlDatabase): PendingStore {
  return {
    begin: (account, { idHash, sha256, askedAt, expiresAt }, { now, pausedUntil }) =>
      database.transaction(async (connection) => {
        await connection.query('delete from confirmation_pending where expires_at <= $1', [
          now.toISOString(),
        ]);
        const begun = await connection.query(
          `insert into confirmation_pending (account, id_hash, sha256, asked_at, expires_at)
           values ($1, $2, $3, $4, $5)
           on conflict (account) do update
           set id_hash = excluded.id_hash, sha256 = excluded.sha256, method = '',
               asked_at = excluded.asked_at, expires_at = excluded.expires_at, attempts = 0
           where confirmation_pending.asked_at <= $6 returning account`,
          [
            account,
            idHash,
            sha256,
            askedAt.toISOString(),
            expiresAt.toISOString(),
            pausedUntil.toISOString(),
          ],
        );
        return begun.length > 0;
      }),
    async attempt(account, idHash, { now, maxAttempts }) {
      const [row] = await database.query<Row>(
        `update confirmation_pending set attempts = attempts + 1
         where account = $1 and id_hash = $2 and expires_at > $3 and attempts < $4
         returning sha256, method, asked_at::text, expires_at::text, attempts`,
        [account, idHash, now.toISOString(), maxAttempts],
      );
      return (
        row && {
          ...{ idHash, sha256: row.sha256, method: row.method },
          askedAt: new Date(row.asked_at),
          expiresAt: new Date(row.expires_at),
          left: maxAttempts - row.attempts,
        }
      );
    },
    async asked(account, idHash, method) {
      await database.query(
        'update confirmation_pending set method = $3 where account = $1 and id_hash = $2',
        [account, idHash, method],
      );
    },
    async end(account, idHash) {
      await database.query('delete from confirmation_pending where account = $1 and id_hash = $2', [
        account,
        idHash,
      ]);
    },
  };
}
