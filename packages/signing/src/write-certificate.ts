import { fromLatin1 } from './bytes.ts';

/** A certificate (DER) as a PEM file, in lines of 64 characters (RFC 7468). */
export function writeCertificate(der: Uint8Array): string {
  const lines = btoa(fromLatin1(der)).replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
