import { html, type TemplateResult } from 'lit';
import { FieldElement } from './field-element.ts';
import type { AnswerChange } from './field-events.ts';
import { recordOf, withPart } from './record.ts';
import { renderField } from './render-field.ts';

/** A person: a group of questions about one human being. */
export class PersonField extends FieldElement {
  protected override render(): TemplateResult {
    const answers = recordOf(this.value);
    return html`<fieldset
      class="tk-field tk-group ${this.stateClass}"
      id=${this.controlId}
      role="group"
      aria-describedby=${this.descriptionIds()}
    >
      ${this.legend()} ${this.help()}
      <div @tk-change=${this.#onPart}>
        ${(this.question.parts ?? []).map((part) => {
          const pointer = `${this.pointer}/${part.name}`;
          return renderField(part, {
            pointer,
            value: answers[part.name],
            issues: this.issuesWithin(pointer),
            disabled: this.disabled,
          });
        })}
      </div>
    </fieldset>`;
  }

  readonly #onPart = (event: CustomEvent<AnswerChange>): void => {
    event.stopPropagation();
    const { path, value, commit } = event.detail;
    const part = path.slice(this.pointer.length + 1);
    this.tell(withPart(this.value, part, value), commit);
  };
}
