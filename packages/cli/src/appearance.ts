import { loadFonts, signatureAppearance } from '@tokhai/pdf';
import type { SignerPlace } from '@tokhai/procedure';
import { certificateNames, type SignatureAppearance, type Signer } from '@tokhai/signing';

/** What stands in a place of the form once it is signed: who signed, when, and by whose certificate. */
export async function appearanceOf(
  place: SignerPlace,
  { certificates }: Pick<Signer, 'certificates'>,
  signedAt: Date,
): Promise<SignatureAppearance> {
  const [certificate = new Uint8Array()] = certificates;
  const names = certificateNames(certificate);
  const fonts = await loadFonts(`${names.name} ${names.issuer}`);
  return signatureAppearance(fonts, { title: place.title, ...names, signedAt });
}
