/** What is fetched when the form is filled in: printing, signing and sending. */
export { awaitSignature, sign, signatures } from './sign.ts';
export { photoPdf, produce } from './produce.ts';
export { submit } from './submit.ts';
export { refusalText } from './words/refusals.ts';
export { words } from './words/words.ts';
