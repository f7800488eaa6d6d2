import { contentSecurityPolicy, showsForm } from '../http/headers.ts';
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
      draft-transfers="/draft-transfers"
      certificate-service="/demo/certificates"
      certificate-status="/signing/status"
      status-page="/tra-cuu?ma="
    ></tk-bundle>`;
  const headers = { 'content-security-policy': contentSecurityPolicy(showsForm) };
  return page(context, { title, main, script, switchesLanguage: true, headers });
}
