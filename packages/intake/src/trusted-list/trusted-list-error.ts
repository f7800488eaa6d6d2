/** A trusted list that cannot be relied on. */
export class TrustedListError extends Error {
  override readonly name = 'TrustedListError';
  readonly code: TrustedListErrorCode;

  constructor(code: TrustedListErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}

const messages = {
  'too-large': 'The list is larger than allowed. Raise maxBytes if its publisher is known.',
  'too-complex': 'The list nests deeper or has more elements than a trusted list needs.',
  'not-xml': 'The list is no well-formed XML in UTF-8. Fetch it again.',
  'has-dtd': 'The list declares a document type, which no trusted list needs and attacks use.',
  'not-a-trusted-list': 'The XML is no trusted list after ETSI TS 119 612. Compare its address.',
  'not-signed': 'The list has not exactly one signature as its own. Fetch it from its publisher.',
  'signature-algorithm': 'The signature uses an algorithm or a transform that is not taken here.',
  'signature-invalid':
    'The signature is by none of the certificates in signers, or the list was changed. Compare the signers with what the publisher announced.',
  'signer-expired':
    'The certificate that signed the list was not valid then. Fetch the newest list, and the newest signers.',
  expired: 'The list was to be renewed by now. Fetch the newest one.',
  'issued-in-future': 'The list was issued later than now. Check the clock.',
} as const;

export type TrustedListErrorCode = keyof typeof messages;
