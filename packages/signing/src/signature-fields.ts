import { toBytes } from './bytes.ts';
import { readLeadingDer } from './cms/der.ts';
import { commonName } from './cms/certificate.ts';
import { readCms } from './cms/read.ts';
import { findSigner } from './cms/find-signer.ts';
import { parsePdfDate } from './pdf/date.ts';
import { rectOf, signatureFieldsOf } from './pdf/fields.ts';
import type { SignatureField } from './pdf/fields.ts';
import { openPdf } from './pdf/file.ts';
import { annotationPages } from './pdf/pages.ts';
import { textOf } from './pdf/text.ts';
import { PdfString } from './pdf/values.ts';

/** A place to sign, and what it says about itself. Nothing here is verified. */
export interface SignatureFieldInfo {
  readonly name: string;
  readonly signed: boolean;
  /** 0-based; absent when the field stands on no page. */
  readonly page?: number;
  /** Left, bottom, right, top in points. */
  readonly rect: readonly [number, number, number, number];
  /** Common name of the certificate in the signature. */
  readonly signerName?: string;
  /** The signing time that the signature claims. */
  readonly signedAt?: Date;
}

/**
 * All signature fields of a PDF, signed and empty ones, in the order of its form.
 *
 * @throws {SigningError} the codes of reading a PDF (`not-a-pdf`, `malformed-pdf`, …)
 */
export async function signatureFields(pdf: Uint8Array): Promise<SignatureFieldInfo[]> {
  const view = (await openPdf(toBytes(pdf))).view();
  const pages = annotationPages(view);
  return signatureFieldsOf(view).map((field) => {
    const page = field.widget && pages.get(field.widget.ref.num);
    const claimed = textOf(view.resolve(field.value?.get('M')));
    const signedAt = claimed === undefined ? undefined : parsePdfDate(claimed);
    const signerName = nameIn(field);
    return {
      name: field.name,
      signed: field.value !== undefined,
      ...(page !== undefined && { page }),
      rect: rectOf(view, field.widget?.dict.get('Rect')),
      ...(signerName !== undefined && { signerName }),
      ...(signedAt !== undefined && { signedAt }),
    };
  });
}

function nameIn({ value }: SignatureField): string | undefined {
  const contents = value?.get('Contents');
  if (!(contents instanceof PdfString)) return undefined;
  try {
    const signer = findSigner(readCms(readLeadingDer(contents.bytes)));
    return signer && commonName(signer);
  } catch {
    // A list of fields stays useful when one signature is damaged; verifyPdf says what is wrong.
    return undefined;
  }
}
