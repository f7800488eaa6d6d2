import type { LegalItemLabels } from '../generated/legal-profile.ts';

/** The three main indications of EN 319 102-1, clause 5.1.3. */
export type Indication = 'TOTAL-PASSED' | 'TOTAL-FAILED' | 'INDETERMINATE';

/** Something that was found, for programs (`code`) and for those who mend it (`message`). */
export interface Reason {
  /** Kebab-case, stable. */
  readonly code: string;
  /** English, names the remedy, no personal data. */
  readonly message: string;
  /** ETSI sub-indication (EN 319 102-1, tables 5 and 6), where the finding has one. */
  readonly subIndication?: string;
  /** The signature field concerned, at the level of the document. */
  readonly field?: string;
}

/** A change that a later revision made and that no signer agreed to. */
export interface Modification {
  readonly code: string;
  /** Number of the PDF object concerned. */
  readonly object?: number;
  /** Index of the revision that made it; the number of revisions for bytes after the last. */
  readonly revision: number;
}

/** The levels of PAdES baseline signatures (EN 319 142-1, clause 6). */
export type BaselineLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** One thing that the law wants to be told about a signature. */
export interface LegalItem {
  readonly id: keyof LegalItemLabels;
  /** In the words of the legal text: Vietnamese. */
  readonly label: string;
  /** A name, an instant, or an interval (ISO 8601); absent when the file does not say. */
  readonly value?: string;
  /** Of what holds or does not; absent when it cannot be told. */
  readonly holds?: boolean;
  /** Of the time: whether a timestamp proves it. */
  readonly proven?: boolean;
}

/** Whether a signature was made as the legal profile demands that was in force then. */
export interface LegalReport {
  /** `id` of the profile. */
  readonly profile: string;
  /** The legal text, as it is cited. */
  readonly title: string;
  readonly matches: boolean;
  /** Why it does not match. */
  readonly reasons: readonly Reason[];
  /** What the law wants to be told, in its order. */
  readonly items: readonly LegalItem[];
}

/** Who signed, by the certificate in the signature. */
export interface SignerReport {
  /** Common name. */
  readonly name: string;
  /** serialNumber attribute of the subject: in Viet Nam the identity or tax number. */
  readonly subjectSerialNumber?: string;
  /** O of the subject: the unit that manages the certificate, where it names one. */
  readonly organization?: string;
  readonly subject: string;
  readonly issuer: string;
  /** Of the certificate, lower-case hexadecimal. */
  readonly serialNumber: string;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** What was found about the revocation of a path's certificates. */
export interface RevocationReport {
  readonly status: 'good' | 'revoked' | 'unknown' | 'not-checked';
  /** ISO 8601. */
  readonly knownAt?: string;
  readonly revokedAt?: string;
}

/** What was found about one timestamp. */
export interface TimestampReport {
  readonly indication: Indication;
  /** What it tells, ISO 8601; proven only when the indication is TOTAL-PASSED. */
  readonly time?: string;
  /** Common name of the timestamping authority. */
  readonly authority?: string;
  readonly revocation: RevocationReport['status'];
  readonly reasons: readonly Reason[];
}

/** What was found about one signature. */
export interface SignatureReport {
  /** Fully qualified name of the field. */
  readonly field: string;
  readonly kind: 'signature' | 'timestamp';
  readonly indication: Indication;
  /** Of the gravest reason. */
  readonly subIndication?: string;
  /** Absent when the signature is too damaged to name anybody. */
  readonly signer?: SignerReport;
  /** The time the signer claims (/M), ISO 8601. Nothing proves it. */
  readonly signedAt?: string;
  readonly algorithm?: string;
  /** The record that the signer signed along (`evidence` of `prepareSignature`), as it stands there. */
  readonly evidence?: string;
  /**
   * The level that it reaches with what stands in the document. Absent for document timestamps and
   * for what is no PAdES baseline signature. It says how a signature is kept, not that it holds.
   */
  readonly level?: BaselineLevel;
  /** Of signatures of people; absent when no profile was in force. */
  readonly legal?: LegalReport;
  /** Timestamps over the signature itself, or of a document timestamp its own. */
  readonly timestamps: readonly TimestampReport[];
  /** When a timestamp that the signer signed along was made, ISO 8601: not signed before. */
  readonly contentTimestampAt?: string;
  /**
   * The earliest time at which a trusted timestamp proves that the signature existed, ISO 8601:
   * the best-signature-time of EN 319 102-1, 5.5. Absent when nothing proves a time before now.
   */
  readonly provenAt?: string;
  /** Index of the revision that brought the signature. */
  readonly revision: number;
  /** SHA-256 of the bytes that it covers, lower-case hexadecimal; only of one that holds. */
  readonly coveredSha256?: string;
  /** Whether its byte ranges cover its revision whole, but for the signature itself. */
  readonly coversWholeRevision: boolean;
  /** Whether nothing at all follows what it covers. */
  readonly coversWholeFile: boolean;
  readonly modifiedAfterSigning: boolean;
  readonly modifications: readonly Modification[];
  /**
   * Whether a certificate of the path was revoked when it mattered; the worst of them. `unknown`:
   * it was looked up in vain. `not-checked`: nothing was at hand and nobody was asked.
   */
  readonly revocation: RevocationReport['status'];
  /** When that was known, ISO 8601. */
  readonly revocationKnownAt?: string;
  /** ISO 8601. */
  readonly revokedAt?: string;
  /** Why the indication is not TOTAL-PASSED; gravest first. */
  readonly reasons: readonly Reason[];
  /** What else is worth knowing; changes nothing. */
  readonly notes: readonly Reason[];
}

/** The result of checking a PDF; plain JSON. */
export interface VerificationReport {
  readonly indication: Indication;
  readonly reasons: readonly Reason[];
  /** Whether every signature matches the legal profile of its time; absent when none has one. */
  readonly legal?: Pick<LegalReport, 'profile' | 'title' | 'matches'>;
  readonly signatures: readonly SignatureReport[];
  /** For each revision, oldest first, the offset after its last byte. */
  readonly revisions: readonly { readonly end: number }[];
  /** Offset after the last byte that the newest signature covers; null without one. */
  readonly signedRevisionEnd: number | null;
}
