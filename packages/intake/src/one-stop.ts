import type { JsonObject, Procedure } from '@tokhai/procedure';
import { dossierRecord } from '@tokhai/procedure/formio';
import { fileAnswers } from './check-files.ts';
import type { Dossier } from './store.ts';

/**
 * A dossier in the shape that one-stop systems (iGate over LGSP) take, for the portal's own
 * integration: the submission's PDF and its attachments by hash, who hands in, and when.
 *
 * @param receivingUnit the unit that takes it, by its code in the deployment
 * @returns undefined when the procedure that the dossier was made with is not among those given
 */
export function oneStopRecord(
  procedures: readonly Procedure[],
  { receipt, verdict }: Pick<Dossier, 'receipt' | 'verdict'>,
  receivingUnit: string,
): JsonObject | undefined {
  const procedure = procedures.find(({ id }) => id === receipt.procedure);
  const { answers } = verdict;
  if (!procedure || !answers) return undefined;
  const attached = fileAnswers(procedure, answers).map(({ answer }) => ({
    name: String(answer['name']),
    sha256: String(answer['sha256']),
  }));
  return dossierRecord(procedure, answers, {
    code: receipt.code,
    submittedAt: verdict.createdAt ?? receipt.receivedAt,
    receivedAt: receipt.receivedAt,
    receivingUnit,
    papers: [{ name: receipt.title, sha256: receipt.sha256 }, ...attached],
  });
}
