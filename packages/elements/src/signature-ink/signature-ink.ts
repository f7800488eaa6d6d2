import { msg } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { errorLine } from '../fields/field-lines.ts';
import { followLanguage } from '../language.ts';
import type { SignatureInk as Ink } from '../ports.ts';
import { adoptInto } from '../styles/adopt.ts';
import { inkSize } from '@tokhai/answers/signature-ink';
import { clear, inkColour, inkInFile, inkWithin, show } from './ink-on-canvas.ts';
import { signatureInkStyles } from './signature-ink-styles.ts';

/** Largest picture file read, in bytes. */
const MAX_FILE = 30_000_000;
const penWidth = 6;

/**
 * A picture of a handwritten signature, for the looks of a digital one: drawn, out of a picture file, or
 * written out of a typed name. Never needed, and never called a signature. In light DOM.
 *
 * @fires ink-change - the picture is another one; detail: the ink, or undefined for none
 */
export class SignatureInk extends LitElement {
  static override properties = {
    ink: { attribute: false },
    problem: { state: true },
    status: { state: true },
  };

  /** What is shown now. */
  declare ink: Ink | undefined;
  declare protected problem: string;
  declare protected status: string;
  /** Where the pen is while somebody draws. */
  #pen: { x: number; y: number } | undefined;
  /** The picture that stands on the paper. */
  #shown: Ink | undefined;

  constructor() {
    super();
    this.ink = undefined;
    this.problem = '';
    this.status = '';
    followLanguage(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [signatureInkStyles]);
  }

  protected override createRenderRoot(): HTMLElement {
    // What stood here until this came.
    this.replaceChildren();
    return this;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('ink') && this.ink !== this.#shown) this.problem = this.status = '';
  }

  protected override updated(changes: PropertyValues): void {
    if (!changes.has('ink') || this.ink === this.#shown) return;
    // From outside: what the next person finds is not what the last one drew.
    this.#shown = this.ink;
    this.#empty();
    if (this.ink) show(this.#context, this.ink);
  }

  protected override render(): TemplateResult {
    const { ink, problem } = this;
    return html`<p class="tk-notice">
        ${msg(
          'Hình chữ ký này không có giá trị thay chữ ký số. Hình chỉ được in trong ô chữ ký số của bạn, kèm câu này. Không có hình vẫn ký số được.',
          { id: 'ink-notice' },
        )}
      </p>
      <div class="tk-field">
        <div class="tk-label" id="tk-ink-label">
          ${msg('Vẽ bằng ngón tay, bút hoặc chuột', { id: 'ink-draw' })}
        </div>
        <canvas
          class="tk-ink"
          width=${inkSize.width}
          height=${inkSize.height}
          role="img"
          aria-label=${
            ink
              ? msg('Khung vẽ: đã có hình chữ ký', { id: 'ink-canvas-drawn' })
              : msg('Khung vẽ: còn trống', { id: 'ink-canvas-empty' })
          }
          @pointerdown=${this.#onDown}
          @pointermove=${this.#onMove}
          @pointerup=${this.#onUp}
          @pointercancel=${this.#onUp}
        ></canvas>
      </div>
      <div class="tk-field ${problem === '' ? '' : 'tk-field-error'}">
        <label class="tk-label" for="tk-ink-file">
          ${msg('Hoặc chọn ảnh chụp chữ ký trên giấy trắng', { id: 'ink-file' })}
        </label>
        ${problem === '' ? nothing : errorLine('tk-ink-file-error', problem)}
        <input
          class="tk-input tk-file"
          type="file"
          id="tk-ink-file"
          accept="image/*"
          aria-describedby=${problem === '' ? nothing : 'tk-ink-file-error'}
          aria-invalid=${problem === '' ? nothing : 'true'}
          @change=${this.#onFile}
        />
      </div>
      <div class="tk-field">
        <label class="tk-label" for="tk-ink-text">
          ${msg('Hoặc gõ tên để máy viết thành hình', { id: 'ink-text' })}
        </label>
        <input
          class="tk-input"
          type="text"
          id="tk-ink-text"
          autocomplete="off"
          @change=${this.#onText}
        />
      </div>
      <p role="status" class="tk-soft">${this.status}</p>
      <p class="tk-actions">
        <button
          type="button"
          class="tk-button tk-button-quiet"
          data-ink-remove
          @click=${this.#remove}
        >
          ${msg('Bỏ hình chữ ký', { id: 'ink-remove' })}
        </button>
      </p>`;
  }

  get #canvas(): HTMLCanvasElement {
    return this.querySelector('canvas')!;
  }

  get #context(): CanvasRenderingContext2D {
    return this.#canvas.getContext('2d', { willReadFrequently: true })!;
  }

  #take(ink: Ink | undefined): void {
    this.ink = this.#shown = ink;
    this.problem = '';
    this.status = ink
      ? msg('Đã có hình chữ ký.', { id: 'ink-there' })
      : msg('Không có hình chữ ký.', { id: 'ink-none' });
    this.dispatchEvent(new CustomEvent('ink-change', { bubbles: true, detail: ink }));
  }

  #empty(): void {
    clear(this.#context);
    for (const input of this.querySelectorAll('input')) input.value = '';
  }

  /** What stands on the paper now. */
  #read(): Ink | undefined {
    return inkWithin(this.#context, inkSize);
  }

  #pointOf(event: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
    return { x: x * inkSize.width, y: y * inkSize.height };
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pen = this.#pointOf(event);
    this.#lineTo(this.#pen);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#pen || !event.isPrimary) return;
    // A fast hand moves more often than a page is drawn.
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const move of moves.length > 0 ? moves : [event]) this.#lineTo(this.#pointOf(move));
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pen || !event.isPrimary) return;
    this.#pen = undefined;
    this.#take(this.#read());
  };

  #lineTo(to: { x: number; y: number }): void {
    const from = this.#pen ?? to;
    const context = this.#context;
    Object.assign(context, { lineWidth: penWidth, lineCap: 'round', strokeStyle: inkColour });
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    this.#pen = to;
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (!file) return;
    const ink = file.size > MAX_FILE ? undefined : await inkInFile(file);
    if (!ink) {
      this.problem = msg(
        'Không thấy nét chữ ký trong ảnh. Hãy chụp rõ chữ ký trên giấy trắng rồi chọn lại.',
        { id: 'ink-unreadable' },
      );
      return;
    }
    show(this.#context, ink);
    this.#take(ink);
  };

  readonly #onText = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.normalize('NFC').trim();
    const context = this.#context;
    clear(context);
    if (text !== '') {
      const { width, height } = inkSize;
      Object.assign(context, {
        font: `italic ${height * 0.45}px "Segoe Script", "Bradley Hand", cursive`,
        fillStyle: inkColour,
        textAlign: 'center',
        textBaseline: 'middle',
      });
      context.fillText(text, width / 2, height / 2, width * 0.96);
    }
    this.#take(this.#read());
  };

  readonly #remove = (): void => {
    this.#empty();
    this.#take(undefined);
  };
}
