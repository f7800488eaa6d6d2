/**
 * Makes the pages of one PDF of JPEG photos. The elements know no PDF; a host that does sets this
 * before a form is shown, and then several photos can be chosen at once.
 */
export const photosToPdf: {
  make?: (photos: readonly Uint8Array[]) => Promise<Uint8Array<ArrayBuffer>>;
} = {};
