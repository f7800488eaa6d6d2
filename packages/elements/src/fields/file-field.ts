import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { isInAppBrowser } from '../attachments/in-app-browser.ts';
import { photosToPdf } from '../attachments/photos-to-pdf.ts';
import { Later } from '../later.ts';
import { ObjectUrl } from '../object-url.ts';
import { failureWords } from '../words/failures.ts';
import { fileSize } from '../words/file-size.ts';
import { FieldElement } from './field-element.ts';
import type { ChosenFile, WantedFile } from './field-events.ts';
import { errorLine, warningLine } from './field-lines.ts';
import { recordOf } from './record.ts';

const attaching = new Later(() => import('../attachments/attach.ts'));

/**
 * A file: the native input, the camera, or a drop or paste; and the chosen file with a look at it, its
 * name and a button that removes it. The answer holds name, type, size and hash; the bytes go up in a
 * `file-chosen` event.
 *
 * @fires file-chosen - with the bytes, before the answer that names them
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
    void attaching.load().then(({ drawThumbnail }) => drawThumbnail(canvas, file.bytes));
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
      ${asks ? this.label() : this.#labelOfChosen()} ${this.help()}
      ${chosen === undefined ? nothing : this.#chosen(chosen)} ${asks ? this.#input() : nothing}
    </div>`;
  }

  protected override errorLine(): unknown {
    if (this.failure !== '') return errorLine(this.errorId, this.failure);
    const [fault] = this.faults;
    if (fault === undefined || this.issue) return super.errorLine();
    return warningLine(this.errorId, faultWords(fault));
  }

  #input(): TemplateResult {
    const disabled = this.disabled || this.reading;
    return html`${this.#takesPages ? this.#pagesHint() : nothing}
      <input
        class="tk-input tk-file"
        type="file"
        id=${this.controlId}
        name=${this.controlId}
        accept=${this.question.options.accept?.join(',') ?? nothing}
        ?multiple=${this.#takesPages}
        aria-describedby=${this.descriptionIds(
          this.failure && !this.issue ? this.errorId : '',
          this.#takesPages ? this.#pagesId : '',
        )}
        aria-invalid=${this.failure === '' ? this.invalid() : 'true'}
        ?disabled=${disabled}
        @change=${this.#onChange}
      />
      ${this.#takesPhotos && hasCamera() ? this.#camera(disabled) : nothing}
      ${isInAppBrowser() ? inAppHint() : nothing}`;
  }

  #pagesHint(): TemplateResult {
    return html`<p class="tk-hint" id=${this.#pagesId}>
      ${msg('Giấy tờ nhiều trang: chọn nhiều ảnh cùng lúc, các ảnh được ghép thành một tệp PDF.', {
        id: 'several-photos',
      })}
    </p>`;
  }

  // The camera opens without a detour over the gallery. Other inputs lead there only on some phones.
  #camera(disabled: boolean): TemplateResult {
    return html`<input
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-camera
        @change=${this.#onChange}
      />
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${disabled}
        @click=${() => this.querySelector<HTMLInputElement>('[data-camera]')?.click()}
      >
        ${msg('Chụp ảnh', { id: 'take-photo' })}
        <span class="tk-visually-hidden">${this.question.title}</span>
      </button>`;
  }

  #labelOfChosen(): TemplateResult {
    return html`<p class="tk-label" id="${this.controlId}-label">${this.labelWords()}</p>`;
  }

  #chosen(name: string): TemplateResult {
    const { size, type } = recordOf(this.value);
    const id = this.issue ? nothing : this.controlId;
    const hidden = html`<span class="tk-visually-hidden">${name}</span>`;
    const isPhoto = typeof type === 'string' && type.startsWith('image/');
    return html`<div class="tk-chosen-file">
      ${
        isPhoto && this.#file
          ? html`<canvas data-of="" width="0" height="0" aria-hidden="true"></canvas>`
          : nothing
      }
      ${this.naming ? this.#nameInput(name) : html`<span class="tk-file-name">${name}</span>`}
      ${typeof size === 'number' ? html`<span class="tk-hint">${fileSize(size)}</span>` : nothing}
      <span class="tk-file-actions">
        ${
          this.#file
            ? html`<a
                class="tk-button tk-button-quiet"
                target="_blank"
                href=${this.#url.of(this.#file.bytes, String(type))}
                >${msg('Xem', { id: 'look-at' })} ${hidden}</a
              >`
            : nothing
        }
        ${
          this.disabled || this.naming
            ? nothing
            : html`<button
                type="button"
                class="tk-button tk-button-quiet"
                @click=${this.#beginNaming}
              >
                ${msg('Đổi tên', { id: 'rename' })} ${hidden}
              </button>`
        }
        <button
          type="button"
          class="tk-button tk-button-quiet"
          id=${id}
          data-remove
          ?disabled=${this.disabled}
          @click=${this.#remove}
        >
          ${msg('Xoá', { id: 'remove' })} ${hidden}
        </button>
      </span>
    </div>`;
  }

  #nameInput(name: string): TemplateResult {
    return html`<input
      class="tk-input"
      type="text"
      maxlength="190"
      autocomplete="off"
      aria-label=${msg('Tên tệp', { id: 'file-name' })}
      data-name
      .value=${stemOf(name)}
      @keydown=${this.#onNameKey}
      @change=${(event: Event) => this.#rename((event.target as HTMLInputElement).value)}
    />`;
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

  get #pagesId(): string {
    return `${this.controlId}-pages`;
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
    try {
      const { attach } = await attaching.load();
      const { accept, maxBytes } = this.question.options;
      const { answer, bytes, faults } = await attach(files, {
        ...(accept ? { accept } : {}),
        ...(maxBytes === undefined ? {} : { maxBytes }),
      });
      const { name, type, sha256 } = answer;
      this.#file = { name, type, sha256, bytes };
      this.dispatchEvent(
        new CustomEvent<ChosenFile>('file-chosen', { bubbles: true, detail: this.#file }),
      );
      this.tell(answer, true);
      this.faults = faults;
      this.announce(
        [msg(str`Đã nhận tệp ${name}`, { id: 'file-taken' }), ...faults.map(faultWords)].join('. '),
      );
    } catch (error) {
      this.failure = failureWords(error);
    } finally {
      this.reading = false;
    }
    await this.updateComplete;
    this.#focusRemove();
  }

  readonly #beginNaming = async (): Promise<void> => {
    this.naming = true;
    await this.updateComplete;
    this.querySelector<HTMLInputElement>('[data-name]')?.select();
  };

  readonly #onNameKey = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') input.value = stemOf(String(recordOf(this.value)['name']));
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter ends the naming, not the page.
    event.preventDefault();
    this.#rename(input.value);
  };

  #rename(stem: string): void {
    const before = recordOf(this.value);
    const name = String(before['name']);
    const extension = name.slice(stemOf(name).length);
    const isFocused = this.contains((this.getRootNode() as ShadowRoot).activeElement);
    this.naming = false;
    const next = stem.trim() === '' ? name : `${stem.trim()}${extension}`;
    if (next !== name) this.tell({ ...before, name: next }, true);
    if (isFocused) void this.updateComplete.then(() => this.#focusRemove());
  }

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

/** A device that is held in the hand has a camera to take photos of papers with. */
function hasCamera(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** A file's name without what tells its kind. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '');
}

function faultWords(fault: string): string {
  return fault === 'dark'
    ? msg('Ảnh tối, cán bộ có thể không đọc được. Nếu được, hãy chụp lại ở nơi sáng hơn.', {
        id: 'photo-dark',
      })
    : msg(
        'Ảnh có vẻ bị mờ, cán bộ có thể không đọc được. Nếu được, hãy giữ chắc máy và chụp lại.',
        {
          id: 'photo-blurred',
        },
      );
}

function inAppHint(): TemplateResult {
  return html`<p class="tk-hint">
    ${msg(
      'Nếu bấm mà không chọn được tệp: mở trang này bằng trình duyệt của máy (bấm dấu ba chấm ở góc trên, chọn “Mở bằng trình duyệt”).',
      { id: 'in-app-browser' },
    )}
  </p>`;
}
