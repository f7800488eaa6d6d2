export { PdfError } from './error.ts';
export { loadFonts, type Face, type Fonts } from './fonts/load.ts';
export { unprintableCharacters } from './fonts/printable.ts';
export { renderSubmission, type RenderOptions } from './render.ts';
export { rendererVersion } from './version.ts';
