import { vietnamTime } from './calendar.ts';
import { DeskError } from './desk-error.ts';
import { reason } from './reasons.ts';
import type { DeskStore } from './store.ts';
import { indicationOf, type Verdict } from './verdict.ts';

/**
 * Deletes what was stored beside a dossier about its signatures: certificates, revocation statements
 * and findings in the verdicts, and the sealed confirmation. The law asks that it can be stored and
 * deleted (Thông tư 15/2025/TT-BKHCN, Điều 5). The received PDF and the result stay, byte for byte, and
 * with them what they hold themselves: they can be checked again.
 *
 * @param by who deletes it, as the portal knows them
 * @throws {DeskError} `unknown-dossier`, `changed-meanwhile`
 */
export async function deleteEvidence(
  store: DeskStore,
  code: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const dossier = await store.findByCode(code);
  if (!dossier) throw new DeskError('unknown-dossier');
  const at = vietnamTime(now);
  const reasons = [reason('evidence-deleted')];
  const left = { indication: indicationOf(reasons), reasons, checkedAt: at };
  const changed = await store.record.change(dossier.receipt.code, {
    from: [dossier.state],
    to: dossier.state,
    event: { at, action: 'evidence-deleted', by, details: {} },
    evidence: {
      verdict: { ...contentOf(dossier.verdict), ...left, signatures: [] },
      result: { ...left, citizens: [], agency: [] },
    },
  });
  if (!changed) throw new DeskError('changed-meanwhile');
}

/** What a verdict says of the submission itself: it is found and worked on by that. */
function contentOf({
  tier,
  procedure,
  createdAt,
  shortCode,
  answers,
  inForce,
}: Verdict): Partial<Verdict> {
  return {
    ...(tier && { tier }),
    ...(procedure !== undefined && { procedure }),
    ...(createdAt !== undefined && { createdAt }),
    ...(shortCode !== undefined && { shortCode }),
    ...(answers && { answers }),
    ...(inForce && { inForce }),
  };
}
