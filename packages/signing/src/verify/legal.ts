import { keyBits, readScheme } from '../cms/algorithms.ts';
import type { Scheme } from '../cms/algorithms.ts';
import type { Certificate } from '../cms/certificate.ts';
import type { LegalItemLabels, LegalProfile, MinimumBits } from '../generated/legal-profile.ts';
import type { LegalItem, LegalReport, Reason, SignatureReport } from './report.ts';

/** How a signature was made, as far as it can be read. */
export interface Making {
  /** /SubFilter. */
  readonly format?: string;
  readonly scheme?: Scheme;
  /** The signer's certificate and those above it, the root left out. */
  readonly certificates: readonly Certificate[];
}

/**
 * The profile in force at a time: of those that apply, the newest.
 *
 * @param profiles in any order
 */
export function profileAt(profiles: readonly LegalProfile[], time: Date): LegalProfile | undefined {
  const day = new Date(time.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return profiles
    .filter(({ validFrom, validTo = '9999-12-31' }) => validFrom <= day && day <= validTo)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
}

/**
 * Whether a signature was made as a legal text demands, beside whether it holds: an old card may
 * sign soundly with what the law no longer lists (docs/decisions/0016).
 */
export function legalReport(
  profile: LegalProfile,
  making: Making,
  report: Omit<SignatureReport, 'legal'>,
): LegalReport {
  const reasons = [
    ...formatReasons(profile, making),
    ...schemeReasons(profile, making),
    ...making.certificates.flatMap((certificate) => certificateReasons(profile, certificate)),
  ];
  const unique = reasons.filter(({ code }, index) => {
    return reasons.findIndex((other) => other.code === code) === index;
  });
  const { id, title } = profile;
  return {
    profile: id,
    title,
    matches: unique.length === 0,
    reasons: unique,
    items: items(profile.items, report),
  };
}

function formatReasons({ formats }: LegalProfile, { format }: Making): Reason[] {
  if (formats.some(({ subFilter }) => subFilter === format)) return [];
  return [reason('profile-format', 'The format of the signature is not listed. Sign as PAdES.')];
}

function schemeReasons({ signature }: LegalProfile, { scheme, certificates }: Making): Reason[] {
  const [signer] = certificates;
  if (scheme === undefined || signer === undefined)
    return [
      reason(
        'profile-algorithm-unknown',
        'The algorithm cannot be read or is too weak. Sign with one that the legal text lists.',
      ),
    ];
  const found: Reason[] = [];
  if (!signature.schemes.includes(scheme.kind))
    found.push(
      reason(
        'profile-scheme',
        `${scheme.kind} is not listed. Sign with ${signature.schemes.join(' or ')}.`,
      ),
    );
  if (!signature.hashes.includes(scheme.hash))
    found.push(reason('profile-hash', `${scheme.hash} is not listed. Sign with another digest.`));
  if (!isLongEnough(signer, signature.minimumBits))
    found.push(reason('profile-key', 'The key is too short. Sign with a longer one.'));
  return found;
}

function certificateReasons({ certificates: rules }: LegalProfile, one: Certificate): Reason[] {
  const found: Reason[] = [];
  let listed = false;
  try {
    listed = rules.hashes.includes(readScheme(one.signatureAlgorithm).hash);
  } catch {
    // An algorithm that is not read here is not listed either.
  }
  if (!listed)
    found.push(
      reason(
        'profile-certificate-hash',
        'A certificate was issued with a digest that is not listed. Use another certificate.',
      ),
    );
  if (!isLongEnough(one, rules.minimumBits))
    found.push(
      reason('profile-certificate-key', 'A certificate has too short a key. Use another one.'),
    );
  return found;
}

function isLongEnough({ spki }: Certificate, minimum: MinimumBits): boolean {
  try {
    const { kind, bits } = keyBits(spki);
    return bits >= (kind === 'RSA' ? minimum.rsa : minimum.ec);
  } catch {
    return false;
  }
}

function reason(code: string, message: string): Reason {
  return { code, message };
}

/** What makes a signature fail for what was signed, not for who signed. */
const integrityCodes = new Set([
  'bad-byte-range',
  'bad-cms',
  'digest-mismatch',
  'nonzero-padding',
  'not-der',
  'signature-invalid',
  'signature-removed',
]);

/** What the law wants to be told about a signature, in the order of its text. */
function items(
  labels: LegalItemLabels,
  { signer, signedAt, provenAt, modifiedAfterSigning, reasons }: Omit<SignatureReport, 'legal'>,
): LegalItem[] {
  const time = provenAt ?? signedAt;
  const within =
    signer !== undefined && time !== undefined
      ? signer.notBefore <= time && time <= signer.notAfter
      : undefined;
  const intact = !modifiedAfterSigning && !reasons.some(({ code }) => integrityCodes.has(code));
  const item = (id: LegalItem['id'], more: Omit<LegalItem, 'id' | 'label'>): LegalItem => {
    return { id, label: labels[id], ...more };
  };
  const text = (value: string | undefined) => (value === undefined ? {} : { value });
  return [
    item('issuer', text(signer?.issuer)),
    item('signer', text(signer?.name)),
    item('managingUnit', text(signer?.organization)),
    item('time', { ...text(time), proven: provenAt !== undefined }),
    item('integrity', { holds: intact }),
    item('validityAtSigning', within === undefined ? {} : { holds: within }),
    item('validityPeriod', text(signer && `${signer.notBefore}/${signer.notAfter}`)),
  ];
}
