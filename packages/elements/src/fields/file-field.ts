import { msg, str } from '@lit/localize';
import { fileAnswer } from '@tokhai/answers';
import { html, nothing, type TemplateResult } from 'lit';
import { failureWords } from '../words/failures.ts';
import { fileSize } from '../words/file-size.ts';
import { errorLine, FieldElement, type ChosenFile } from './field-element.ts';
import { recordOf } from './record.ts';

/**
 * A file: the native input, and the chosen file with a button that removes it. The answer holds
 * name, type, size and hash; the bytes go up in a `file-chosen` event.
 *
 * @fires file-chosen - with the bytes, before the answer that names them
 */
export class FileField extends FieldElement {
  static override properties = {
    ...FieldElement.properties,
    reading: { state: true },
    failure: { state: true },
  };

  declare protected reading: boolean;
  /** Why the file just chosen could not be taken. */
  declare protected failure: string;

  constructor() {
    super();
    this.reading = false;
    this.failure = '';
  }

  protected override render(): TemplateResult {
    const { name } = recordOf(this.value);
    const chosen = typeof name === 'string' ? name : undefined;
    return html`<div
      class="tk-field ${this.issue ? 'tk-field-error' : ''}"
      aria-busy=${this.reading ? 'true' : nothing}
    >
      ${chosen === undefined || this.issue ? this.label() : this.#labelOfChosen()} ${this.help()}
      ${chosen === undefined ? nothing : this.#chosen(chosen)}
      ${chosen === undefined || this.issue ? this.#input() : nothing}
    </div>`;
  }

  protected override errorLine(): unknown {
    return this.failure === '' ? super.errorLine() : errorLine(this.errorId, this.failure);
  }

  #input(): TemplateResult {
    return html`<input
      class="tk-input tk-file"
      type="file"
      id=${this.controlId}
      name=${this.controlId}
      accept=${this.question.options.accept?.join(',') ?? nothing}
      aria-describedby=${this.descriptionIds(this.failure && !this.issue ? this.errorId : '')}
      aria-invalid=${this.failure === '' ? this.invalid() : 'true'}
      ?disabled=${this.disabled || this.reading}
      @change=${this.#onChange}
    />`;
  }

  #labelOfChosen(): TemplateResult {
    return html`<p class="tk-label" id="${this.controlId}-label">${this.labelWords()}</p>`;
  }

  #chosen(name: string): TemplateResult {
    const { size } = recordOf(this.value);
    const id = this.issue ? nothing : this.controlId;
    return html`<div class="tk-chosen-file">
      <span class="tk-file-name">${name}</span>
      ${typeof size === 'number' ? html`<span class="tk-hint">${fileSize(size)}</span>` : nothing}
      <button
        type="button"
        class="tk-button tk-button-quiet"
        id=${id}
        ?disabled=${this.disabled}
        @click=${this.#remove}
      >
        ${msg('Xoá', { id: 'remove' })} <span class="tk-visually-hidden">${name}</span>
      </button>
    </div>`;
  }

  readonly #onChange = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    this.reading = true;
    this.failure = '';
    try {
      const { answer, bytes } = await fileAnswer(file);
      this.dispatchEvent(
        new CustomEvent<ChosenFile>('file-chosen', {
          bubbles: true,
          detail: { name: answer.name, type: answer.type, sha256: answer.sha256, bytes },
        }),
      );
      this.tell(answer, true);
      const { name } = answer;
      this.announce(msg(str`Đã nhận tệp ${name}`, { id: 'file-taken' }));
    } catch (error) {
      this.failure = failureWords(error);
    } finally {
      this.reading = false;
    }
    await this.updateComplete;
    this.focus();
  };

  readonly #remove = async (): Promise<void> => {
    const { name } = recordOf(this.value);
    this.tell(undefined, true);
    await this.updateComplete;
    this.focus();
    const title = String(name);
    this.announce(msg(str`Đã xoá: ${title}`, { id: 'removed' }));
  };
}
