import { sha256Hex } from '@tokhai/procedure';
import { certificateFacts, sealedBy, type SealHolder } from '@tokhai/signing';
import { isAgencyCode } from './dossier-code.ts';

/** The agency that a desk works for. */
export interface Agency {
  /** First part of the dossier codes, e.g. `000.00.53.H48`. */
  readonly code: string;
  /** Who signs and seals for it. */
  readonly seals: readonly SealHolder[];
}

/** The agency of the desk's options, once it can be relied on. */
export interface KnownAgency {
  readonly code: string;
  /** Whether a certificate signs for the agency, by what the verification found about it. */
  owns(signer: { readonly subject: string; readonly fingerprint: string }): Promise<boolean>;
}

/**
 * @param hasRoots whether the desk trusts any root for agencies
 * @throws {RangeError} for a code that cannot begin a dossier code, and for roots under which anybody
 *   might seal
 */
export function knownAgency(agency: string | Agency, hasRoots: boolean): KnownAgency {
  const { code, seals } = typeof agency === 'string' ? { code: agency, seals: [] } : agency;
  if (!isAgencyCode(code)) {
    throw new RangeError('An agency code has 3 to 30 capital letters, digits and points.');
  }
  if (hasRoots && seals.length === 0) {
    throw new RangeError(
      'With officialTrust every agency under these roots could seal. Say in agency.seals who seals for this one.',
    );
  }
  return { code, owns: sealedBy(seals) };
}

/** Whether a certificate (DER) is one of the agency's; for looking before it signs. */
export async function ownsCertificate(
  agency: Pick<KnownAgency, 'owns'>,
  certificate: Uint8Array,
): Promise<boolean> {
  const { subject } = certificateFacts(certificate);
  return agency.owns({ subject, fingerprint: await sha256Hex(certificate) });
}
