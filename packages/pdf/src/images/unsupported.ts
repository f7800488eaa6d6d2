import { PdfError } from '../error.ts';

/** The error for a picture that cannot be printed. */
export function unsupported(reason: string, what: string): PdfError {
  return new PdfError('image-unsupported', `${what} Save it as an ordinary JPEG photo.`, {
    reason,
  });
}
