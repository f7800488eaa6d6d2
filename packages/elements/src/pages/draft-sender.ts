import { msg, str } from '@lit/localize';
import type { Draft } from '@tokhai/answers';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { followLanguage, language } from '../language.ts';
import type { DraftTransferOffer, DraftTransferPort, Ports } from '../ports.ts';
import { draftTransfer } from '../steps-later.ts';
import type { Told } from '../words/binding.ts';
import { failureOf } from '../words/failures.ts';
import { momentWords } from '../words/moments.ts';
import { qrImage } from './qr-image.ts';

/** Milliseconds between two looks at the clock, and between two questions to the portal. */
const tickMs = 1000;
const askMs = 3000;
const minuteMs = 60_000;

type State =
  | { is: 'making' }
  | { is: 'offered'; offer: DraftTransferOffer }
  | { is: 'taken' }
  | { is: 'over' }
  | { is: 'cancelled' }
  | { is: 'failed'; told: Told };

/**
 * Sends a draft to another device: a QR code and a code to type, for some minutes, until the other
 * device has it. Then the person says whether it stays here too. Leaving the page ends the code.
 *
 * In light DOM, within the shadow root of the form.
 */
export class DraftSender extends LitElement {
  static override properties = {
    openPort: { attribute: false },
    draft: { attribute: false },
    keepsDraft: { attribute: false },
    onNews: { attribute: false },
    onKeep: { attribute: false },
    onRemove: { attribute: false },
    state: { state: true },
    minutesLeft: { state: true },
  };

  declare openPort: Ports['draftTransfer'];
  /** The draft as it is now. */
  declare draft: (() => Draft) | undefined;
  /** It lies on this device: it can be removed from it. */
  declare keepsDraft: boolean;
  declare onNews: (words: string) => void;
  declare onKeep: () => void;
  declare onRemove: () => void;

  declare protected state: State;
  /** Whole minutes, rounded up, that the code still works. */
  declare protected minutesLeft: number;

  #port: DraftTransferPort | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #endsAt = 0;
  #askedAt = 0;
  #asking = false;

  constructor() {
    super();
    this.keepsDraft = false;
    this.onNews = () => undefined;
    this.onKeep = () => undefined;
    this.onRemove = () => undefined;
    this.state = { is: 'making' };
    this.minutesLeft = 0;
    followLanguage(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    void this.#make();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // The form may only be moved on its page.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#end();
      if (this.state.is === 'offered') this.state = { is: 'cancelled' };
    });
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.is === 'making') return html`<p>${making()}</p>`;
    if (state.is === 'offered') return this.#offered(state.offer);
    if (state.is === 'taken') return this.#taken();
    if (state.is === 'failed') return this.#again(state.told);
    return this.#again({ words: state.is === 'over' ? over() : cancelled(), lang: language() });
  }

  #offered({ code, qr, expiresAt }: DraftTransferOffer): TemplateResult {
    const moment = momentWords(expiresAt);
    return html`<div class="tk-submit" tabindex="-1" data-transfer>
      <p>
        ${msg(
          'Trên máy kia, quét mã QR này bằng máy ảnh. Hoặc mở trang này, chọn “Đang điền dở ở máy khác?” rồi gõ mã:',
          { id: 'send-lead' },
        )}
      </p>
      <p class="tk-code" translate="no">${code}</p>
      ${qrImage(qr, msg('Mã QR mở bản nháp trên máy kia', { id: 'send-qr' }))}
      <p data-left>
        ${
          this.minutesLeft > 1
            ? msg(str`Mã còn dùng được khoảng ${this.minutesLeft} phút (đến ${moment}).`, {
                id: 'send-minutes',
              })
            : lastMinute()
        }
      </p>
      <p>
        ${msg(
          'Ai có mã đều nhận được bản nháp, một lần. Bản nháp được mã hoá trên máy này: cổng giữ nó nhưng không đọc được. Chữ ký đã có không đi cùng.',
          { id: 'send-privacy' },
        )}
      </p>
      <p>
        <button
          type="button"
          class="tk-button tk-button-secondary"
          data-cancel
          @click=${() => this.#cancel()}
        >
          ${msg('Huỷ mã', { id: 'hand-over-end' })}
        </button>
      </p>
    </div>`;
  }

  #taken(): TemplateResult {
    return html`<div class="tk-submit" tabindex="-1" data-transfer>
      <p>
        <strong>${taken()}</strong>
        ${msg('Hãy điền tiếp trên máy kia: những gì sửa ở đây sẽ không sang bên đó.', {
          id: 'send-taken-next',
        })}
      </p>
      ${
        this.keepsDraft
          ? html`<p>
              ${msg('Nếu máy này có người khác dùng, hãy xoá bản nháp ở đây.', {
                id: 'send-taken-shared',
              })}
            </p>`
          : nothing
      }
      <p class="tk-actions">
        <button
          type="button"
          class="tk-button tk-button-primary"
          data-remove
          @click=${this.onRemove}
        >
          ${msg('Xoá bản nháp khỏi máy này', { id: 'send-remove' })}
        </button>
        <button type="button" class="tk-button tk-button-secondary" data-keep @click=${this.onKeep}>
          ${msg('Giữ cả ở máy này', { id: 'send-keep' })}
        </button>
      </p>
    </div>`;
  }

  #again({ words, lang }: Told): TemplateResult {
    return html`<div class="tk-submit" tabindex="-1" data-transfer>
      <p lang=${lang}>${words}</p>
      <p>
        <button
          type="button"
          class="tk-button tk-button-primary"
          data-again
          @click=${() => void this.#make()}
        >
          ${msg('Tạo mã mới', { id: 'send-again' })}
        </button>
      </p>
    </div>`;
  }

  async #make(): Promise<void> {
    const { openPort, draft } = this;
    if (!openPort || !draft) return;
    this.state = { is: 'making' };
    this.onNews(making());
    try {
      const [port, { draftFile }] = await Promise.all([openPort(), draftTransfer.load()]);
      this.#port = port;
      const offer = await port.offer(draftFile(draft()));
      if (!this.isConnected) {
        void port.end(offer.code, 'cancel').catch(() => undefined);
        return;
      }
      this.#endsAt = Date.now() + offer.lifetimeMs;
      this.minutesLeft = Math.ceil(offer.lifetimeMs / minuteMs);
      this.#timer = setInterval(() => this.#tick(), tickMs);
      this.#go({ is: 'offered', offer }, msg('Đã có mã cho máy kia.', { id: 'send-made' }));
    } catch (error) {
      // The focus comes to the words: the live region, which has no language of its own, is still.
      this.#go({ is: 'failed', told: failureOf(error) }, '');
    }
  }

  /** Looks at the clock, and now and then asks whether the other device has it. */
  #tick(): void {
    if (this.state.is !== 'offered') return;
    const left = this.#endsAt - Date.now();
    if (left <= 0) {
      this.#end();
      this.#go({ is: 'over' }, over());
      return;
    }
    const minutes = Math.ceil(left / minuteMs);
    // Once: somebody who listens is not told every minute.
    if (minutes === 1 && this.minutesLeft > 1) this.onNews(lastMinute());
    this.minutesLeft = minutes;
    if (document.visibilityState === 'visible') void this.#ask(this.state.offer);
  }

  async #ask(offer: DraftTransferOffer): Promise<void> {
    if (this.#asking || Date.now() - this.#askedAt < askMs) return;
    this.#asking = true;
    // The network is away: it is asked again.
    const state = await this.#port?.state(offer.code).catch(() => undefined);
    this.#asking = false;
    this.#askedAt = Date.now();
    if (this.state.is !== 'offered' || this.state.offer !== offer) return;
    if (state === 'taken') this.#go({ is: 'taken' }, taken());
    if (state === 'over') this.#go({ is: 'over' }, over());
  }

  #cancel(): void {
    this.#end();
    this.#go({ is: 'cancelled' }, cancelled());
  }

  /** Nobody gets it any more. The portal forgets it by itself where it cannot be told. */
  #end(): void {
    clearInterval(this.#timer);
    if (this.state.is !== 'offered') return;
    void this.#port?.end(this.state.offer.code, 'cancel').catch(() => undefined);
  }

  /** Shows and tells what came, and puts the focus there: the button that was pressed is gone. */
  #go(state: State, news: string): void {
    if (state.is !== 'offered') clearInterval(this.#timer);
    this.state = state;
    this.onNews(news);
    void this.updateComplete.then(() => {
      this.querySelector<HTMLElement>('[data-transfer]')?.focus();
    });
  }
}

function making(): string {
  return msg('Đang tạo mã…', { id: 'hand-over-making' });
}

function lastMinute(): string {
  return msg('Mã còn dùng được chưa đến 1 phút.', { id: 'send-last-minute' });
}

function taken(): string {
  return msg('Máy kia đã nhận bản nháp.', { id: 'send-taken' });
}

function over(): string {
  return msg('Mã đã hết hạn, bản nháp chưa được nhận. Bản nháp vẫn ở máy này.', {
    id: 'send-over',
  });
}

function cancelled(): string {
  return msg('Đã huỷ mã. Bản nháp vẫn ở máy này.', { id: 'send-cancelled' });
}
