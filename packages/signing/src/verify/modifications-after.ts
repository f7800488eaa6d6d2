import { toBytes } from '../bytes.ts';
import { defaultLimits } from '../limits.ts';
import { openPdf } from '../pdf/file.ts';
import type { PdfFile } from '../pdf/file.ts';
import { modificationsBy } from './modifications.ts';
import { References } from './references.ts';
import type { Modification } from './report.ts';

/** Changes by all revisions after `first`, and bytes after the last. */
export function modificationsAfter(file: PdfFile, first: number): Modification[] {
  const found: Modification[] = [];
  const references = new References(file);
  for (let index = first + 1; index < file.revisions.length; index++) {
    try {
      found.push(...modificationsBy(file, index, references));
    } catch {
      found.push({ code: 'unreadable-revision', revision: index });
    }
  }
  if ((file.revisions.at(-1)?.end ?? 0) < file.bytes.length)
    found.push({ code: 'trailing-bytes', revision: file.revisions.length });
  return found;
}

/**
 * What happened to a PDF since it was first written, beyond being signed. A signature covers its
 * own revision whatever that did beside signing; whoever knows the document as it was made asks
 * here whether signing is all that it did.
 *
 * @returns empty when every revision after the first only signed
 * @throws {SigningError} the codes of reading a PDF (`not-a-pdf`, `malformed-pdf`, …)
 */
export async function modificationsSinceMade(input: Uint8Array): Promise<Modification[]> {
  return modificationsAfter(await openPdf(toBytes(input), defaultLimits), 0);
}
