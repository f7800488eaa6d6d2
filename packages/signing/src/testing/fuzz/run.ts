import { readDer } from '../../cms/der.ts';
import { readCertificate } from '../../cms/certificate.ts';
import { readCms } from '../../cms/read.ts';
import { SigningError } from '../../error.ts';
import { signatureFields } from '../../signature-fields.ts';
import { readCrl } from '../../revocation/read-crl.ts';
import { ocspEvidence } from '../../revocation/ocsp.ts';
import { readToken } from '../../timestamp/token.ts';
import { verifyPdf } from '../../verify/verify.ts';
import { xmlReport } from '../../verify/xml-report.ts';
import type { FuzzInput } from './inputs.ts';

/**
 * Gives an input to everything that reads such things.
 *
 * @throws whatever is thrown that is no {@link SigningError}, or a verdict that lies
 */
export async function runFuzz(
  { kind, bytes }: FuzzInput,
  root: Uint8Array,
  original: readonly Uint8Array[],
): Promise<void> {
  if (kind === 'der') {
    const issuer = readCertificate(root);
    for (const read of [
      () => readCertificate(bytes),
      () => readCrl(bytes),
      () => readCms(readDer(bytes)),
      () => readToken(readDer(bytes)),
      () => ocspEvidence(bytes, issuer, issuer),
    ])
      await expectSigningError(read);
    return;
  }
  const report = await verifyPdf(bytes, { trust: [root] });
  JSON.stringify(report);
  xmlReport(report, { at: new Date() });
  await expectSigningError(() => signatureFields(bytes));
  if (report.indication !== 'TOTAL-PASSED') return;
  // What passes may differ from what was signed only where nothing is signed.
  const { signedRevisionEnd } = report;
  const same = original.some((one) => covers(one, bytes, signedRevisionEnd ?? 0));
  if (!same) throw new Error('It passed, and is none of the files that were signed.');
}

/** Whether two files are the same but for the strings of /Contents, up to an offset. */
function covers(one: Uint8Array, other: Uint8Array, end: number): boolean {
  if (one.length < end || other.length < end) return false;
  let differing = 0;
  let inside = false;
  for (let at = 0; at < end; at++) {
    if (other[at] === 0x3c && one[at] === 0x3c) inside = true;
    if (one[at] === other[at]) {
      if (other[at] === 0x3e) inside = false;
      continue;
    }
    if (!inside) return false;
    differing++;
  }
  return differing < end;
}

async function expectSigningError(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
  }
}
