import type { PersonalConfirmation } from '@tokhai/signing/confirmation';
import type { SqlConnection, SqlDatabase } from '../sql-store.ts';
import { TakenBack, type GatheredStore } from './gathered.ts';

/** What has to stand in the database for {@link sqlGathered}. */
export const gatheredTables = [
  `create table if not exists confirmation_gathered (
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    account text not null,
    confirmation json not null,
    confirmed_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (sha256, account)
  )`,
];

interface Row {
  confirmation: PersonalConfirmation;
  expires_at: string;
}

/** Confirmations that await those of others, in a PostgreSQL database. */
export function sqlGathered(database: SqlDatabase): GatheredStore {
  return {
    async of(sha256, now) {
      const rows = await database.query<Row>(
        `select confirmation, expires_at::text from confirmation_gathered
         where sha256 = $1 and expires_at > $2 order by confirmed_at, account`,
        [sha256, now.toISOString()],
      );
      return rows.map(({ confirmation, expires_at }) => ({
        confirmation,
        expiresAt: new Date(expires_at),
      }));
    },
    add: (sha256, { confirmation, expiresAt }, now) =>
      database.transaction(async (connection) => {
        await connection.query('delete from confirmation_gathered where expires_at <= $1', [
          now.toISOString(),
        ]);
        await connection.query(
          `insert into confirmation_gathered
             (sha256, account, confirmation, confirmed_at, expires_at)
           values ($1, $2, $3, $4, $5)
           on conflict (sha256, account) do update
           set confirmation = excluded.confirmation, confirmed_at = excluded.confirmed_at,
               expires_at = excluded.expires_at`,
          [
            sha256,
            confirmation.person.account,
            JSON.stringify(confirmation),
            now.toISOString(),
            expiresAt.toISOString(),
          ],
        );
      }),
    async remove(sha256, account) {
      await database.query('delete from confirmation_gathered where sha256 = $1 and account = $2', [
        sha256,
        account,
      ]);
    },
  };
}

/**
 * The dossier has them all: they are kept nowhere else.
 *
 * @param accounts whose confirmations it has
 * @throws TakenBack when one of them is not there any more
 */
export async function dropGathered(
  connection: SqlConnection,
  sha256: string,
  accounts: readonly string[],
): Promise<void> {
  const dropped = await connection.query<{ account: string }>(
    'delete from confirmation_gathered where sha256 = $1 returning account',
    [sha256],
  );
  const stood = new Set(dropped.map(({ account }) => account));
  if (!accounts.every((account) => stood.has(account))) throw new TakenBack();
}
