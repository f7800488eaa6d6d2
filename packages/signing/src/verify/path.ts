import { equalBytes, toHex } from '../bytes.ts';
import { readScheme, verifyRaw } from '../cms/algorithms.ts';
import { isSelfIssued, keyUsageBit } from '../cms/certificate.ts';
import type { Certificate } from '../cms/certificate.ts';
import { sameName } from '../cms/name.ts';
import { SigningError } from '../error.ts';
import type { Findings } from './findings.ts';
import { hasPermittedNames } from './name-constraints.ts';
import { hasValidPolicies } from './policies.ts';
import type { PolicyRequirements } from './policies.ts';
import { isTrustedAt } from './root.ts';
import type { Root } from './root.ts';

const MAX_PATH = 8;
/** Signature checks while searching: a heap of look-alike certificates must not keep the desk busy. */
const MAX_CHECKS = 64;

/**
 * Finds a path from the signer to a trusted root and checks it (RFC 5280, 6.1), names and policies included.
 *
 * A root is recognised by its key, never by its name alone. The roots themselves are trusted as
 * given, at all times or at those of their {@link TrustAnchor}: their validity dates are not looked at.
 *
 * @param pool certificates that may be issuers
 * @param at the moment at which all certificates must be valid
 * @returns the path, signer first and root last, whatever was found about it
 */
export async function checkPath(
  signer: Certificate,
  pool: readonly Certificate[],
  roots: readonly Root[],
  at: Date,
  findings: Findings,
  policies: PolicyRequirements = {},
): Promise<readonly Certificate[] | undefined> {
  let checks = 0;
  let weakness: SigningError | undefined;

  const issued = async (subject: Certificate, issuer: Certificate): Promise<boolean> => {
    if (!sameName(subject.issuer, issuer.subject) || checks++ >= MAX_CHECKS) return false;
    try {
      return await isSignedBy(subject, issuer);
    } catch (error) {
      if (error instanceof SigningError && error.code === 'weak-algorithm') weakness = error;
      return false;
    }
  };

  const search = async (
    path: readonly Certificate[],
    anchors: readonly Root[],
  ): Promise<readonly Certificate[] | undefined> => {
    const last = path.at(-1) as Certificate;
    if (anchors.some((root) => equalBytes(root.der, last.der))) return path;
    for (const root of anchors) if (await issued(last, root)) return [...path, root];
    if (path.length >= MAX_PATH) return undefined;
    for (const candidate of pool) {
      if (path.some((member) => equalBytes(member.der, candidate.der))) continue;
      const longer =
        (await issued(last, candidate)) && (await search([...path, candidate], anchors));
      if (longer) return longer;
    }
    return undefined;
  };

  const trusted = roots.filter((root) => isTrustedAt(root, at));
  const lapsed = roots.filter((root) => !isTrustedAt(root, at));
  const path = await search([signer], trusted);
  if (path !== undefined) {
    checkMembers(path, at, findings);
    checkConstraints(path, policies, findings);
  } else if (weakness !== undefined)
    findings.doubt('CRYPTO_CONSTRAINTS_FAILURE_NO_POE', weakness.code, weakness.message);
  else if (lapsed.length > 0 && (await search([signer], lapsed)))
    findings.doubt(
      'NO_CERTIFICATE_CHAIN_FOUND_NO_POE',
      'issuer-not-trusted-then',
      'The authority was not trusted at that time: its status had not begun or had ended. Sign with a certificate from a licensed provider.',
    );
  else
    findings.doubt(
      'NO_CERTIFICATE_CHAIN_FOUND',
      'unknown-issuer',
      'The certificate comes from an authority that is not trusted here. Sign with one from a licensed provider, or add its root to the trusted ones.',
    );
  if (path === undefined) checkValidity(signer, at, true, findings);
  return path;
}

/** Authorities by whom they were issued: the same few stand in the path of every signer. */
const knownAuthorities = new Set<string>();
const MAX_KNOWN_AUTHORITIES = 256;
/** Larger certificates are none of an authority in earnest, and are not kept. */
const MAX_KNOWN_LENGTH = 8192;

/** @throws {SigningError} `weak-algorithm`, `not-der` */
async function isSignedBy(subject: Certificate, issuer: Certificate): Promise<boolean> {
  const lasting = subject.isCa && subject.der.length + issuer.spki.length <= MAX_KNOWN_LENGTH;
  const key = lasting ? `${toHex(subject.der)} ${toHex(issuer.spki)}` : '';
  if (lasting && knownAuthorities.has(key)) return true;
  const scheme = readScheme(subject.signatureAlgorithm);
  const signed = await verifyRaw(issuer.spki, scheme, subject.tbs, subject.signature);
  if (signed && lasting) knownAuthorities.add(key);
  for (const oldest of knownAuthorities) {
    if (knownAuthorities.size <= MAX_KNOWN_AUTHORITIES) break;
    knownAuthorities.delete(oldest);
  }
  return signed;
}

function checkMembers(path: readonly Certificate[], at: Date, findings: Findings): void {
  const anchor = path.length - 1;
  for (const [index, certificate] of path.entries()) {
    if (index < anchor || anchor === 0) checkValidity(certificate, at, index === 0, findings);
    const [critical] = certificate.unknownCritical;
    if (critical !== undefined && index < anchor)
      findings.doubt(
        'CHAIN_CONSTRAINTS_FAILURE',
        'unsupported-critical-extension',
        `A certificate sets the condition ${critical}, which cannot be checked here. Use another certificate.`,
      );
    if (index > 0) checkIssuer(certificate, path.slice(1, index), findings);
  }
}

function checkConstraints(
  path: readonly Certificate[],
  policies: PolicyRequirements,
  findings: Findings,
): void {
  let kept;
  try {
    kept = hasPermittedNames(path) && hasValidPolicies(path, policies);
  } catch {
    // A condition that cannot be read cannot be kept.
    kept = false;
  }
  if (!kept)
    findings.doubt(
      'CHAIN_CONSTRAINTS_FAILURE',
      'certificate-constraints',
      'A certificate breaks a condition on names or policies that its issuer is bound to. Sign with one from a licensed provider.',
    );
}

/** @param below authorities between this one and the signer's certificate */
function checkIssuer(
  { isCa, keyUsage, pathLength }: Certificate,
  below: readonly Certificate[],
  findings: Findings,
): void {
  const depth = below.filter((certificate) => !isSelfIssued(certificate)).length;
  const may = isCa && (keyUsage === undefined || keyUsage.has(keyUsageBit.keyCertSign));
  if (!may || (pathLength !== undefined && depth > pathLength))
    findings.doubt(
      'CHAIN_CONSTRAINTS_FAILURE',
      'issuer-unsuitable',
      'A certificate was issued by one that may not issue it. Sign with one from a licensed provider.',
    );
}

function checkValidity(
  { notBefore, notAfter }: Certificate,
  at: Date,
  signer: boolean,
  findings: Findings,
): void {
  const whose = signer ? "The signer's certificate" : "The certificate of the signer's provider";
  const prefix = signer ? 'certificate' : 'issuer';
  if (at > notAfter)
    // Without a timestamp nothing proves that the signature was made before (EN 319 102-1, 5.2.7).
    findings.doubt(
      'OUT_OF_BOUNDS_NO_POE',
      `${prefix}-expired`,
      `${whose} expired on ${notAfter.toISOString()}. Sign again with a valid one.`,
    );
  if (at < notBefore)
    findings.fail(
      'NOT_YET_VALID',
      `${prefix}-not-yet-valid`,
      `${whose} is valid only from ${notBefore.toISOString()}. Check the clock, or sign again later.`,
    );
}
