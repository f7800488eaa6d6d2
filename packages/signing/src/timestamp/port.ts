/**
 * A timestamping authority as this package sees it.
 *
 * @param imprint SHA-256 of what is to be timestamped
 * @returns the token (ContentInfo, RFC 3161), DER
 */
export type TimestampPort = (imprint: Uint8Array) => Promise<Uint8Array>;
