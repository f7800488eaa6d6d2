export { SigningError } from './error.ts';
export { defaultLimits } from './limits.ts';
export type { Limits } from './limits.ts';
export type { HashName, SignatureAlgorithm } from './cms/algorithms.ts';
export type { SignRequest, Signer } from './signer.ts';
export type { CertificationLevel } from './pdf/signature-references.ts';
export { prepareSignature } from './prepare.ts';
export type { PrepareOptions, PreparedSignature } from './prepare.ts';
export { checkCode } from './check-code.ts';
export { confirmationField, sealField } from './agency-fields.ts';
export { embedSignature, signPdf } from './embed.ts';
export { extendPdf } from './extend/extend.ts';
export type { ExtendOptions, ExtendedLevel } from './extend/extend.ts';
export { timestampSignature } from './extend/signature-timestamp.ts';
export { timestampDocument } from './extend/document-timestamp.ts';
export { timestampClient } from './timestamp/http.ts';
export type { TimestampClientOptions } from './timestamp/http.ts';
export type { TimestampPort } from './timestamp/port.ts';
export { readCertificateFile } from './certificate-file.ts';
export { writeCertificate } from './write-certificate.ts';
export { certificateFacts } from './certificate-facts.ts';
export type { CertificateFacts } from './certificate-facts.ts';
export { certificateNames } from './certificate-names.ts';
export type { CertificateNames } from './certificate-names.ts';
export { sealedBy } from './seal-holder.ts';
export type { HeldCertificate, SealHolder } from './seal-holder.ts';
export { subjectAttributes } from './subject-attributes.ts';
export type { SubjectAttribute } from './subject-attributes.ts';
export { shownIn } from './shown-in.ts';
export type { ExpectedLooks, Shown } from './shown-in.ts';
export { signatureFields } from './signature-fields.ts';
export type { SignatureFieldInfo } from './signature-fields.ts';
export type { AppearanceFont, AppearanceImage, SignatureAppearance } from './pdf/appearance.ts';
export { webCryptoSigner } from './signers/web-crypto.ts';
export { cscClient } from './signers/csc/client.ts';
export type { CscClient, CscHash, CscOptions } from './signers/csc/client.ts';
export { cscLogin, cscToken } from './signers/csc/oauth.ts';
export { cscServer } from './signers/csc/server.ts';
export type { CscServer } from './signers/csc/server.ts';
export type { CscLogin, CscOAuthClient, CscScope } from './signers/csc/oauth.ts';
export type {
  CscActivation,
  CscAuthData,
  CscAuthObject,
  CscCredential,
  CscInfo,
} from './signers/csc/types.ts';
export { agentClient } from './signers/agent.ts';
export type { AgentCertificate, AgentClient, AgentClientOptions } from './signers/agent.ts';
export { remote } from './signers/remote.ts';
export type { RemoteHttp } from './signers/remote-json.ts';
export { loadPkcs12, openPkcs12 } from './signers/pkcs12.ts';
export type { Pkcs12Signer } from './signers/pkcs12.ts';
export type { RevocationData, RevocationPort } from './revocation/evidence.ts';
export type { RevocationMode } from './verify/revocation.ts';
export { modificationsSinceMade } from './verify/modifications-after.ts';
export { certificateStatus } from './verify/certificate-status.ts';
export type { CertificateStatus, CertificateStatusOptions } from './verify/certificate-status.ts';
export { verifyPdf } from './verify/verify.ts';
export { verifyOnceRead } from './verify/verify-once-read.ts';
export type { VerifiedPdf } from './verify/verify-once-read.ts';
export type { TrustAnchor, TrustPeriod, Trusted } from './verify/root.ts';
export { xmlReport } from './verify/xml-report.ts';
export type { XmlReportOptions } from './verify/xml-report.ts';
export type { VerifyOptions } from './verify/verify.ts';
export { isRevocationAnswer } from './revocation/is-answer.ts';
export { builtInProfiles } from './generated/profiles.ts';
export type { LegalProfile } from './generated/legal-profile.ts';
export type {
  BaselineLevel,
  Indication,
  LegalItem,
  LegalReport,
  Modification,
  Reason,
  RevocationReport,
  SignatureReport,
  SignerReport,
  TimestampReport,
  VerificationReport,
} from './verify/report.ts';
