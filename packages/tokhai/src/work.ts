/** What is fetched when the form is filled in: printing, signing and sending. */
export { photoPdf } from './produce.ts';
export { portalWork, send } from './portal-work.ts';
