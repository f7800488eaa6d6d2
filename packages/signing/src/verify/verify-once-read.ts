import { toBytes } from '../bytes.ts';
import { defaultLimits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfFile } from '../pdf/file.ts';
import { shownInFile } from '../shown-in.ts';
import type { ExpectedLooks, Shown } from '../shown-in.ts';
import { modificationsAfter } from './modifications-after.ts';
import type { Modification, VerificationReport } from './report.ts';
import { verifyPdf } from './verify.ts';
import type { VerifyOptions } from './verify.ts';

/** A verified PDF, and what else can be asked about it. */
export interface VerifiedPdf {
  readonly report: VerificationReport;
  /** As `modificationsSinceMade` says. */
  modificationsSinceMade(): Promise<Modification[]>;
  /** As `shownIn` says. */
  shownIn(expected: ReadonlyMap<string, ExpectedLooks>): Promise<Map<string, Shown>>;
}

/**
 * Verifies a PDF as `verifyPdf` does, and answers more questions about it without reading it again:
 * a desk asks all of them of each file. Nobody may change its bytes meanwhile.
 *
 * @throws {SigningError} as `verifyPdf`; the further questions the codes of reading a PDF
 */
export async function verifyOnceRead(
  input: Uint8Array,
  options: VerifyOptions,
): Promise<VerifiedPdf> {
  let file: PdfFile | undefined;
  const report = await verifyPdf(input, options, (read) => (file = read));
  const opened = async () => file ?? openPdf(toBytes(input), defaultLimits);
  return {
    report,
    modificationsSinceMade: async () => modificationsAfter(await opened(), 0),
    shownIn: async (expected) => shownInFile(await opened(), expected),
  };
}
