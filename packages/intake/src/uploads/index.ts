export { resumableUploads, type ResumableUploadsOptions } from './resumable-uploads.ts';
export type { Uploads } from './uploads.ts';
