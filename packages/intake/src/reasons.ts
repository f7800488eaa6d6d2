/**
 * `error`: the submission is refused. `unknown`: it cannot be shown to be right, and is refused.
 * `warning`: it is taken, and an officer has to look. `information`: nothing has to be done.
 */
export type Severity = 'error' | 'unknown' | 'warning' | 'information';

/** Why a verdict is what it is. */
export interface Reason {
  code: string;
  severity: Severity;
  /** In English, with the remedy, without personal data. The words for people come by the code. */
  message: string;
  /** What the message is about: names of fields, limits; never a personal datum. */
  params: Record<string, string | number>;
}

/**
 * The desk's own reasons. Reasons about signatures come from @tokhai/signing with its own codes.
 * `{name}` stands for a parameter.
 */
const own = {
  'too-large': ['error', 'The file is larger than {maxBytes} bytes. Send smaller attachments.'],
  'not-a-pdf': ['error', 'The file is not a PDF. Send the signed PDF that the form made.'],
  'not-a-submission': [
    'error',
    'The PDF holds no answers. Send the PDF that the form made, not a scan or a printed copy of it.',
  ],
  'damaged-submission': [
    'error',
    'The data inside the PDF cannot be read ({cause}). Make the PDF again from the form and sign it.',
  ],
  'unknown-procedure': [
    'error',
    'The desk does not take this procedure, or takes another version of its form. Fill in the form of this portal.',
  ],
  'procedure-not-in-force': [
    'error',
    'This version of the form is in force from {from} to {to}. Fill in the version in force.',
  ],
  'older-version-taken': [
    'information',
    'The form is the version in force until {to}; it is taken until {until}.',
  ],
  'answers-changed-since': [
    'warning',
    '{count} answers have no place in the version in force now ({procedure}), or have to be looked at again.',
  ],
  'created-in-future': [
    'error',
    'The form says it was filled in later than now. Set the clock of the device and make the PDF again.',
  ],
  'answers-invalid': [
    'error',
    '{count} answers are missing or not valid. Mend them in the form and sign the new PDF.',
  ],
  'answers-overruled': [
    'warning',
    '{count} answers look unusual. The form told the sender, who kept them: compare them with the papers.',
  ],
  'file-missing': ['error', 'An attached file ({path}) is not inside the PDF. Attach it again.'],
  'file-differs': [
    'error',
    'An attached file ({path}) is not what the answers say it is. Attach it again.',
  ],
  'renders-differently': [
    'error',
    'The printed pages are not the print of the embedded answers. Make the PDF with the form and do not edit it.',
  ],
  'printed-by-other-version': [
    'unknown',
    'The PDF was printed by version {renderer} of the form and cannot be compared with version {here} here. Make the PDF again from the form of this portal.',
  ],
  'changed-before-signing': [
    'error',
    'The PDF was changed after the form made it and before it was signed. Sign the PDF as the form made it.',
  ],
  'required-signature-missing': [
    'error',
    'The signature of {field} is missing. Let that person sign the PDF.',
  ],
  'signature-place-unknown': [
    'error',
    'The signature {field} stands in no place of this form. Sign in the places of the form.',
  ],
  'officer-place-signed': [
    'error',
    'The place {field} is for an officer, who signs after the receipt. Send the PDF without that signature.',
  ],
  'signature-shows-other': [
    'warning',
    'What the signature at {field} shows on the page was not drawn by this form. Read who signed and when in the verdict.',
  ],
  'seal-of-other-agency': [
    'error',
    'The certificate used at {field} is none that signs for this agency. Sign with one that agency.seals names.',
  ],
  'withdrawn-before': [
    'error',
    'This very PDF was withdrawn by its sender. Make the PDF again and let everybody sign it.',
  ],
  'awaits-paper': [
    'unknown',
    'Nobody signed this electronically. It counts only once its print is brought, signed by hand.',
  ],
  'signed-not-paper': [
    'error',
    'The PDF holds signatures and cannot be handed in to be signed on paper. Send it as a signed submission.',
  ],
  'signed-not-confirmed': [
    'error',
    'The PDF holds signatures and is not confirmed by a login instead. Send it as a signed submission.',
  ],
  'confirmed-not-signed': [
    'warning',
    'Nobody signed this digitally. Whoever had to confirmed it in a login of their own, which counts where the law of the procedure takes that.',
  ],
  'confirmer-not-signer': [
    'error',
    'The place {field} is for somebody else than who is logged in. Let whoever it is for log in, or sign digitally.',
  ],
  'confirmed-out-of-order': [
    'error',
    'Who stands at {field} confirms after who stands at {before}. Let that one confirm first.',
  ],
  'confirmer-name-differs': [
    'warning',
    'Whoever confirmed at {field} has the personal number of the form, but another writing of the name.',
  ],
  'confirmer-identity-unproven': [
    'warning',
    'Whoever confirmed at {field} has the name of the form, which holds no personal number to compare.',
  ],
  'sent-before': [
    'error',
    'This very PDF was sent before. Look at its receipt, or make the PDF again from the form.',
  ],
  'confirmation-missing': ['unknown', 'The PDF holds no sealed confirmation.'],
  'confirmation-differs': [
    'error',
    'The sealed record is not about this document, or is none. Ask the agency for the file that it sealed.',
  ],
  'evidence-deleted': [
    'unknown',
    'What was found about the signatures was deleted from the desk. Check the PDF again.',
  ],
  'tier-not-taken': [
    'error',
    'This desk does not take submissions of the kind {tier}. Hand in one of a kind that it takes.',
  ],
  'signed-out-of-order': [
    'error',
    'The place {field} was signed before {before}, who has to sign first. Make the PDF again and sign in that order.',
  ],
  'signer-identity-mismatch': [
    'error',
    'The certificate used at {field} belongs to another personal number than the form states. The person named in the form has to sign.',
  ],
  'signer-name-mismatch': [
    'error',
    'The certificate used at {field} names another person than the form and holds no personal number. The person named in the form has to sign.',
  ],
  'signer-name-differs': [
    'warning',
    'The certificate used at {field} has the personal number of the form, but writes the name differently.',
  ],
  'signer-name-accents': [
    'warning',
    'The certificate used at {field} has the name of the form but for its accents, and no personal number: it may be the one of somebody else.',
  ],
  'signer-identity-unproven': [
    'warning',
    'The certificate used at {field} has the name of the form, but no personal number to compare.',
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

export type OwnReasonCode = keyof typeof own;

/** A reason of the desk's own. */
export function reason(code: OwnReasonCode, params: Reason['params'] = {}): Reason {
  const [severity, text] = own[code];
  const message = text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { code, severity, message, params };
}

/** The code of every reason of the desk's own, for those who put them into words. */
export const ownReasonCodes = Object.keys(own) as OwnReasonCode[];

const order: Record<Severity, number> = { error: 0, unknown: 1, warning: 2, information: 3 };

/** The gravest first; those of one severity stay in the order in which they were found. */
export function byGravity(reasons: readonly Reason[]): Reason[] {
  return reasons.toSorted((a, b) => order[a.severity] - order[b.severity]);
}
