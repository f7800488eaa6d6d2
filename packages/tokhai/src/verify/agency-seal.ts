/** What is fetched where the page names an agency: whose the seals are. */
import { sealedBy, subjectAttributes, type SealHolder } from '@tokhai/signing/verify';
import type { CheckedSignature } from './check-file.ts';

/** Who seals, as an attribute names it: RFC 4514 text, e.g. `O=Ủy ban nhân dân phường Sài Gòn`. */
export function namedHolder(text: string): SealHolder {
  const named = subjectAttributes(text).map(({ type, value }) => [type, value] as const);
  return { subject: Object.fromEntries(named) };
}

/** Whose the signatures and seals in an agency's places are, and the places where it is another's. */
export async function agencySeal(
  signatures: readonly CheckedSignature[],
  seals: readonly SealHolder[],
): Promise<{ seal: 'sealed' | 'other' | 'none'; others: string[] }> {
  const owns = sealedBy(seals);
  const official = signatures.filter((one) => one.official && one.report.kind === 'signature');
  const others: string[] = [];
  for (const { report } of official) {
    if (!report.signer || !(await owns(report.signer))) others.push(report.field);
  }
  if (official.length === 0) return { seal: 'none', others };
  return { seal: others.length > 0 ? 'other' : 'sealed', others };
}
