/**
 * What can go wrong when a submission is printed or read.
 *
 * - `unprintable-character`: the text holds a character that the font lacks (params: codePoint).
 * - `font-damaged`, `font-unavailable`: a font file is not the one this version was made with.
 * - `file-mismatch`: the bytes of a file are not the ones its answer names (params: sha256).
 * - `image-unsupported`: a picture in a format that PDF/A cannot take as it is (params: reason).
 * - `ink-unsupported`: a picture of a signature that is too large, or whose rows do not hold together.
 * - `bad-date`: `createdAt` is no ISO 8601 instant.
 * - `too-large`: more bytes, pages or files than a submission may have (params: limit).
 * - `answers-too-large`: more answers than a form may have.
 * - `damaged`: a PDF that claims to be a submission and cannot be read (params: part).
 */
export class PdfError extends Error {
  /** Kebab-case, stable. */
  readonly code: string;
  /** Facts for a message in the reader's language; never personal data. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, message: string, params: Record<string, string | number> = {}) {
    super(message);
    this.name = 'PdfError';
    this.code = code;
    this.params = params;
  }
}
