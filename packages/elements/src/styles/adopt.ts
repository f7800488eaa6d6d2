import { adoptStyles, type CSSResult } from 'lit';

/**
 * Gives a root the style sheets of the elements in it, each once. Constructed sheets need no
 * `<style>` element, so they pass `style-src 'self'`. Safari before 16.4 knows none: there Lit makes such
 * elements.
 */
export function adoptInto(root: Node, styles: readonly CSSResult[]): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const given = root.adoptedStyleSheets as CSSStyleSheet[] | undefined;
  if (!given) {
    const place = 'head' in root ? root.head : root;
    const missing = styles.filter(({ cssText }) => !place.textContent.includes(cssText));
    return adoptStyles(place as ShadowRoot, missing);
  }
  // Of a thousand fields all but the first find everything here.
  if (given.includes(styles.at(-1)!.styleSheet!)) return;
  const missing = styles.map(({ styleSheet }) => styleSheet!);
  root.adoptedStyleSheets = [...given, ...missing.filter((sheet) => !given.includes(sheet))];
}
