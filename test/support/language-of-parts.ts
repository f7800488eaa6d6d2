/** Texts that a page says in another language than it marks them with (WCAG 2.2, 3.1.2). */
import type { Page } from 'playwright-core';

/**
 * What people hear on the page in the wrong voice: each text whose letters are of another language than
 * the nearest `lang`. Vietnamese is known by its accents, Khmer by its script, English by four words
 * without an accent; what shows none of these may be anything.
 *
 * @param names proper names and what somebody wrote, which need no mark inside a sentence; nor do
 *   numbers of documents of the law, e.g. 20/2008/NĐ-CP
 * @returns lines of language, text and place; empty: each text is in the language it is marked with
 */
export function misspokenTexts(page: Page, names: readonly string[] = []): Promise<string[]> {
  return page.evaluate((known) => {
    const vietnamese = /[ăâđêôơưàáãèéìíòóõùúýĩũ\u1EA0-\u1EF9]/i;
    const khmer = /[\u1780-\u17FF]/;
    const english = /(?:^|\s)(?:[a-z]{2,}[,.:;]?\s+){3}[a-z]{2,}/i;
    const documentNumber = /\d+\/\d{4}\/[\p{Lu}\d-]+/gu;
    const spoken = ['aria-label', 'alt', 'title', 'placeholder', 'label'];
    const found: string[] = [];

    const langAt = (at: Element): string => {
      const marked = at.closest('[lang]');
      if (marked) return marked.getAttribute('lang')!.split('-')[0]!;
      const root = at.getRootNode();
      return root instanceof ShadowRoot ? langAt(root.host) : '';
    };
    const hear = (text: string, at: Element): void => {
      const words = known
        .reduce((rest, name) => rest.replaceAll(name, ' '), text)
        .replaceAll(documentNumber, ' ');
      const lang = langAt(at);
      const isWrong =
        (vietnamese.test(words) && lang !== 'vi') ||
        (khmer.test(words) && lang !== 'km') ||
        (english.test(words) && !vietnamese.test(words) && lang !== 'en');
      if (isWrong)
        found.push(
          `${lang}: “${words.replaceAll(/\s+/g, ' ').trim()}” in ${at.localName}.${at.className}#${at.id}`,
        );
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) {
        hear(node.data, node.parentElement ?? (node.getRootNode() as ShadowRoot).host);
        return;
      }
      if (node instanceof Element) {
        if (node.matches('script, style, noscript, template')) return;
        for (const name of spoken) hear(node.getAttribute(name) ?? '', node);
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      for (const child of node.childNodes) walk(child);
    };
    walk(document.documentElement);
    return [...new Set(found)];
  }, names);
}
