/**
 * What is pressed and is smaller than 44 × 44 CSS pixels (WCAG 2.2, 2.5.5), below a selector, shadow
 * roots included. Works in a browser by itself, so that a test can hand it over to one.
 *
 * A link in a sentence may be as high as its line (exception “inline”), and of a radio button or a
 * checkbox its label is pressed too: the whole option counts.
 *
 * @returns a readable line for each
 */
export function smallTargets(selector: string): string[] {
  const least = 44;
  const pressed = 'a[href], button, select, summary, textarea, input, .tk-option';
  const inside = (root: Document | ShadowRoot, at: string): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>(at)].flatMap((element) => {
      const own = element.shadowRoot === null ? [] : inside(element.shadowRoot, '*');
      return [element, ...own];
    });
  const isInSentence = (target: HTMLElement): boolean => {
    if (getComputedStyle(target).display !== 'inline') return false;
    const around = target.closest('p, li, dd, td, label, .tk-contact-line');
    return around !== null && around.textContent.trim() !== target.textContent.trim();
  };
  return inside(document, `${selector}, ${selector} *`)
    .filter((element) => element.matches(pressed))
    .filter((element) => !element.matches('.tk-option :is([type=radio], [type=checkbox])'))
    .filter((element) => element.checkVisibility() && !isInSentence(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < least - 0.5)
    .map(({ element, box: { width, height } }) => {
      const size = `${width.toFixed(0)} × ${height.toFixed(0)} px`;
      return `smaller than ${least} px: ${element.outerHTML.slice(0, 160)} is ${size}`;
    });
}
