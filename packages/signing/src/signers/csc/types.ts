import type { SignatureAlgorithm } from '../../cms/algorithms.ts';

/** What a service says about itself (`info`). */
export interface CscInfo {
  /** Version of the API it speaks, e.g. `2.0.0.2`. */
  readonly specs: string;
  readonly name: string;
  /** E.g. `oauth2code`. */
  readonly authType: readonly string[];
  /** Where OAuth 2.0 starts; absent when the service has no such thing. */
  readonly oauth2?: string;
  /** Who that server says it is, for {@link cscServer}; newer services tell it. */
  readonly oauth2Issuer?: string;
  /** Methods it knows, e.g. `signatures/signHash`. */
  readonly methods: readonly string[];
}

/** Something the person gives so that their key signs (`auth.objects`). */
export interface CscAuthObject {
  /** The name by which {@link CscAuthData} answers it. */
  readonly id: string;
  /** `Password` is known beforehand, `PasswordOOB` and `ChallengeResponseOOB` are sent by the service. */
  readonly type: string;
  /** `A` letters and digits, `N` digits alone. */
  readonly format?: string;
  readonly label?: string;
  readonly description?: string;
}

/** A key that the service keeps, with its certificates (`credentials/info`). */
export interface CscCredential {
  readonly id: string;
  /** DER; the signer's first, then its issuers. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  /** Whether key and certificate may sign at this moment, as the service says. */
  readonly isUsable: boolean;
  /** How the person agrees: with data asked for here (`explicit`), or on the service's own page. */
  readonly authMode: string;
  readonly authObjects: readonly CscAuthObject[];
  /** `2`: the agreement is bound to the very hash that is signed. */
  readonly scal?: string;
}

/** What the person gave for one {@link CscAuthObject}. */
export interface CscAuthData {
  readonly id: string;
  readonly value?: string;
}

/** Signature activation data: the person's agreement, for one use. A secret. */
export interface CscActivation {
  readonly sad: string;
  /** Seconds; absent when the service does not say. */
  readonly expiresIn?: number;
}
