import type { Certificate } from '../cms/certificate.ts';
import type { LegalProfile } from '../generated/legal-profile.ts';
import type { Limits } from '../limits.ts';
import type { RevocationChecker } from '../revocation/checker.ts';
import type { RevocationMode } from './revocation.ts';

/** What all signatures of a file are checked against. */
export interface Check {
  readonly profiles: readonly LegalProfile[];
  readonly roots: readonly Certificate[];
  /** The same for timestamping authorities. */
  readonly timestampRoots: readonly Certificate[];
  /** Certificates beside those of the signature that may be issuers. */
  readonly pool: readonly Certificate[];
  readonly at: Date;
  readonly limits: Limits;
  readonly revocation: RevocationMode;
  readonly checker: RevocationChecker;
}
