export type { Agency } from './agency.ts';
export type { SealHolder } from '@tokhai/signing';
export type { PaperAcceptance } from './accept-paper.ts';
export { addWorkingDays, vietnamTime, type Holidays } from './calendar.ts';
export {
  certificateStatusHandler,
  type CertificateStatusHandlerOptions,
} from './certificate-status.ts';
export {
  checkContent,
  findProcedure,
  type CheckContentOptions,
  type Content,
} from './check-content.ts';
export { fileAnswers } from './check-files.ts';
export { placesOf, type Holder } from './check-signers.ts';
export { checkSubmission, type Checked, type CheckOptions } from './check-submission.ts';
export type {
  ConfirmationOptions,
  ConfirmationPort,
  ConfirmingPerson,
  SecondStep,
} from './confirm/confirmation.ts';
export type { AwaitedConfirmations } from './confirm/awaited.ts';
export type { BegunConfirmation, Confirmations, Unconfirmed } from './confirm/confirmations.ts';
export { confirmationField, sealField } from '@tokhai/signing';
export {
  readEvidence,
  type ConfirmationEvidence,
  type PersonalConfirmation,
} from '@tokhai/signing/confirmation';
export { checkConfirmation, type SealedConfirmation } from './confirm/seal.ts';
export { knownAgency, type KnownAgency } from './agency.ts';
export type { Permits } from './citizen-routes.ts';
export { isReceiptKey } from './receipt-key.ts';
export type { Countersigning } from './countersign.ts';
export { DeskError, type DeskErrorCode } from './desk-error.ts';
export type {
  DossierChange,
  DossierEvent,
  DossierRecord,
  DossierResult,
  PaperScan,
  ResultVerdict,
} from './dossier-record.ts';
export { createDesk, type Desk, type DeskOptions } from './desk.ts';
export { readDossierCode } from './dossier-code.ts';
export { readHandOverCode } from './hand-over-code.ts';
export type {
  HandOver,
  HandOverOffer,
  HandOverOptions,
  HandOvers,
  HandOverStore,
} from './hand-over.ts';
export type { Decision } from './handler.ts';
export { oneStopRecord } from './one-stop.ts';
export { pgliteStore } from './pglite-store.ts';
export { BusyError } from './queue.ts';
export { readBody, type BodyProblem } from './read-body.ts';
export { ownReasonCodes, type OwnReasonCode, type Reason, type Severity } from './reasons.ts';
export type { Receipt } from './receipt.ts';
export type { Renderers } from './renderers.ts';
export {
  isPublicAddress,
  revocationClient,
  type RevocationClientOptions,
} from './revocation-client.ts';
export { ajvCheck } from './schema-check.ts';
export { sqlStore, type SqlConnection, type SqlDatabase } from './sql-store.ts';
export {
  StoreError,
  type DeskStore,
  type Dossier,
  type DossierState,
  type DossierSummary,
  type NewDossier,
} from './store.ts';
export { indicationOf, type SignatureVerdict, type Tier, type Verdict } from './verdict.ts';
