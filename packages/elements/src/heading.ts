/* oxlint-disable lit/no-invalid-html, lit/binding-positions -- static templates bind tag names */
import type { TemplateResult } from 'lit';
import { html, literal, type StaticValue } from 'lit/static-html.js';

const tags: Record<number, StaticValue> = {
  1: literal`h1`,
  2: literal`h2`,
  3: literal`h3`,
  4: literal`h4`,
  5: literal`h5`,
  6: literal`h6`,
};

const tagFor = (level: number): StaticValue => tags[Math.min(Math.max(level, 1), 6)]!;

/** The heading of a page. It takes the focus when the page changes. */
export function pageHeading(level: number, content: unknown): TemplateResult {
  const tag = tagFor(level);
  return html`<${tag} class="tk-heading" tabindex="-1" data-page-heading>${content}</${tag}>`;
}

/** A heading inside a page. */
export function sectionHeading(level: number, content: unknown): TemplateResult {
  const tag = tagFor(level);
  return html`<${tag} class="tk-subheading">${content}</${tag}>`;
}
