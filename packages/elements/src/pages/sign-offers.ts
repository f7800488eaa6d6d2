import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CertificateOffer } from '../ports.ts';
import { dayWords } from '../words/days.ts';

export interface SignOffersView {
  offers: readonly CertificateOffer[];
  /** Language of their warnings, a BCP 47 tag. */
  lang: string;
  /** Id of the one picked; the first one when empty. */
  picked: string;
  busy: boolean;
  onPick: (id: string) => void;
  onTake: (id: string) => void;
  onOtherWay: () => void;
}

/**
 * The certificate looked at before it signs: whose it is, and what is to be known about it
 * (Thông tư 15/2025/TT-BKHCN, Điều 5 and Phụ lục II: what cannot be checked is said to the signer).
 */
export function signOffers(view: SignOffersView): TemplateResult {
  const { offers, busy } = view;
  const picked = offers.find(({ id }) => id === view.picked) ?? offers[0];
  if (!picked) return html`${nothing}`;
  const told = toldOf(picked);
  return html`<div class="tk-sign-panel" data-offers>
    ${
      offers.length === 1
        ? html`<p tabindex="-1" data-offers-start>
              ${msg('Chứng thư sẽ dùng để ký:', { id: 'sign-offer' })}
            </p>
            <p>${offerWords(picked)}</p>`
        : html`<fieldset class="tk-field">
            <legend class="tk-label" tabindex="-1" data-offers-start>
              ${msg('Chọn chứng thư để ký', { id: 'sign-offer-choose' })}
            </legend>
            <div class="tk-options">
              ${offers.map((offer, index) => offerRadio(view, offer, index, offer === picked))}
            </div>
          </fieldset>`
    }
    ${
      told.length === 0
        ? nothing
        : html`<div class="tk-notice" id="tk-offer-told" lang=${view.lang} data-warnings>
            ${told.map((words) => html`<p>${words}</p>`)}
          </div>`
    }
    <p class="tk-actions">
      ${
        picked.unusable === undefined
          ? html`<button
              type="button"
              class="tk-button tk-button-primary"
              ?disabled=${busy}
              data-take
              @click=${() => view.onTake(picked.id)}
            >
              ${msg('Ký bằng chứng thư này', { id: 'sign-offer-take' })}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="tk-button tk-button-quiet"
        ?disabled=${busy}
        data-other-way
        @click=${view.onOtherWay}
      >
        ${msg('Đổi cách ký', { id: 'sign-other-way' })}
      </button>
    </p>
  </div>`;
}

/** What is to be known about a certificate. */
function toldOf({ unusable, warnings }: CertificateOffer): readonly string[] {
  return unusable === undefined ? warnings : [unusable];
}

function offerRadio(
  { onPick }: SignOffersView,
  offer: CertificateOffer,
  index: number,
  checked: boolean,
): TemplateResult {
  const id = `tk-offer-${index + 1}`;
  return html`<div class="tk-option">
    <input
      class="tk-box"
      type="radio"
      id=${id}
      name="tk-offer"
      aria-describedby=${checked && toldOf(offer).length > 0 ? 'tk-offer-told' : nothing}
      .checked=${live(checked)}
      @change=${() => onPick(offer.id)}
    />
    <label class="tk-option-label" for=${id}>${offerWords(offer)}</label>
  </div>`;
}

function offerWords({ name, issuer, validUntil }: CertificateOffer): TemplateResult {
  const day = dayWords(validUntil.slice(0, 10));
  return html`<span class="tk-answer" translate="no">${name}</span>
    <span class="tk-soft"
      >(<span lang="vi" translate="no">${issuer}</span>;
      ${msg(str`có hiệu lực đến ${day}`, { id: 'sign-offer-until' })})</span
    >`;
}
