import { vietnamTime } from './calendar.ts';
import { DeskError } from './desk-error.ts';
import type { DeskStore } from './store.ts';

/**
 * Takes a dossier back for its sender, as long as the agency has not signed it. It stays with its
 * record: that it was received is a fact.
 *
 * @param by who asks, as the portal knows them; `citizen` for whoever has the receipt
 * @throws {DeskError} `unknown-dossier`, `wrong-state`
 */
export async function withdraw(
  store: DeskStore,
  code: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const dossier = await store.findByCode(code);
  if (!dossier) throw new DeskError('unknown-dossier');
  const changed = await store.record.change(dossier.receipt.code, {
    from: ['received', 'awaiting-paper'],
    to: 'withdrawn',
    event: { at: vietnamTime(now), action: 'withdrawn', by, details: {} },
  });
  if (!changed) throw new DeskError('wrong-state');
}
