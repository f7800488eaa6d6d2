import { readCertificate } from '../cms/certificate.ts';
import { defaultLimits } from '../limits.ts';
import { RevocationChecker } from '../revocation/checker.ts';
import type { RevocationPort } from '../revocation/evidence.ts';
import { Findings } from './findings.ts';
import { checkPath } from './path.ts';
import { checkRevocation } from './revocation.ts';
import { readRoot } from './root.ts';
import type { Trusted } from './root.ts';

/** Whom to believe, and whom to ask. */
export interface CertificateStatusOptions {
  /** DER of the certificates that are trusted as they are: the roots of licensed providers. */
  readonly trust: readonly Trusted[];
  readonly fetchRevocation: RevocationPort;
  /** Now by default. */
  readonly at?: Date;
}

/** What issuers say about a certificate. */
export interface CertificateStatus {
  /** Whether a sound path leads to a trusted root. */
  readonly trusted: boolean;
  /** `revoked` also when one of its issuers was; `unknown` when nobody says so now. */
  readonly status: 'good' | 'revoked' | 'unknown';
}

/**
 * Whether a certificate may be signed with now, as its issuers say: every certificate of its path but
 * the root is asked for (RFC 6960, RFC 5280, 6.3). Without a path to a trusted root nobody is asked:
 * the addresses in a certificate that anybody made are not to be called.
 *
 * @param chain DER; the signer's certificate first
 * @throws {SigningError} `not-der`
 */
export async function certificateStatus(
  chain: readonly Uint8Array[],
  { trust, fetchRevocation, at = new Date() }: CertificateStatusOptions,
): Promise<CertificateStatus> {
  const [signer, ...pool] = chain.map((der) => readCertificate(der));
  const roots = trust.map(readRoot);
  if (signer === undefined) return { trusted: false, status: 'unknown' };
  const findings = new Findings();
  const path = await checkPath(signer, pool, roots, at, findings);
  if (path === undefined || findings.indication !== 'TOTAL-PASSED')
    return { trusted: false, status: 'unknown' };
  const checker = new RevocationChecker({
    ...{ roots, pool, at, clockSkew: defaultLimits.clockSkew },
    data: { ocsps: [], crls: [] },
    fetch: fetchRevocation,
  });
  const times = { existedAt: at };
  const { status } = await checkRevocation(path, times, checker, 'require', findings);
  return { trusted: true, status: status === 'not-checked' ? 'unknown' : status };
}
