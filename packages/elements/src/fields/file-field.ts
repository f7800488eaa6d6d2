import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { photosToPdf } from '../attachments/photos-to-pdf.ts';
import { Later } from '../later.ts';
import { ObjectUrl } from '../object-url.ts';
import { failureWords } from '../words/failures.ts';
import { chosenFile } from './chosen-file.ts';
import { FieldElement } from './field-element.ts';
import type { ChosenFile, WantedFile } from './field-events.ts';
import { errorLine, warningLine } from './field-lines.ts';
import { fileInput } from './file-input.ts';
import { recordOf } from './record.ts';

const noPicture = (): void => {};

const attaching = new Later(() => import('../attachments/attach.ts'));

/**
 * A file: the native input, the camera, or a drop or paste; and the chosen file with a look at it, its
 * name and a button that removes it. The answer holds name, type, size and hash; the bytes go up in a
 * `file-chosen` event.
 *
 * @fires {CustomEvent<ChosenFile>} file-chosen - with the bytes, before the answer that names them
 * @fires file-wanted - asks for the bytes of a file that was chosen before
 */
export class FileField extends FieldElement {
  static override properties = {
    ...FieldElement.properties,
    reading: { state: true },
    failure: { state: true },
    faults: { state: true },
    naming: { state: true },
  };

  declare protected reading: boolean;
  /** Why the file just chosen could not be taken. */
  declare protected failure: string;
  /** What makes the photo just chosen hard to read. */
  declare protected faults: readonly string[];
  /** The name is being changed. */
  declare protected naming: boolean;

  #file: ChosenFile | undefined;
  readonly #url = new ObjectUrl();

  constructor() {
    super();
    this.reading = false;
    this.failure = '';
    this.faults = [];
    this.naming = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The address of the file was given back, if it stood here before.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#url.release();
  }

  protected override willUpdate(): void {
    const { sha256 } = recordOf(this.value);
    if (sha256 === this.#file?.sha256) return;
    this.#file = undefined;
    if (typeof sha256 !== 'string') return;
    const give = (file: ChosenFile): void => {
      this.#file = file;
    };
    const detail: WantedFile = { sha256, give };
    this.dispatchEvent(new CustomEvent('file-wanted', { bubbles: true, detail }));
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const canvas = this.querySelector<HTMLCanvasElement>('canvas[data-of]');
    const file = this.#file;
    if (!canvas || !file || canvas.dataset['of'] === file.sha256) return;
    canvas.dataset['of'] = file.sha256;
    // The name of the file stands beside it: without the picture nothing is missing.
    attaching.load().then(({ drawThumbnail }) => drawThumbnail(canvas, file.bytes), noPicture);
  }

  protected override render(): TemplateResult {
    const { name } = recordOf(this.value);
    const chosen = typeof name === 'string' ? name : undefined;
    const asks = chosen === undefined || this.issue !== undefined;
    return html`<div
      class="tk-field ${this.stateClass}"
      aria-busy=${this.reading ? 'true' : nothing}
      @dragover=${this.#onDragOver}
      @drop=${this.#onDrop}
      @paste=${this.#onPaste}
    >
      ${
        asks
          ? this.label()
          : html`<p class="tk-label" id="${this.controlId}-label">${this.labelWords()}</p>`
      }
      ${this.help()} ${chosen === undefined ? nothing : this.#chosen(chosen)}
      ${asks ? this.#input() : nothing}
    </div>`;
  }

  protected override errorLine(): unknown {
    if (this.failure !== '') return errorLine(this.errorId, this.failure);
    const [fault] = this.faults;
    if (fault === undefined || this.issue) return super.errorLine();
    // Faults were found by what was fetched with the file.
    return warningLine(this.errorId, attaching.now!.faultWords(fault));
  }

  #input(): TemplateResult {
    return fileInput({
      question: this.question,
      id: this.controlId,
      takesPages: this.#takesPages,
      takesPhotos: this.#takesPhotos,
      disabled: this.disabled || this.reading,
      describedBy: (...ids) =>
        this.descriptionIds(this.failure && !this.issue ? this.errorId : '', ...ids),
      invalid: this.failure === '' ? this.invalid() : 'true',
      onChange: this.#onChange,
      onCamera: () => this.querySelector<HTMLInputElement>('[data-camera]')?.click(),
    });
  }

  #chosen(name: string): TemplateResult {
    const { size, type } = recordOf(this.value);
    const file = this.#file;
    return chosenFile({
      name,
      size,
      type,
      href: file && this.#url.of(file.bytes, String(type)),
      // With an issue the input has the id, to which the error leads.
      id: this.issue ? undefined : this.controlId,
      nameInput: this.naming
        ? attaching.now!.nameInput(name, {
            onName: this.#rename,
            onEnd: () => this.#rename(name),
          })
        : undefined,
      disabled: this.disabled,
      onNaming: this.#beginNaming,
      onRemove: this.#remove,
    });
  }

  get #takesPhotos(): boolean {
    return this.question.options.accept?.includes('image/jpeg') ?? true;
  }

  get #takesPages(): boolean {
    const { accept } = this.question.options;
    return (
      photosToPdf.make !== undefined &&
      this.#takesPhotos &&
      (accept?.includes('application/pdf') ?? true)
    );
  }

  readonly #onChange = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#take([...(input.files ?? [])]);
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  readonly #onDrop = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#take(files);
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#take(files);
  };

  async #take(files: readonly File[]): Promise<void> {
    if (files.length === 0 || this.disabled || this.reading) return;
    this.reading = true;
    this.failure = '';
    this.faults = [];
    this.naming = false;
    const form = this.closest('form');
    const page = form?.parentElement;
    // Who goes on meanwhile goes on once it is here.
    let pressed: HTMLElement | null | undefined;
    const hold = (event: SubmitEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
    };
    form?.addEventListener('submit', hold, true);
    try {
      const { attach, tellTaken } = await attaching.load();
      const attached = await attach(files, this.question.options);
      this.faults = attached.faults;
      this.#file = tellTaken(this, page, attached, () => this.tell(attached.answer, true));
    } catch (error) {
      this.failure = (attaching.now?.fileFailureWords ?? failureWords)(error);
    } finally {
      this.reading = false;
      form?.removeEventListener('submit', hold, true);
    }
    await this.updateComplete;
    // Who writes elsewhere by now stays there; who wanted to go on is told what hinders it.
    const active = (this.getRootNode() as ShadowRoot).activeElement ?? document.body;
    if (pressed || active === document.body || this.contains(active)) this.#focusRemove();
    if (!this.failure) pressed?.click();
  }

  readonly #beginNaming = async (): Promise<void> => {
    try {
      await attaching.load();
      this.naming = true;
    } catch (error) {
      this.failure = failureWords(error);
    }
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('[data-name]')?.select();
  };

  readonly #rename = (name: string): void => {
    const before = recordOf(this.value);
    const isFocused = this.contains((this.getRootNode() as ShadowRoot).activeElement);
    this.naming = false;
    if (name !== before['name']) this.tell({ ...before, name }, true);
    if (isFocused) void this.updateComplete.then(() => this.#focusRemove());
  };

  readonly #remove = async (): Promise<void> => {
    const { name } = recordOf(this.value);
    this.faults = [];
    this.naming = false;
    this.tell(undefined, true);
    await this.updateComplete;
    this.focus();
    const title = String(name);
    this.announce(msg(str`Đã xoá: ${title}`, { id: 'removed' }));
  };

  /** The button that undoes what was just done; the input when there is nothing to undo. */
  #focusRemove(): void {
    const isMended = this.failure === '' && !this.issue;
    const remove = isMended ? this.querySelector<HTMLElement>('[data-remove]') : null;
    if (remove) remove.focus();
    else this.focus();
  }
}
