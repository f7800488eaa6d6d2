import { html, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import { FieldElement } from './field-element.ts';

/** A field that tells something and takes no answer. */
export abstract class InfoField extends FieldElement {
  protected nameLine(words: string): TemplateResult {
    return this.headingLevel > 0
      ? pageHeading(this.headingLevel, words)
      : html`<p class="tk-label">${words}</p>`;
  }
}
