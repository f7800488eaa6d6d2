/** The frame of every page: skip link, header, the demonstration notice, footer. */
import { contentSecurityPolicy } from '../http/headers.ts';
import { chosenLanguage, type Language } from '../words/language.ts';
import { words, type Words } from '../words/words.ts';
import { html, type Html } from './html.ts';

/** What a page needs to know of the request and of the bundle. */
export interface PageContext {
  language: Language;
  /** What was chosen in a form, which may have languages that the portal has not. */
  chosen: string;
  words: Words;
  /** Path and query of this page, for the link to the other language. */
  url: URL;
  /** Path of the portal's style sheet. */
  style: string;
}

export interface PageOptions {
  title: string;
  main: Html;
  /** Path of a module that the page loads. */
  script?: string;
  /** The main part has a language switch of its own. */
  switchesLanguage?: boolean;
  status?: number;
  /** Directives that the page adds to the portal's Content-Security-Policy, or replaces in it. */
  policy?: Readonly<Record<string, string>>;
  /** Headers beyond the portal's own. */
  headers?: Readonly<Record<string, string>>;
}

/** The page context of a request. */
export function pageContext(request: Request, language: Language, style: string): PageContext {
  const [chosen, url] = [chosenLanguage(request), new URL(request.url)];
  return { language, chosen, words: words[language], url, style };
}

const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" ' +
      'fill="#0b5c57"/><path d="M9 8h14v3H9zm0 6h14v2H9zm0 5h8v2H9z" fill="#fff"/></svg>',
  );

function otherLanguage({ url, words: w, language }: PageContext): Html {
  const other = language === 'vi' ? 'en' : 'vi';
  const query = new URLSearchParams(url.searchParams);
  query.set('lang', other);
  // Two slashes at the beginning would name another host.
  const target = `${url.pathname.replace(/^\/+/, '/')}?${query}`;
  return html`<a href="${target}" lang="${other}" hreflang="${other}">${w.otherLanguage}</a>`;
}

function navigation({ url, words: w }: PageContext): Html {
  const links: Array<[path: string, text: string]> = [
    ['/', w.procedures],
    ['/tra-cuu', w.lookup],
    ['/kiem-tra', w.verify],
    ['/chu-ky-thu', w.tryout],
    ['/can-bo', w.officers],
  ];
  const items = links.map(([path, text]) => {
    const current = url.pathname === path && html` aria-current="page"`;
    return html`<li><a href="${path}" ${current}>${text}</a></li>`;
  });
  return html`<nav aria-label="${w.navigation}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

/** A whole page as an answer. */
export function page(context: PageContext, options: PageOptions): Response {
  const { language, words: w, style } = context;
  const { title, main, script, switchesLanguage = false, status = 200, headers = {} } = options;
  // Of the `<style>` elements that forms need in Safari before 16.4.
  const nonce = script === undefined ? undefined : crypto.randomUUID();
  const styles = nonce === undefined ? {} : { 'style-src': `'self' 'nonce-${nonce}'` };
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} – ${w.brand}</title>
        <link rel="icon" href="${icon}" />
        <link rel="stylesheet" href="${style}" />
        ${nonce !== undefined && html`<meta property="csp-nonce" nonce="${nonce}" />`}
        ${script !== undefined && html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${w.skip}</a>
        <header>
          <p class="brand">
            <a href="/"><strong lang="vi">${w.brand}</strong> <span>${w.brandNote}</span></a>
          </p>
          ${navigation(context)}
          ${!switchesLanguage && html`<p class="language">${otherLanguage(context)}</p>`}
        </header>
        <aside class="demo" aria-label="${w.demoTitle}">
          <p><strong>${w.demoTitle}</strong> ${w.demo}</p>
        </aside>
        <main id="main" tabindex="-1">${main}</main>
        <footer><p>${w.footer}</p></footer>
      </body>
    </html> `;
  return new Response(document.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy({ ...styles, ...options.policy }),
      ...headers,
    },
  });
}

/** A list of terms and what stands for each; an undefined value leaves its term out. */
export function terms(
  pairs: ReadonlyArray<readonly [term: string, value: Html | string | undefined]>,
): Html {
  const items = pairs.map(
    ([term, value]) =>
      value !== undefined &&
      html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  return html`<dl>${items}</dl>`;
}

/** A page that says what went wrong and what to do. */
export function errorPage(
  context: PageContext,
  status: number,
  [title, text]: readonly [title: string, text: string],
): Response {
  const main = html`<h1>${title}</h1>
    <p>${text}</p>
    <p><a href="/">${context.words.procedures}</a></p>`;
  return page(context, { title, main, status });
}
