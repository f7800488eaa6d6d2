import { sha256Hex } from '@tokhai/procedure';
import { certificateFacts, subjectAttributes } from '@tokhai/signing';
import { isAgencyCode } from './dossier-code.ts';

/**
 * Whose certificates sign and seal for an agency. Other agencies have certificates of the same root,
 * so the root alone does not say that it was this one.
 *
 * - `certificate`: this very one, DER.
 * - `subject`: every certificate whose subject has these attributes, each of them once and letter for
 *   letter, by their short names (`O`, `OU`, `CN`, `organizationIdentifier` (EN 319 412-1, 5.1.4),
 *   `UID`, `serialNumber` …). It stays right when the certificate is renewed, and takes the officers'
 *   own certificates in where the authority puts the agency into them.
 */
export type SealHolder =
  { readonly certificate: Uint8Array } | { readonly subject: Readonly<Record<string, string>> };

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
  const rules = seals.map(rule);
  const owns: KnownAgency['owns'] = async (signer) =>
    (await Promise.all(rules.map((holds) => holds(signer)))).includes(true);
  return { code, owns };
}

/** Whether a certificate (DER) is one of the agency's; for looking before it signs. */
export async function ownsCertificate(
  agency: Pick<KnownAgency, 'owns'>,
  certificate: Uint8Array,
): Promise<boolean> {
  const { subject } = certificateFacts(certificate);
  return agency.owns({ subject, fingerprint: await sha256Hex(certificate) });
}

function rule(holder: SealHolder): KnownAgency['owns'] {
  if ('certificate' in holder) {
    const { certificate } = holder;
    // Read now: what is no certificate has to be told at the start.
    certificateFacts(certificate);
    return async ({ fingerprint }) => fingerprint === (await sha256Hex(certificate));
  }
  const wanted = Object.entries(holder.subject);
  if (wanted.length === 0 || wanted.some(([, value]) => value.trim() === '')) {
    throw new RangeError('A subject in agency.seals needs at least one attribute with a value.');
  }
  return async ({ subject }) => {
    const attributes = subjectAttributes(subject);
    return wanted.every(([type, value]) => {
      const found = attributes.filter((attribute) => attribute.type === type);
      return found.length === 1 && found[0]?.value.normalize('NFC') === value.normalize('NFC');
    });
  };
}
