/**
 * How far a list can be trusted. None of them is an official publication.
 *
 * - `copy`: of a named standard or decision, by a third party; not compared with the original
 * - `practice`: as forms, papers and portals write it; spellings differ between authorities
 * - `memory`: put together without a source, and incomplete
 */
export type ListState = 'copy' | 'practice' | 'memory';

/** Where a list comes from, and how far it can be trusted. */
export interface ListAbout {
  source: string;
  state: ListState;
  /** The day whose state it shows, YYYY-MM-DD; left out where the source names none. */
  asOf?: string;
  /** What is missing in it or was not checked. */
  note: string;
}
