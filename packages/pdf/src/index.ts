export {
  signatureAppearance,
  type SignatureAppearance,
  type SignatureWords,
} from './appearance.ts';
export { PdfError } from './error.ts';
export type { EmbeddedFont } from './fonts/font-use.ts';
export { loadFonts, type Face, type Fonts } from './fonts/load.ts';
export { loadPrinter } from './load-printer.ts';
export { unprintableCharacters } from './fonts/printable.ts';
export { photoPages } from './photo-pages.ts';
export { readSubmission } from './read/index.ts';
export { renderSubmission, type RenderOptions } from './render.ts';
export { isPrintOf, printAgain, type PrintedData, type Renderer } from './reprint.ts';
export { codeOf, readShortCode, shortCode } from './short-code.ts';
export type { SubmissionData, SubmittedFile } from './submission.ts';
export { rendererVersion } from './version.ts';
