import type { Choice } from '@tokhai/procedure';
import { html, type TemplateResult } from 'lit';

/** The title of an option, marked where it is a name in another language (WCAG 2.2, 3.1.2). */
export function choiceTitle({ title, lang }: Choice): string | TemplateResult {
  return lang === undefined ? title : html`<span lang=${lang}>${title}</span>`;
}
