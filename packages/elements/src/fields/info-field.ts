import { html, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import { FieldElement } from './field-element.ts';
import { said } from '../translator.ts';

/** A field that tells something and takes no answer. */
export abstract class InfoField extends FieldElement {
  protected nameLine(words: string): TemplateResult {
    const name = said(words);
    return this.headingLevel > 0
      ? pageHeading(this.headingLevel, name)
      : html`<p class="tk-label">${name}</p>`;
  }
}
