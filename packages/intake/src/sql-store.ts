import { dropGathered, gatheredTables, sqlGathered } from './confirm/gathered-sql.ts';
import { pendingTables, sqlPending } from './confirm/pending-sql.ts';
import { insertConfirmation, recordTables, sqlRecord } from './dossier-record-sql.ts';
import { handOverTables, sqlHandOvers } from './hand-over-sql.ts';
import { dossierCode } from './dossier-code.ts';
import type { Receipt } from './receipt.ts';
import type { DeskStore, Dossier, DossierState, DossierSummary, NewDossier } from './store.ts';
import type { Verdict } from './verdict.ts';

/** What the store asks of a PostgreSQL database, embedded or on a server. */
export interface SqlConnection {
  /** Runs one statement. Parameters `$1`, `$2` …; `bytea` goes in and out as Uint8Array. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export interface SqlDatabase extends SqlConnection {
  /** All or nothing; resolves once the commit is durable. An exception inside rolls back. */
  transaction<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// Receipt and verdict are `json`, not `jsonb`: they come out exactly as they went in, keys in order.
// The PDF is stored without PostgreSQL's own compression: its streams are compressed already.
const tables = [
  `create table if not exists dossier (
    code text primary key,
    sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    received_at timestamptz not null,
    state text not null,
    receipt json not null,
    verdict json not null,
    pdf bytea not null
  )`,
  `alter table dossier alter column pdf set storage external`,
  `alter table dossier add column if not exists identity text`,
  `create unique index if not exists dossier_identity on dossier (identity)`,
  `create index if not exists dossier_latest on dossier (received_at desc, code desc)`,
  `create index if not exists dossier_paper on dossier ((verdict->>'shortCode'))`,
  `create table if not exists dossier_number (
    agency text not null,
    day date not null,
    last integer not null,
    primary key (agency, day)
  )`,
];

interface DossierRow {
  state: DossierState;
  receipt: Receipt;
  verdict: Verdict;
}

/** Thrown inside the transaction to give the number back that it had taken. */
class KeptAlready extends Error {}

/** A store in a PostgreSQL database; makes its tables if they are not there. */
export async function sqlStore(database: SqlDatabase): Promise<DeskStore> {
  const all = [tables, recordTables, handOverTables, pendingTables, gatheredTables];
  for (const statement of all.flat()) await database.query(statement);

  async function find(
    column: 'code' | 'sha256' | 'identity',
    value: string,
  ): Promise<Dossier | undefined> {
    const [row] = await database.query<DossierRow>(
      `select state, receipt, verdict from dossier where ${column} = $1`,
      [value],
    );
    return row;
  }

  return {
    async keep(dossier) {
      try {
        const kept = await database.transaction((connection) => insert(connection, dossier));
        return { dossier: kept, created: true };
      } catch (error) {
        if (!(error instanceof KeptAlready)) throw error;
        const { identity, receipt } = dossier;
        const kept =
          (await find('sha256', receipt.sha256)) ??
          (identity === undefined ? undefined : await find('identity', identity));
        if (kept) return { dossier: kept, created: false };
        throw error;
      }
    },
    findByHash: (sha256) => find('sha256', sha256),
    findByCode: (code) => find('code', code),
    async pdf(code) {
      const [row] = await database.query<{ pdf: Uint8Array }>(
        'select pdf from dossier where code = $1',
        [code],
      );
      return row?.pdf;
    },
    async list({ limit = 50, before, shortCode } = {}) {
      const rows = await database.query<DossierRow>(
        `select state, receipt, verdict from dossier
         where ($2::text is null
             or (received_at, code) < (select received_at, code from dossier where code = $2))
           and ($3::text is null or verdict->>'shortCode' = $3)
         order by received_at desc, code desc limit $1`,
        [Math.min(Math.max(Math.trunc(limit), 1), 200), before ?? null, shortCode ?? null],
      );
      return rows.map(summarise);
    },
    record: sqlRecord(database),
    handOvers: sqlHandOvers(database),
    pending: sqlPending(database),
    gathered: sqlGathered(database),
    close: () => database.close(),
  };
}

async function insert(connection: SqlConnection, dossier: NewDossier): Promise<Dossier> {
  const [number] = await connection.query<{ last: number }>(
    `insert into dossier_number (agency, day, last) values ($1, $2, 1)
     on conflict (agency, day) do update set last = dossier_number.last + 1
     returning last`,
    [dossier.agency, dossier.day],
  );
  const receipt: Receipt = {
    code: dossierCode(dossier.agency, dossier.day, number?.last ?? 1),
    ...dossier.receipt,
  };
  const inserted = await connection.query(
    `insert into dossier (code, sha256, received_at, state, receipt, verdict, pdf, identity)
     values ($1, $2, $3, $7, $4, $5, $6, $8)
     on conflict do nothing returning code`,
    [
      receipt.code,
      receipt.sha256,
      dossier.receivedAt.toISOString(),
      JSON.stringify(receipt),
      JSON.stringify(dossier.verdict),
      dossier.pdf,
      dossier.state,
      dossier.identity ?? null,
    ],
  );
  if (inserted.length === 0) throw new KeptAlready();
  if (dossier.confirmation) {
    await insertConfirmation(connection, receipt.code, dossier.confirmation);
    await dropGathered(connection, receipt.sha256, dossier.confirmation.accounts);
  }
  return { receipt, state: dossier.state, verdict: dossier.verdict };
}

function summarise({ receipt, state, verdict }: DossierRow): DossierSummary {
  return {
    receipt,
    state,
    signers: verdict.confirmation
      ? verdict.confirmation.confirmations.map(({ person }) => person.name)
      : verdict.signatures.map((signature) => signature.signer?.name ?? signature.field),
    warnings: verdict.reasons.flatMap((reason) =>
      reason.severity === 'warning' ? [reason.code] : [],
    ),
  };
}
