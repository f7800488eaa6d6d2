import type { Transfer, TransferStore } from './transfer-store.ts';

interface Kept extends Transfer {
  /** Who took it, once somebody did. */
  by?: string;
  reads: number;
  isTaken: boolean;
}

const nothing = new Uint8Array();

/** Keeps drafts between two devices in the memory of this process: nothing is ever on a disk. */
export function memoryTransfers(): TransferStore {
  const kept = new Map<string, Kept>();
  const dropOver = (now: Date): void => {
    for (const [id, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(id);
  };
  const current = (id: string, now: Date): Kept | undefined => {
    dropOver(now);
    return kept.get(id);
  };
  return {
    async put(transfer, { now, maxBytes, maxOfOne }) {
      dropOver(now);
      if (kept.has(transfer.id)) return 'exists';
      const all = [...kept.values()];
      // One that was taken still counts: its place is what it costs until it is over.
      if (all.filter(({ from }) => from === transfer.from).length >= maxOfOne) return 'too-many';
      const total = all.reduce((sum, { sealed }) => sum + sealed.length, transfer.sealed.length);
      if (total > maxBytes) return 'full';
      kept.set(transfer.id, { ...transfer, reads: 0, isTaken: false });
      return 'kept';
    },
    async take(id, by, { now, maxReads }) {
      const found = current(id, now);
      if (!found || found.isTaken || found.reads >= maxReads) return undefined;
      if ((found.by ??= by) !== by) return undefined;
      found.reads += 1;
      return found.sealed;
    },
    async arrived(id, by, now) {
      const found = current(id, now);
      if (!found || found.by !== by) return false;
      found.isTaken = true;
      found.sealed = nothing;
      return true;
    },
    async state(id, now) {
      const found = current(id, now);
      return found && (found.isTaken ? 'taken' : 'waiting');
    },
    async remove(id) {
      kept.delete(id);
    },
  };
}
