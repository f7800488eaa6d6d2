import { showsForm } from '../http/headers.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/** `/goi/<name>`: several procedures in one interview. */
export function bundlePage(
  context: PageContext,
  { name, title }: { name: string; title: string },
  script: string,
): Response {
  const { words: w, language } = context;
  const main = html`<noscript><p class="notice">${w.noScript}</p></noscript>
    <tk-bundle
      src="/bundles/${name}/bundle.json"
      lang="${language}"
      intake="/submissions"
      uploads="/uploads"
      paper
      confirmations="/confirmations"
      login-page="/dang-nhap-thu"
      hand-overs="/hand-overs"
      draft-transfers="/draft-transfers"
      certificate-service="/demo/certificates"
      certificate-status="/signing/status"
      status-page="/tra-cuu?ma="
      offline-worker="/service-worker.js"
      ><p lang="${language}">${w.opening}</p></tk-bundle
    >`;
  // Nothing on it is personal: it may be kept for a time without a network.
  const headers = { 'cache-control': 'no-cache' };
  return page(context, { title, main, script, switchesLanguage: true, policy: showsForm, headers });
}
