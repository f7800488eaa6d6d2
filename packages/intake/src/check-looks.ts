import { loadFonts, PdfError, signatureAppearance } from '@tokhai/pdf';
import { inkName, inkPicture } from '@tokhai/pdf/ink';
import type { SignerPlace } from '@tokhai/procedure';
import { subjectAttributes, type ExpectedLooks, type VerifiedPdf } from '@tokhai/signing';
import { reason, type Reason } from './reasons.ts';

/**
 * Whether the signatures show on the page who signed, by the certificate, and when. Who signs draws
 * that too, so a forger could draw another name over a signature that holds: each is drawn again from
 * what the verification found, and compared to the last glyph. A picture of a handwritten signature may
 * stand there, with the words that it has no legal value. Other programs draw in ways of their own: it
 * is a warning, and what the verdict says counts.
 *
 * @param places of everybody who may sign this submission
 */
export async function checkLooks(
  verified: VerifiedPdf,
  places: readonly SignerPlace[],
): Promise<Reason[]> {
  const titles = new Map(places.map(({ id, title }) => [id, title]));
  const drawings = new Map<string, ExpectedLooks>();
  for (const { field, signer, signedAt } of verified.report.signatures) {
    const title = titles.get(field);
    if (title === undefined || signer === undefined || signedAt === undefined) continue;
    const issuer =
      subjectAttributes(signer.issuer).find(({ type }) => type === 'CN')?.value ?? signer.issuer;
    const fonts = await loadFonts(`${signer.name} ${issuer}`);
    const words = { title, name: signer.name, issuer, signedAt: new Date(signedAt) };
    drawings.set(field, ({ [inkName]: ink }) => {
      try {
        return signatureAppearance(fonts, { ...words, picture: ink && inkPicture(ink) });
      } catch (error) {
        // A picture such as ours never is: without it what is expected does not fit what is shown.
        if (error instanceof PdfError) return signatureAppearance(fonts, words);
        throw error;
      }
    });
  }
  if (drawings.size === 0) return [];
  const shown = await verified.shownIn(drawings);
  return [...shown].flatMap(([field, what]) =>
    what === 'other' ? [reason('signature-shows-other', { field })] : [],
  );
}
