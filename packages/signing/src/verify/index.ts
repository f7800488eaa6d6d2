/**
 * What checks a PDF, without what signs one: pages that only check need not load the rest. A bundler
 * keeps everything together that `@tokhai/signing` offers where any page imports it as a whole.
 */
export { SigningError } from '../error.ts';
export { confirmationField, sealField } from '../agency-fields.ts';
export { readCertificateFile } from '../certificate-file.ts';
export { sealedBy } from '../seal-holder.ts';
export type { SealHolder } from '../seal-holder.ts';
export { subjectAttributes } from '../subject-attributes.ts';
export { modificationsSinceMade } from './modifications-after.ts';
export { verifyPdf } from './verify.ts';
export type { VerifyOptions } from './verify.ts';
export type { Indication, SignatureReport, VerificationReport } from './report.ts';
