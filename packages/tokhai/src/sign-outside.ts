/** A PDF that another program signed (e.g. one of Ban Cơ yếu Chính phủ), checked and taken back. */
import { PortError, type Signed } from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import type { Words } from './words/words.ts';

/** What another program may have done wrong, by the key of its words. */
export type OutsideFailure = keyof Words['outsideFailures'];

/**
 * Takes a file only when it is the one that was given out, with one more signature at this place and
 * nothing else: it begins with the very bytes given out, and the signature covers and fits them. Who
 * issued the certificate is the desk's question.
 *
 * @throws {PortError} `outside-other-file`, `outside-not-signed`, `outside-changed`
 */
export async function takeSigned(
  given: Uint8Array,
  place: SignerPlace,
  file: Uint8Array | undefined,
  words: Words,
): Promise<Signed> {
  const fail = (code: OutsideFailure): PortError =>
    new PortError(`outside-${code}`, words.outsideFailures[code]);
  const same = file !== undefined && given.every((byte, index) => file[index] === byte);
  if (!same || file.length < given.length) throw fail('other-file');
  const { verifyPdf } = await import('@tokhai/signing');
  const report = await verifyPdf(file, { trust: [] });
  const before = await verifyPdf(given, { trust: [] });
  const made = report.signatures.find(({ field }) => field === place.id);
  const wasThere = before.signatures.some(({ field }) => field === place.id);
  if (made === undefined || wasThere || made.signedAt === undefined) throw fail('not-signed');
  const sound =
    report.signatures.length === before.signatures.length + 1 &&
    report.signatures.every(({ indication }) => indication !== 'TOTAL-FAILED') &&
    made.coversWholeFile;
  if (!sound) throw fail('changed');
  const { signer } = made;
  const signature = {
    name: signer?.name ?? '',
    ...(signer?.issuer === undefined ? {} : { issuer: signer.issuer }),
    signedAt: new Date(made.signedAt).toISOString(),
  };
  return { pdf: file, signature };
}
