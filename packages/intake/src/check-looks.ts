import { askedSigners, type Answers } from '@tokhai/answers';
import { loadFonts, PdfError, signatureAppearance } from '@tokhai/pdf';
import { inkName, inkPicture } from '@tokhai/pdf/ink';
import type { Procedure } from '@tokhai/procedure';
import { shownIn, subjectAttributes, type ExpectedLooks } from '@tokhai/signing';
import { reason, type Reason } from './reasons.ts';
import type { SignatureVerdict } from './verdict.ts';

/**
 * Whether the signatures show on the page who signed, by the certificate, and when. Who signs draws
 * that too, so a forger could draw another name over a signature that holds: each is drawn again from
 * what the verification found, and compared to the last glyph. A picture of a handwritten signature may
 * stand there, with the words that it has no legal value. Other programs draw in ways of their own: it
 * is a warning, and what the verdict says counts.
 */
export async function checkLooks(
  pdf: Uint8Array,
  procedure: Procedure,
  answers: Answers,
  signatures: readonly SignatureVerdict[],
): Promise<Reason[]> {
  const titles = new Map(askedSigners(procedure, answers).map(({ id, title }) => [id, title]));
  const drawings = new Map<string, ExpectedLooks>();
  for (const { field, signer, signedAt } of signatures) {
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
  const shown = await shownIn(pdf, drawings);
  return [...shown].flatMap(([field, what]) =>
    what === 'other' ? [reason('signature-shows-other', { field })] : [],
  );
}
