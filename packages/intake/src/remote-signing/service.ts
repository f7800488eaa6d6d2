import type { SignatureAlgorithm } from '@tokhai/signing';

/** A certificate whose key a remote service keeps for a person. */
export interface RemoteCertificate {
  /** What the service is told which one is meant. */
  readonly id: string;
  /** DER; the person's first, then its issuers as far as the service gives them. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

/** What a service is asked to have signed. */
export interface RemoteRequest {
  /** The person's number at the service, most often the personal identification number. */
  readonly user: string;
  /** Id of the {@link RemoteCertificate}. */
  readonly certificate: string;
  /** What is signed; the service never sees the document. */
  readonly digest: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  /** What the person reads on the phone; it holds the check code. */
  readonly description: string;
  /** Name of the document, e.g. the title of the procedure. */
  readonly document: string;
  /** Unique for each request. */
  readonly transaction: string;
}

/** How far a request is. */
export type RemoteState =
  | { readonly state: 'waiting' | 'refused' | 'expired' | 'failed' }
  | { readonly state: 'signed'; readonly signature: Uint8Array };

/**
 * A remote signing service as the portal's server speaks to it. An implementation keeps the
 * service's secrets; the browser only ever sees names, certificates and signatures.
 *
 * Every method may reject with a `SigningError` (`remote-unreachable`, `remote-refused`,
 * `remote-unauthorised`, `remote-bad-answer`).
 */
export interface RemoteSigningService {
  /** What people know it by, e.g. the name of its app. */
  readonly name: string;
  /** How long the person has to confirm, in milliseconds; five minutes unless given. */
  readonly lifetimeMs?: number;
  /** The person's certificates that may sign now; empty when the service does not know them. */
  certificates(user: string): Promise<readonly RemoteCertificate[]>;
  /** @returns what {@link RemoteSigningService.state} is asked with, or the signature at once */
  start(
    request: RemoteRequest,
  ): Promise<{ readonly transaction: string } | { readonly signature: Uint8Array }>;
  state(transaction: string, user: string): Promise<RemoteState>;
}
