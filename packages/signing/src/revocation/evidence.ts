/** What somebody with a right to say so says about one certificate. */
export interface Evidence {
  readonly source: 'ocsp' | 'crl';
  readonly status: 'good' | 'revoked';
  /** When it was known to be so. */
  readonly thisUpdate: Date;
  /** Until when it may be relied on; absent: newer information is always at hand. */
  readonly nextUpdate?: Date;
  readonly revokedAt?: Date;
  /** For a revocation list that covers only some reasons: bits of ReasonFlags (RFC 5280, 4.2.1.13). */
  readonly reasons?: number;
}

/** All reasons of ReasonFlags, bits 1 to 8. */
export const ALL_REASONS = 0x1fe;

/** Signed statements about revocation, wherever they came from. Nothing of them is checked yet. */
export interface RevocationData {
  /** OCSPResponse, DER. */
  readonly ocsps: readonly Uint8Array[];
  /** CertificateList, DER. */
  readonly crls: readonly Uint8Array[];
}

/**
 * Brings revocation information from where a certificate says it is. The address comes from a
 * document of anybody's: the port must refuse whatever is not a public service.
 *
 * @returns OCSPResponse or CertificateList, DER
 */
export type RevocationPort = (
  request:
    | { readonly kind: 'ocsp'; readonly url: string; readonly body: Uint8Array }
    | { readonly kind: 'crl'; readonly url: string },
) => Promise<Uint8Array>;
