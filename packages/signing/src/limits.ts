/** What a file from outside may cost before it is refused. */
export interface Limits {
  /** Size of the whole file, in bytes. */
  readonly maxBytes: number;
  /** Incremental updates, the first writing included. */
  readonly maxRevisions: number;
  /** Entries over all cross-reference sections. */
  readonly maxObjects: number;
  /** Bytes that all compressed object and cross-reference streams may grow to together. */
  readonly maxInflatedBytes: number;
  /** Signature dictionaries over all revisions. */
  readonly maxSignatures: number;
  /** How far a claimed signing time may lie in the future, in milliseconds: clocks of phones drift. */
  readonly clockSkew: number;
}

/** Generous for forms and decisions with scanned papers; a portal lowers `maxBytes` to its own limit. */
export const defaultLimits: Limits = {
  maxBytes: 64 * 1024 * 1024,
  maxRevisions: 64,
  maxObjects: 500_000,
  maxInflatedBytes: 128 * 1024 * 1024,
  maxSignatures: 64,
  clockSkew: 5 * 60 * 1000,
};
