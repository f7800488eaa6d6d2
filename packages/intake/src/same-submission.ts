import { sha256Hex } from '@tokhai/procedure';
import type { SignatureVerdict } from './verdict.ts';

/**
 * What stays the same of a signed submission, however its file is written: who signed last, and which
 * bytes. The file itself can be written in other ways by anybody who has it, e.g. with capitals in
 * the hexadecimal digits of the signature or with material for checking it, and must not be taken
 * twice for that.
 *
 * @param signatures all of which passed
 * @returns a hash, lower-case hexadecimal; undefined when nobody signed
 */
export async function submissionIdentity(
  signatures: readonly SignatureVerdict[],
): Promise<string | undefined> {
  const [last] = signatures
    .filter(({ kind }) => kind === 'signature')
    .toSorted((a, b) => b.revision - a.revision);
  if (last?.signer === undefined || last.coveredSha256 === undefined) return undefined;
  return sha256Hex(new TextEncoder().encode(`${last.coveredSha256} ${last.signer.fingerprint}`));
}
