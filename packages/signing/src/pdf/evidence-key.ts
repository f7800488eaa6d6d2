/**
 * Where a record stands that a signature is about, in the signature dictionary. A second-class name
 * (ISO 32000-1, Annex E.2): a prefix of one's own, which other readers pass over.
 */
export const EVIDENCE_KEY = 'TKHAI_Evidence';
