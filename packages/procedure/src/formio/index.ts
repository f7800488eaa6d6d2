export { applicantKeys, type ApplicantPaths } from './applicant-block.ts';
export { importFormio, type Import, type ImportOptions } from './import.ts';
export type { KeyMap, KeyPlace } from './key-map.ts';
export type { ImportEntry } from './report.ts';
export { dossierRecord, type DossierFacts, type DossierPaper } from './dossier-record.ts';
export { exportFormio, type FormioForm } from './export.ts';
export { answersFromFormio, formioSubmission, type FormioSubmission } from './submission.ts';
