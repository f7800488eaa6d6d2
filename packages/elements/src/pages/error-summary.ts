import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import { summaryList } from './summary-list.ts';

/** One line of the summary. Without `pointer` there is no field to go to. */
export interface SummaryLine {
  words: string;
  /** BCP 47 tag; absent: they are in the language of the screen. */
  lang?: string;
  /** JSON pointer of the answer, or `/` and the id of a control of the page. */
  pointer?: string;
  /** It stops nothing: it is only worth a second look. The heading over nothing but such lines. */
  warning?: string | undefined;
}

/**
 * What has to be mended, or looked at again, at the top of the page, with a link to each field. The role stands on a
 * child: focus and alert on the same node race in several screen readers. What takes the focus has a name: of a
 * division without one Orca says nothing, nor of the alert in it (43, with Firefox 153).
 */
export function errorSummary(
  lines: readonly SummaryLine[],
  headingLevel: number,
): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  const warning = lines.every((line) => line.warning) ? lines[0]!.warning : undefined;
  const title = warning ?? msg('Có lỗi cần sửa', { id: 'error-summary' });
  return html`<div
    class="tk-summary ${warning ? 'tk-summary-warning' : ''}"
    role="group"
    aria-label=${title}
    tabindex="-1"
    data-error-summary
    @blur=${dropTabStop}
  >
    <div role="alert">${sectionHeading(headingLevel + 1, title)} ${summaryList(lines)}</div>
  </div>`;
}

/** Moves the focus to the summary. */
export function focusSummary(root: ParentNode): void {
  const summary = root.querySelector<HTMLElement>('[data-error-summary]');
  summary?.setAttribute('tabindex', '-1');
  summary?.focus();
}

// Once left, a click on the summary's blank area should not focus it again.
function dropTabStop(event: Event): void {
  (event.currentTarget as Element).removeAttribute('tabindex');
}
