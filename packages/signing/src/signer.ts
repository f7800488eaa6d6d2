import type { SignatureAlgorithm } from './cms/algorithms.ts';

/** What a signer is asked to sign: either the digest or the bytes it is the digest of. */
export interface SignRequest {
  /** Digest of `signedAttributes`, by the hash the algorithm names. */
  readonly digest: Uint8Array;
  /** DER of the signed attributes, for signers that hash by themselves (WebCrypto, some tokens). */
  readonly signedAttributes: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
}

/**
 * Somebody or something that signs a prepared hash: a file, a key in the browser, a token, a
 * remote service. It never sees the document.
 */
export interface Signer {
  /** DER; the signer's own first, then its issuers. A root may be among them and is left out. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  /** @returns the raw signature; ECDSA as r‖s or in DER */
  sign(request: SignRequest): Promise<Uint8Array>;
}
