import { agencyName } from '../agency-seal.ts';
import { html } from './html.ts';
import { page, type PageContext } from './layout.ts';

/** `/kiem-tra`: anybody checks a signed file, in the browser. The demonstration trusts itself. */
export function verifyPage(context: PageContext, script: string): Response {
  const { words: w, language } = context;
  const main = html`<noscript><p class="notice">${w.noScript}</p></noscript>
    <tk-verify
      trust-src="/demo/ca.pem"
      procedures="/procedures/"
      sealed-by="O=${agencyName}"
      lang="${language}"
      ><p lang="${language}">${w.opening}</p></tk-verify
    >`;
  return page(context, { title: w.verify, main, script });
}
