/** Which form of a bundle an address leads to: that of a link by which a form goes to another device. */

/** The parameter that names the form, counted from 1 as on the screen. */
const parameter = 'to-khai';

/** The address of the page with a form named in it. */
export function withPlace(page: string, place: number): string {
  const url = new URL(page);
  url.searchParams.set(parameter, String(place + 1));
  url.hash = '';
  return url.href;
}

/**
 * The place of the form to which an address leads with a code.
 *
 * @param count of forms in the bundle
 */
export function placeIn(page: string, count: number): number | undefined {
  const url = new URL(page);
  const place = Number(url.searchParams.get(parameter)) - 1;
  const hasCode = /^#tk-(?:ky|nhap)=/.test(url.hash);
  return hasCode && Number.isInteger(place) && place >= 0 && place < count ? place : undefined;
}
