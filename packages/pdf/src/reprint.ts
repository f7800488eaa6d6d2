import type { Procedure } from '@tokhai/procedure';
import { PdfError } from './error.ts';
import type { Fonts } from './fonts/load.ts';
import { loadFonts } from './fonts/load.ts';
import { renderSubmission } from './render.ts';
import type { SubmissionData } from './submission.ts';

/**
 * Whether the first revision of a submission is the print of the data inside it, byte for byte:
 * then what people read on its pages is what computers read in it.
 *
 * @param printed the first revision; one line end after its `%%EOF` is not counted, because who
 * appends a revision may write it (ISO 32000-1, 7.5.6)
 * @param procedure the one that the data names, by `$id` and hash
 */
export async function isPrintOf(
  printed: Uint8Array,
  procedure: Procedure,
  { answers, createdAt, files }: Pick<SubmissionData, 'answers' | 'createdAt' | 'files'>,
  fonts?: Fonts,
): Promise<boolean> {
  const bytes = new Map([...files].map(([sha256, file]) => [sha256, file.bytes]));
  try {
    const rendered = await renderSubmission(procedure, answers, {
      createdAt,
      files: bytes,
      fonts: fonts ?? (await loadFonts()),
    });
    return isLineEnd(printed.subarray(rendered.length)) && startsWith(printed, rendered);
  } catch (error) {
    // What cannot be printed cannot have been printed so.
    if (error instanceof PdfError) return false;
    throw error;
  }
}

function isLineEnd(rest: Uint8Array): boolean {
  return rest.length <= 2 && ['', '\n', '\r', '\r\n'].includes(String.fromCharCode(...rest));
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, at) => byte === bytes[at]);
}
