import type { SealedConfirmation } from './confirm/seal.ts';
import type {
  DossierChange,
  DossierEvent,
  DossierRecord,
  DossierResult,
  PaperScan,
} from './dossier-record.ts';
import type { SqlConnection, SqlDatabase } from './sql-store.ts';
import type { NewDossier } from './store.ts';

/** What has to stand in the database for {@link sqlRecord}. */
export const recordTables = [
  `create table if not exists dossier_event (
    number bigint generated always as identity primary key,
    code text not null references dossier (code),
    event json not null
  )`,
  `create index if not exists dossier_event_of on dossier_event (code, number)`,
  `create table if not exists dossier_result (
    code text primary key references dossier (code),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    verdict json not null,
    pdf bytea not null
  )`,
  `alter table dossier_result alter column pdf set storage external`,
  `create table if not exists dossier_scan (
    code text primary key references dossier (code),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    type text not null,
    bytes bytea not null
  )`,
  `alter table dossier_scan alter column bytes set storage external`,
  `create table if not exists dossier_confirmation (
    code text primary key references dossier (code),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    pdf bytea not null
  )`,
  `alter table dossier_confirmation alter column pdf set storage external`,
];

/** Thrown inside the transaction to undo it. */
class ChangedMeanwhile extends Error {}

/** What becomes of dossiers, in a PostgreSQL database. */
export function sqlRecord(database: SqlDatabase): DossierRecord {
  return {
    async change(code, { from, to, event, result, paper, evidence }) {
      try {
        await database.transaction(async (connection) => {
          const changed = await connection.query(
            `update dossier set state = $2
             where code = $1 and state in (select json_array_elements_text($3::json))
             returning code`,
            [code, to, JSON.stringify(from)],
          );
          if (changed.length === 0) throw new ChangedMeanwhile();
          await connection.query('insert into dossier_event (code, event) values ($1, $2)', [
            code,
            JSON.stringify(event),
          ]);
          if (paper) await bindPaper(connection, code, paper);
          if (evidence) await dropEvidence(connection, code, evidence);
          if (!result) return;
          const { sha256, verdict, pdf } = result.now;
          const kept = await connection.query(
            `insert into dossier_result (code, sha256, verdict, pdf) values ($1, $2, $3, $4)
             on conflict (code) do update
             set sha256 = excluded.sha256, verdict = excluded.verdict, pdf = excluded.pdf
             where dossier_result.sha256 = $5 returning code`,
            [code, sha256, JSON.stringify(verdict), pdf, result.before ?? ''],
          );
          if (kept.length === 0) throw new ChangedMeanwhile();
        });
        return true;
      } catch (error) {
        if (error instanceof ChangedMeanwhile) return false;
        throw error;
      }
    },
    async events(code) {
      const rows = await database.query<{ event: DossierEvent }>(
        'select event from dossier_event where code = $1 order by number',
        [code],
      );
      return rows.map(({ event }) => event);
    },
    async result(code) {
      const [row] = await database.query<DossierResult>(
        'select sha256, verdict, pdf from dossier_result where code = $1',
        [code],
      );
      return row;
    },
    async scan(code) {
      const [row] = await database.query<PaperScan>(
        'select sha256, type, bytes from dossier_scan where code = $1',
        [code],
      );
      return row;
    },
    async confirmation(code) {
      const [row] = await database.query<SealedConfirmation>(
        'select sha256, pdf from dossier_confirmation where code = $1',
        [code],
      );
      return row;
    },
  };
}

/** Keeps a sealed confirmation with its new dossier, and the line in the record. */
export async function insertConfirmation(
  connection: SqlConnection,
  code: string,
  { sealed, event }: NonNullable<NewDossier['confirmation']>,
): Promise<void> {
  await connection.query(
    'insert into dossier_confirmation (code, sha256, pdf) values ($1, $2, $3)',
    [code, sealed.sha256, sealed.pdf],
  );
  await connection.query('insert into dossier_event (code, event) values ($1, $2)', [
    code,
    JSON.stringify(event),
  ]);
}

async function bindPaper(
  connection: SqlConnection,
  code: string,
  { scan, receipt }: NonNullable<DossierChange['paper']>,
): Promise<void> {
  await connection.query(
    'insert into dossier_scan (code, sha256, type, bytes) values ($1, $2, $3, $4)',
    [code, scan.sha256, scan.type, scan.bytes],
  );
  await connection.query('update dossier set receipt = $2 where code = $1', [
    code,
    JSON.stringify(receipt),
  ]);
}

async function dropEvidence(
  connection: SqlConnection,
  code: string,
  { verdict, result }: NonNullable<DossierChange['evidence']>,
): Promise<void> {
  await connection.query('update dossier set verdict = $2 where code = $1', [
    code,
    JSON.stringify(verdict),
  ]);
  await connection.query('update dossier_result set verdict = $2 where code = $1', [
    code,
    JSON.stringify(result),
  ]);
  await connection.query('delete from dossier_confirmation where code = $1', [code]);
}
