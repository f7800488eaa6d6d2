/** Something that an officer or a citizen asked of a dossier and that cannot be done. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: DeskErrorCode;

  constructor(code: DeskErrorCode) {
    super(messages[code]);
    this.code = code;
  }
}

const messages = {
  'unknown-dossier': 'No dossier has this code. Compare it with the receipt.',
  'unknown-procedure':
    'The desk no longer has the procedure of this dossier. Add it to procedures.',
  'wrong-state': 'The state of the dossier does not allow this. Look at its record.',
  'unknown-place': 'The form has no such place for an officer. Name an officer of its signers.',
  'place-signed': 'This place is signed already. Name another one.',
  'signature-not-passed':
    'The new signature does not pass. Sign with a certificate under a root in officialTrust.',
  'seal-of-other-agency':
    'The certificate is none that signs for this agency. Sign with one that agency.seals names.',
  'several-dossiers':
    'Several dossiers await paper with this code. Name one of them by its dossier code.',
  'not-a-scan':
    'The scan has to be a PDF, JPEG or PNG of the pages signed by hand, not the print itself. Scan the paper.',
  'scan-too-large': 'The scan is larger than the desk takes. Scan in grey at 150 to 200 dpi.',
  'changed-meanwhile': 'Somebody else changed the dossier at the same moment. Look at it again.',
} as const;

export type DeskErrorCode = keyof typeof messages;
