import type { CSSResult } from 'lit';

/**
 * Gives a root the style sheets of the elements in it, each once. Constructed sheets need no
 * `<style>` element, so they pass `style-src 'self'`.
 */
export function adoptInto(root: Node, styles: readonly CSSResult[]): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  // Of a thousand fields all but the first find everything here.
  const last = styles.at(-1)?.styleSheet;
  if (last && root.adoptedStyleSheets.includes(last)) return;
  const missing = styles
    .map(({ styleSheet }) => styleSheet)
    .filter((sheet) => sheet !== undefined)
    .filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
}
