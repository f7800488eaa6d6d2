import { toBytes, toHex } from './bytes.ts';
import { hash } from './cms/algorithms.ts';
import { readCertificate } from './cms/certificate.ts';
import { subjectAttributes } from './subject-attributes.ts';

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

/** Of a certificate, as a report of a verification has it. */
export interface HeldCertificate {
  readonly subject: string;
  /** SHA-256 of its DER in lower-case hexadecimal. */
  readonly fingerprint: string;
}

/**
 * Whether a certificate is one of an agency's.
 *
 * @throws {RangeError} at once, for a subject without attributes: every certificate would fit it
 * @throws {SigningError} `not-der` at once, for what is no certificate
 */
export function sealedBy(
  holders: readonly SealHolder[],
): (certificate: HeldCertificate) => Promise<boolean> {
  const rules = holders.map(ruleOf);
  return async (certificate) =>
    (await Promise.all(rules.map((holds) => holds(certificate)))).includes(true);
}

function ruleOf(holder: SealHolder): (certificate: HeldCertificate) => Promise<boolean> {
  if ('certificate' in holder) {
    // Read now: what is no certificate has to be told at the start.
    const { der } = readCertificate(toBytes(holder.certificate));
    return async ({ fingerprint }) => fingerprint === toHex(await hash('SHA-256', der));
  }
  const wanted = Object.entries(holder.subject);
  if (wanted.length === 0 || wanted.some(([, value]) => value.trim() === '')) {
    throw new RangeError(
      'The subject of who seals needs at least one attribute with a value, e.g. O.',
    );
  }
  return async ({ subject }) => {
    const attributes = subjectAttributes(subject);
    return wanted.every(([type, value]) => {
      const found = attributes.filter((attribute) => attribute.type === type);
      return found.length === 1 && found[0]?.value.normalize('NFC') === value.normalize('NFC');
    });
  };
}
