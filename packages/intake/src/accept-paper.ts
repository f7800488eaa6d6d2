import { sniffType } from '@tokhai/answers';
import { readShortCode } from '@tokhai/pdf';
import { sha256Hex, type Procedure } from '@tokhai/procedure';
import { vietnamTime, type Holidays } from './calendar.ts';
import { DeskError } from './desk-error.ts';
import { readDossierCode } from './dossier-code.ts';
import { writeReceipt, type Receipt } from './receipt.ts';
import type { DeskStore, Dossier } from './store.ts';

/** A paper that somebody brought, and who took it. */
export interface PaperAcceptance {
  /** The pages signed by hand: PDF, JPEG or PNG. */
  scan: Uint8Array;
  /** Who compared and took it, as the portal knows them, for the record. */
  officer: string;
}

export interface PaperContext {
  store: DeskStore;
  procedures: readonly Procedure[];
  /** Largest scan, in bytes. */
  maxBytes: number;
  now: Date;
  holidays?: Holidays;
}

const scanTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/**
 * Binds a paper that was signed by hand to the dossier of the answers it was printed from: keeps the
 * scan with its hash, adds the line to the record and begins the time limit.
 *
 * Whether the signatures on the paper are right, and its pages those of the submission, is for the
 * officer to see: the code at their foot finds the dossier and proves nothing.
 *
 * @param code at the foot of the paper, or the dossier code
 * @throws {DeskError}
 */
export async function acceptPaper(
  code: string,
  { scan, officer }: PaperAcceptance,
  { store, procedures, maxBytes, now, holidays }: PaperContext,
): Promise<Receipt> {
  const dossier = await findAwaiting(store, code);
  const { receipt: before } = dossier;
  if (dossier.state !== 'awaiting-paper') throw new DeskError('wrong-state');
  if (scan.length > maxBytes) throw new DeskError('scan-too-large');
  const type = sniffType(scan);
  const sha256 = await sha256Hex(scan);
  if (!scanTypes.has(type) || sha256 === before.sha256) throw new DeskError('not-a-scan');
  const procedure = procedures.find(({ id }) => id === before.procedure);
  if (!procedure) throw new DeskError('unknown-procedure');
  const receipt: Receipt = {
    code: before.code,
    ...writeReceipt(procedure, before.sha256, now, holidays ? { holidays } : {}),
  };
  const changed = await store.record.change(before.code, {
    from: ['awaiting-paper'],
    to: 'received',
    event: {
      at: vietnamTime(now),
      action: 'paper-accepted',
      by: officer,
      details: { scan: sha256, type },
    },
    paper: { scan: { sha256, type, bytes: scan }, receipt },
  });
  if (!changed) throw new DeskError('wrong-state');
  return receipt;
}

/** The dossier of a code as somebody typed or scanned it. */
async function findAwaiting(store: DeskStore, typed: string): Promise<Dossier> {
  const shortCode = readShortCode(typed);
  let code = readDossierCode(typed);
  if (shortCode !== undefined) {
    const found = await store.list({ shortCode, limit: 200 });
    const awaiting = found.filter(({ state }) => state === 'awaiting-paper');
    if (awaiting.length > 1) throw new DeskError('several-dossiers');
    code = (awaiting[0] ?? found[0])?.receipt.code;
  }
  const dossier = code === undefined ? undefined : await store.findByCode(code);
  if (!dossier) throw new DeskError('unknown-dossier');
  return dossier;
}
