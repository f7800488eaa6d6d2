import type { HandOverStore } from './hand-over.ts';
import type { SqlDatabase } from './sql-store.ts';

/** What has to stand in the database for {@link sqlHandOvers}. */
export const handOverTables = [
  `create table if not exists hand_over (
    code_hash text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
    expires_at timestamptz not null,
    reads integer not null default 0,
    pdf bytea not null
  )`,
  `alter table hand_over alter column pdf set storage external`,
];

/** Submissions on their way between signers, in a PostgreSQL database. */
export function sqlHandOvers(database: SqlDatabase): HandOverStore {
  return {
    put: ({ codeHash, pdf, expiresAt }, { now, maxBytes }) =>
      database.transaction(async (connection) => {
        await connection.query('delete from hand_over where expires_at <= $1', [now.toISOString()]);
        const kept = await connection.query(
          `insert into hand_over (code_hash, expires_at, pdf)
           select $1, $2, $3
           where (select coalesce(sum(length(pdf)), 0) from hand_over) + length($3::bytea) <= $4
           returning code_hash`,
          [codeHash, expiresAt.toISOString(), pdf, maxBytes],
        );
        return kept.length > 0;
      }),
    async read(codeHash, { now, maxReads }) {
      const [row] = await database.query<{ pdf: Uint8Array }>(
        `update hand_over set reads = reads + 1
         where code_hash = $1 and expires_at > $2 and reads < $3 returning pdf`,
        [codeHash, now.toISOString(), maxReads],
      );
      return row?.pdf;
    },
    async remove(codeHash) {
      await database.query('delete from hand_over where code_hash = $1', [codeHash]);
    },
  };
}
