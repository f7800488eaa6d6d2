/** What a signature shows on paper, and when it says it was made. */
import type { SignInput } from '@tokhai/elements';
import type { SignerPlace } from '@tokhai/procedure';
import type { SignatureAppearance } from '@tokhai/signing';

/** A signature about to be made. */
export interface Dated {
  name: string;
  issuer: string;
  signedAt: Date;
  appearance: SignatureAppearance;
}

/** The visible signature of a certificate at a place, made now, with the picture that somebody gave. */
export async function datedAppearance(
  place: SignerPlace,
  certificate: Uint8Array | undefined,
  { ink }: Pick<SignInput, 'ink'>,
): Promise<Dated> {
  const [{ certificateNames }, { loadFonts, signatureAppearance }] = await Promise.all([
    import('@tokhai/signing'),
    import('@tokhai/pdf'),
  ]);
  const { name, issuer } = certificateNames(certificate ?? new Uint8Array());
  // Signing times are written in whole seconds.
  const signedAt = new Date(Math.floor(Date.now() / 1000) * 1000);
  const { title } = place;
  const fonts = await loadFonts(`${name} ${issuer}`);
  const picture = ink && (await import('@tokhai/pdf/ink')).inkPicture(ink);
  const appearance = signatureAppearance(fonts, { title, name, issuer, signedAt, picture });
  return { name, issuer, signedAt, appearance };
}
