import { ascii, byteString, PdfFile } from './document/pdf-file.ts';
import { pageHeight, pageWidth } from './document/numbers.ts';
import { writePicture } from './document/write-resources.ts';
import { jpegPicture } from './images/jpeg.ts';

/** Most photos taken. */
const MAX_PHOTOS = 50;

/**
 * A PDF of which each page is one photo, as large as an A4 page allows: for a paper of several pages
 * that was photographed. It is an attachment and no form: it is not tagged, for nobody said what
 * stands on the photos.
 *
 * @param photos upright JPEG files
 * @throws PdfError `image-unsupported`
 * @throws RangeError without photos, or with more than 50
 */
export async function photoPages(photos: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  if (photos.length === 0 || photos.length > MAX_PHOTOS) {
    throw new RangeError(`Choose 1 to ${MAX_PHOTOS} photos.`);
  }
  const file = new PdfFile();
  const tree = file.reserve();
  const pages = photos.map((bytes) => {
    const picture = jpegPicture(bytes);
    const { width, height } = picture;
    const image = writePicture(file, picture);
    const [across, down] = width > height ? [pageHeight, pageWidth] : [pageWidth, pageHeight];
    const scale = Math.min(across / width, down / height);
    const [w, h] = [width * scale, height * scale];
    const place = [w, 0, 0, h, (across - w) / 2, (down - h) / 2].map((number) => number.toFixed(3));
    return file.add({
      Type: 'Page',
      Parent: tree,
      MediaBox: [0, 0, across, down],
      Resources: { XObject: { P: image } },
      Contents: file.addStream(new TextEncoder().encode(`${place.join(' ')} cm /P Do`), {}),
    });
  });
  file.set(tree, { Type: 'Pages', Kids: pages, Count: pages.length });
  const root = file.add({
    Type: 'Catalog',
    Pages: tree,
  });
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(photos.at(0)!));
  const id = byteString(new Uint8Array(digest).subarray(0, 16));
  const info = file.add({ Producer: ascii('to-khai') });
  return file.bytes({ Root: root, Info: info, ID: [id, id] }) as Uint8Array<ArrayBuffer>;
}
