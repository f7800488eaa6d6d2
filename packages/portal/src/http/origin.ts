/**
 * Refuses requests that another site's page makes a browser send (cross-site request forgery).
 * A browser puts `Origin` on every POST and lets no page change it; programs that are not
 * browsers send none and hold no cookie of ours.
 */
export function isForeignOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') === 'cross-site';
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
