import { msg, str } from '@lit/localize';
import type { Recordings } from '@tokhai/procedure';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { followLanguage, language, languageNow } from '../language.ts';
import { adoptInto } from '../styles/adopt.ts';
import { passagesOf, type Means } from './passages.ts';
import { questionOf } from './page-parts.ts';
import { isPrivate } from './private-answer.ts';
import { Reading } from './reading.ts';
import { loadVoices, voiceFor } from './voices.ts';

/** Set on the part of the page that is being read. */
const mark = 'data-tk-read';

const styles = css`
  .tk-aloud {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-block-end: 1em;
    padding: 0.5em 0.75em;
    border: 0.1em solid var(--tk-control-line);
    border-radius: var(--tk-radius);
    background-color: var(--tk-surface);
  }

  .tk-aloud > :is(p, ul):last-child {
    margin-block-end: 0;
  }

  .tk-aloud .tk-actions {
    gap: 0.5em;
    margin: 0;
  }

  .tk-aloud .tk-actions > .tk-button {
    inline-size: auto;
  }

  .tk-aloud .tk-hint {
    margin: 0.4em 0 0;
  }

  /* Nothing that has the focus may lie under it (WCAG 2.2, 2.4.11). */
  .tk-form:has(.tk-aloud) .tk-page :is(a, button, input, select, textarea, summary) {
    scroll-margin-block-start: 9em;
  }

  [data-tk-read] {
    outline: 0.15em dashed var(--tk-accent);
    outline-offset: 0.3em;
    border-radius: var(--tk-radius);
    background-color: var(--tk-notice-surface);
  }

  /* On a low screen it would cover half the page. */
  @media (max-height: 30em) {
    .tk-aloud {
      position: static;
    }
  }

  @media (forced-colors: active) {
    [data-tk-read] {
      outline-color: Highlight;
    }
  }

  @media print {
    .tk-aloud {
      display: none;
    }
  }
`;

/**
 * Reads the page beside it aloud, from where it is put onto the page until it is taken away. It has no
 * live region, and takes no focus: a screen reader goes on as if it were not there.
 *
 * @fires {CustomEvent<void>} aloud-end - the person ended it
 */
export class ReadAloud extends LitElement {
  static override properties = {
    recordings: { attribute: false },
    folder: { attribute: false },
    onlyLocal: { attribute: false },
    voices: { state: true },
    withPrivate: { state: true },
  };

  /** Recordings of the page's heading and what is said under it. */
  declare recordings: Recordings | undefined;
  /** Where paths of recordings begin. */
  declare folder: URL | undefined;
  /** No voice that sends words over the network: as the portal wants, or as the page tells of answers. */
  declare onlyLocal: boolean;
  /** Undefined: the browser has not told of them yet. */
  declare protected voices: readonly SpeechSynthesisVoice[] | undefined;
  declare protected withPrivate: boolean;

  #reading: Reading | undefined;
  #marked: Element | undefined;
  readonly #player = new Audio();

  constructor() {
    super();
    this.onlyLocal = false;
    this.withPrivate = false;
    followLanguage(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptInto(this.getRootNode(), [styles]);
    addEventListener('pagehide', this.#onLeave);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onLeave);
    this.#reading?.stop();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="tk-aloud"
      role="group"
      aria-label=${msg('Đọc to trang này', { id: 'aloud-group' })}
    >
      ${this.#content()}
    </div>`;
  }

  #content(): TemplateResult {
    if (!this.voices) {
      return html`<p>${msg('Đang tìm giọng đọc…', { id: 'aloud-looking' })}</p>`;
    }
    if (!this.#reading) return this.#withoutVoice();
    const { state } = this.#reading;
    return html`<p class="tk-actions">
        <button type="button" class="tk-button tk-button-primary" data-play @click=${this.#onPlay}>
          ${
            state === 'reading'
              ? msg('Tạm dừng', { id: 'aloud-pause' })
              : state === 'paused'
                ? msg('Đọc tiếp', { id: 'aloud-resume' })
                : msg('Đọc lại', { id: 'aloud-again' })
          }
        </button>
        <button type="button" class="tk-button tk-button-secondary" data-stop @click=${this.#onEnd}>
          ${msg('Dừng đọc', { id: 'aloud-stop' })}
        </button>
      </p>
      ${state === 'failed' ? html`<p class="tk-hint">${failed()}</p>` : nothing}
      ${this.#voiceNote()} ${this.#privateBox()}`;
  }

  #withoutVoice(): TemplateResult {
    const { name } = languageNow();
    return html`<p>
        ${msg(str`Máy này không có giọng đọc cho ngôn ngữ: ${name}. Có thể cài thêm, rồi mở lại trang này:`, { id: 'aloud-no-voice' })}
      </p>
      <ul>
        <li>
          Android:
          ${msg('Cài đặt → tìm “Chuyển văn bản thành giọng nói” → cài dữ liệu giọng nói', { id: 'aloud-android' })}
        </li>
        <li>
          iPhone, iPad:
          ${msg('Cài đặt → Trợ năng → Nội dung được đọc → Giọng nói', { id: 'aloud-ios' })}
        </li>
        <li>
          Windows:
          ${msg('Cài đặt → Thời gian và ngôn ngữ → Giọng nói → Thêm giọng nói', { id: 'aloud-windows' })}
        </li>
      </ul>`;
  }

  #voiceNote(): TemplateResult | typeof nothing {
    const voice = voiceFor(language(), this.voices ?? [], this);
    if (!voice) {
      return html`<p class="tk-hint">
        ${msg('Máy này không có giọng đọc: chỉ nghe được những câu có bản ghi âm.', { id: 'aloud-recordings-only' })}
      </p>`;
    }
    if (voice.localService) return nothing;
    return html`<p class="tk-hint">
      ${msg('Giọng đọc này chạy qua mạng, nên chỉ đọc câu hỏi: câu trả lời không rời khỏi máy này.', { id: 'aloud-network' })}
    </p>`;
  }

  /** Shown only where there is something to hold back. */
  #privateBox(): TemplateResult | typeof nothing {
    const page = this.#page;
    const isAsked = [...(page?.querySelectorAll('*') ?? [])].some((element) => {
      const question = questionOf(element);
      return element.matches('[data-private]') || (question && isPrivate(question));
    });
    if (!isAsked) return nothing;
    return html`<div class="tk-option">
      <input
        class="tk-box"
        type="checkbox"
        id="tk-aloud-private"
        .checked=${this.withPrivate}
        @change=${(event: Event) => {
          this.withPrivate = (event.target as HTMLInputElement).checked;
        }}
      />
      <label class="tk-option-label" for="tk-aloud-private">
        ${msg('Đọc cả số giấy tờ và câu trả lời riêng tư', { id: 'aloud-private' })}
      </label>
    </div>`;
  }

  get #page(): Element | null {
    return (this.getRootNode() as ParentNode).querySelector('.tk-page');
  }

  async #begin(): Promise<void> {
    this.voices = await loadVoices();
    if (!this.isConnected) return;
    this.#read();
  }

  /** Reads the page from its beginning. */
  #read(): void {
    const page = this.#page;
    if (!page) return;
    const means: Means = {
      lang: language(),
      voices: this.voices ?? [],
      onlyLocal: this.onlyLocal,
      recordings: this.recordings,
      folder: this.folder,
      player: this.#player,
      withPrivate: () => this.withPrivate,
    };
    const passages = passagesOf(page, means);
    this.#reading = undefined;
    if (passages.some(({ sounds }) => sounds().length > 0)) {
      const reading = new Reading(passages, () => this.#show(reading));
      this.#reading = reading;
      reading.play();
    }
    this.requestUpdate();
  }

  /** Marks what is read, and brings it into view where nobody is at work in a field. */
  #show({ part }: Reading): void {
    this.requestUpdate();
    if (part === this.#marked) return;
    this.#marked?.removeAttribute(mark);
    this.#marked = part;
    if (!part) return;
    part.setAttribute(mark, '');
    if ((this.getRootNode() as ShadowRoot).activeElement?.closest('.tk-page form')) return;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    part.scrollIntoView({ block: 'nearest', behavior });
  }

  readonly #onPlay = (): void => {
    const reading = this.#reading;
    if (reading?.state === 'reading') reading.pause();
    else if (reading?.state === 'paused') reading.play();
    else this.#read();
  };

  readonly #onEnd = (): void => {
    this.dispatchEvent(new CustomEvent('aloud-end'));
  };

  // A page in the browser's cache stays as it is: it would go on talking.
  readonly #onLeave = (): void => this.#reading?.pause();
}

function failed(): string {
  return msg('Giọng đọc không chạy được. Kiểm tra loa và kết nối mạng, rồi đọc lại.', {
    id: 'aloud-failed',
  });
}
