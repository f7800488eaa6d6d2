/** Drafts from one device to another, through a portal that cannot read them. It needs no database. */
export { draftTransfers, type DraftTransfersOptions } from './draft-transfers.ts';
export { memoryTransfers } from './memory-transfers.ts';
export type { Transfer, TransferStore } from './transfer-store.ts';
