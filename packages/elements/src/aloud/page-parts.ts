import type { Question } from '@tokhai/procedure';

/** What is no text of the page, or none of others' business: controls, what is known of the person. */
const unread =
  'script, style, template, button, nav, video, audio, canvas, svg, img, progress, ' +
  '[aria-hidden="true"], [hidden], [role="status"], a.tk-button, .tk-original, .tk-video, ' +
  'tk-profile-card, tk-print-preview';

/** What is read in one go, and marked while it is. */
const whole =
  'h1, h2, h3, h4, h5, h6, p, li, legend, label, summary, blockquote, dl > div, .tk-hint';

/** The question that an element asks; undefined: it is no field. */
export function questionOf(element: Element): Question | undefined {
  return /^tk-.*-field$/.test(element.localName)
    ? (element as Element & { question?: Question }).question
    : undefined;
}

/** The innermost question that an element belongs to. */
export function fieldAround(element: Element): Element | undefined {
  for (let up: Element | null = element; up; up = up.parentElement) if (questionOf(up)) return up;
  return undefined;
}

/** Whether nothing of an element is read. */
export function isUnread(element: Element): boolean {
  if (element.matches(unread)) return true;
  if (element.localName === 'details' && !(element as HTMLDetailsElement).open) return true;
  // A search in a list is no question, and what is typed there no answer.
  return element.matches('.tk-part') && element.querySelector('[inputmode="search"]') !== null;
}

/**
 * The parts of a page in the order in which they are read: a question with its answer, a paragraph, a
 * row of a list. A question that is made of questions gives its own words first, then each of these.
 */
export function partsOf(page: Element): Element[] {
  const fields = new Set([...page.querySelectorAll('*')].filter((inner) => questionOf(inner)));
  /** Elements with fields in them. */
  const around = new Set<Element>();
  for (const field of fields) {
    for (let up = field.parentElement; up && !around.has(up); up = up.parentElement) around.add(up);
  }
  const found: Element[] = [];
  const collect = (element: Element): void => {
    if (isUnread(element)) return;
    const isWhole = element.matches(whole) || fields.has(element);
    if (!isWhole || around.has(element)) for (const child of element.children) collect(child);
    else if (element.getClientRects().length > 0) found.push(element);
  };
  for (const child of page.children) collect(child);
  return found;
}
