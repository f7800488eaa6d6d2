import type { PortalForm } from './portal-ports.ts';

/**
 * Where links lead that open a form on another device: to its page. The fragment names the form where
 * there are several: each leaves alone what is not for it.
 */
export function pageOf({ ownerDocument, pageHref, procedure }: PortalForm): URL {
  const page = new URL(pageHref || location.href);
  const isAlone = ownerDocument.querySelectorAll('tk-procedure').length < 2;
  page.hash = isAlone || !procedure ? '' : `thu-tuc=${encodeURIComponent(procedure.id)}`;
  return page;
}

/**
 * The link to a page with a code, in the fragment: nobody on the way sees it. `<tk-procedure>` reads it
 * once it has loaded.
 *
 * @param kind `ky`: a submission to sign; `nhap`: a draft to go on with
 */
export function codeLink(page: URL, kind: 'ky' | 'nhap', code: string): string {
  const link = new URL(page);
  const form = page.hash.startsWith('#thu-tuc=') ? page.hash.replace('#', '&') : '';
  link.hash = `tk-${kind}=${code}${form}`;
  return link.href;
}
