import { loadFonts, signatureAppearance } from '@tokhai/pdf';
import { inkPicture, type SignatureInk } from '@tokhai/pdf/ink';
import type { SignerPlace } from '@tokhai/procedure';
import { certificateNames, type SignatureAppearance, type Signer } from '@tokhai/signing';

/**
 * What stands in a place of the form once it is signed: who signed, when, and by whose certificate.
 *
 * @param ink the signer's handwriting, for the looks alone
 */
export async function appearanceOf(
  place: SignerPlace,
  { certificates }: Pick<Signer, 'certificates'>,
  signedAt: Date,
  ink?: SignatureInk,
): Promise<SignatureAppearance> {
  const [certificate = new Uint8Array()] = certificates;
  const names = certificateNames(certificate);
  const fonts = await loadFonts(`${names.name} ${names.issuer}`);
  const picture = ink && inkPicture(ink);
  return signatureAppearance(fonts, { title: place.title, ...names, signedAt, picture });
}
