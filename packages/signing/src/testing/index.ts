/** A public key infrastructure without legal value, and documents to try it on. */
export { TestAuthority, createTestAuthority, importTestAuthority } from './authority.ts';
export type {
  IssueOptions,
  IssuedCertificate,
  TestAuthorityJson,
  TestAuthorityOptions,
} from './authority.ts';
export { generateKeys, makeCertificate } from './certificate.ts';
export type { KeyAndCertificate, TestCertificateOptions } from './certificate.ts';
export { createTestTsa } from './tsa.ts';
export type { TestTsa } from './tsa.ts';
export { testRevocation } from './revocation.ts';
export type { TestRevocation, TestRevocationOptions } from './revocation.ts';
export { toPkcs12 } from './pkcs12.ts';
export { hybridPdf } from './hybrid-pdf.ts';
export { tinyPdf } from './tiny-pdf.ts';
export { appendUpdate, forgeSignature } from './attacks/raw.ts';
export type { Forgery, RawUpdate } from './attacks/raw.ts';
export { attackFiles } from './attacks/index.ts';
export { attackScene } from './attacks/people.ts';
export type { AttackFile, AttackScene, Scenario } from './attacks/scene.ts';
export { benignFiles } from './attacks/benign.ts';
export { sealedConfirmation } from './sealed-confirmation.ts';
