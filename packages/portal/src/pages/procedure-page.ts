import { showsForm } from '../http/headers.ts';
import type { ShownProcedure } from '../procedures.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/**
 * `/thu-tuc/<code>`: one tag; the form speaks for itself. What it learns about the person is kept on
 * the device, or with `?ho-so=cong` by the portal: only if the person wants it.
 */
export function procedurePage(
  context: PageContext,
  shown: ShownProcedure,
  script: string,
): Response {
  const { words: w, language, chosen } = context;
  const languages = ['vi', 'en', ...shown.drafts];
  const isKeptHere = context.url.searchParams.get('ho-so') === 'cong';
  const main = html`<noscript><p class="notice">${w.noScript}</p></noscript>
    <tk-procedure
      src="/procedures/${shown.folder}/procedure.json"
      lang="${languages.includes(chosen) ? chosen : language}"
      languages="${languages.join(' ')}"
      intake="/submissions"
      uploads="/uploads"
      paper
      confirmations="/confirmations"
      login-page="/dang-nhap-thu"
      hand-overs="/hand-overs"
      draft-transfers="/draft-transfers"
      certificate-service="/demo/certificates"
      signers="certificate p12 smartca"
      signing-service="/signing/"
      certificate-status="/signing/status"
      status-page="/tra-cuu?ma="
      offline-worker="/service-worker.js"
      profile="${isKeptHere ? '/demo/profile' : 'device'}"
      manage-title
      history
      ><p lang="${language}">${w.opening}</p></tk-procedure
    >`;
  // Nothing on it is personal: it may be kept for a time without a network.
  const headers = { 'cache-control': 'no-cache' };
  const { title } = shown.in(language);
  return page(context, { title, main, script, switchesLanguage: true, policy: showsForm, headers });
}
