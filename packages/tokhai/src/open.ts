/** Opens a submission that somebody else filled in, so that another person signs it. */
import { askedSigners } from '@tokhai/answers';
import { PortError, type OpenedSubmission } from '@tokhai/elements';
import { isPrintOf, PdfError, readSubmission, rendererVersion } from '@tokhai/pdf';
import { procedureHash, type Procedure } from '@tokhai/procedure';
import { modificationsSinceMade, verifyPdf } from '@tokhai/signing/verify';
import { signatures } from './sign.ts';
import type { Words } from './words/words.ts';

/** Why a file is not opened: the keys of the words that say so. */
export type OpenFailure = keyof Words['openFailures'];

/**
 * Reads the answers and signatures out of a PDF, after it is sure that nobody changed anything: its
 * first revision is the print of its answers byte by byte, whatever follows only signs, and every
 * signature fits what it covers. Whether the certificates can be trusted is for the desk to say.
 *
 * @throws {PortError} with an {@link OpenFailure} as its code
 */
export async function openSigned(
  pdf: Uint8Array,
  procedure: Procedure,
  words: Words,
): Promise<OpenedSubmission> {
  const failure = (code: OpenFailure): PortError => new PortError(code, words.openFailures[code]);
  // Without roots no certificate is judged: what is wrong with the file itself still shows.
  const report = await verifyPdf(pdf, { trust: [], revocation: 'off' });
  const printed = pdf.subarray(0, report.revisions[0]?.end ?? 0);
  const data = await readSubmission(printed).catch((error: unknown) => {
    if (error instanceof PdfError) throw failure('not-a-submission');
    throw error;
  });
  if (!data) throw failure('not-a-submission');
  if (data.procedure !== procedure.id) throw failure('other-procedure');
  if (data.procedureHash !== (await procedureHash(procedure))) throw failure('other-version');
  if (data.renderer !== rendererVersion) throw failure('other-version');
  const whole =
    report.indication !== 'TOTAL-FAILED' &&
    (await isPrintOf(printed, procedure, data)) &&
    (await modificationsSinceMade(pdf)).length === 0;
  if (!whole) throw failure('changed');
  const places = new Map(
    askedSigners(procedure, data.answers).map((place) => [place.id, place] as const),
  );
  const made = await signatures(pdf);
  for (const id of made.keys()) {
    const place = places.get(id);
    if (!place) throw failure('changed');
    if (place.role === 'officer') throw failure('already-received');
  }
  return { pdf, answers: data.answers, createdAt: data.createdAt, signatures: made };
}
