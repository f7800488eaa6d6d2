/** Of few files and apart, so that pages load it with those only: the record of a confirmation. */
export { confirmationIn } from './confirmation-in.ts';
export type { FoundConfirmation } from './confirmation-in.ts';
export { notSignedNotice, readEvidence, writeEvidence } from './evidence.ts';
export type { ConfirmationEvidence, PersonalConfirmation } from './evidence.ts';
