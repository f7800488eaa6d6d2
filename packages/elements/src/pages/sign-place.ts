import { msg, str } from '@lit/localize';
import { signerName, type Answers } from '@tokhai/answers';
import type { SignerPlace } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import type { Signature } from '../ports.ts';
import { momentWords } from '../words/moments.ts';
import { marked, quoted, said } from '../translator.ts';

/** One place to sign, with what has become of it. */
export interface SignPlaceView {
  signer: SignerPlace;
  answers: Answers;
  headingLevel: number;
  busy: boolean;
  /** Once it is signed. */
  signature: Signature | undefined;
  /** Where it is confirmed instead of signed: whether it was. */
  confirmed: boolean | undefined;
  /** Who has to sign before, and has not. */
  first: readonly SignerPlace[];
  /** How it is signed, where that is asked now. */
  signing: TemplateResult | undefined;
  onChoose: () => void;
}

/** A place: who signed there and when, how it is signed now, or what it waits for. */
export function signPlace(view: SignPlaceView): TemplateResult {
  const { signer, signature, first, signing, busy, onChoose } = view;
  if (view.confirmed !== undefined) return confirmPlace(view);
  return html`<li class="tk-signer" data-signer=${signer.id}>
    ${sectionHeading(view.headingLevel, said(signer.title))}
    ${signature ? signedLine(signature) : unsignedLine(view)} ${signing ?? nothing}
    ${!signature && first.length > 0 ? waitsLine(first) : nothing}
    ${
      !signature && !signing && first.length === 0
        ? html`<button
            type="button"
            class="tk-button tk-button-secondary"
            ?disabled=${busy}
            @click=${onChoose}
          >
            ${msg('Ký ở chỗ này', { id: 'sign-here' })}
            <span class="tk-visually-hidden">: ${said(signer.title)}</span>
          </button>`
        : nothing
    }
  </li>`;
}

/** A place while it is confirmed by logins: nobody signs there any more. */
function confirmPlace({ signer, answers, headingLevel, confirmed }: SignPlaceView): TemplateResult {
  const name = signerName(signer, answers);
  return html`<li class="tk-signer" data-signer=${signer.id}>
    ${sectionHeading(headingLevel, signer.title)}
    <p>
      ${name ? html`<span class="tk-answer" translate="no">${name}</span> · ` : nothing}
      ${
        confirmed
          ? msg('Đã xác nhận bằng tài khoản', { id: 'place-confirmed' })
          : msg('Chưa xác nhận', { id: 'place-unconfirmed' })
      }
    </p>
  </li>`;
}

function unsignedLine({ signer, answers }: SignPlaceView): TemplateResult {
  const name = signerName(signer, answers);
  return html`<p>
    ${name ? html`<span class="tk-answer" translate="no">${name}</span> · ` : nothing}
    ${
      signer.required
        ? msg('Chưa ký', { id: 'unsigned' })
        : msg('Chưa ký (không bắt buộc)', { id: 'unsigned-optional' })
    }
  </p>`;
}

function signedLine({ name, issuer, signedAt }: Signature): TemplateResult {
  const moment = momentWords(signedAt);
  return html`<p class="tk-signed">
    <span aria-hidden="true">✓</span> ${msg(str`Đã ký: ${name}, lúc ${moment}`, { id: 'signed' })}
    ${issuer ? html`<span class="tk-soft" lang="vi" translate="no">(${issuer})</span>` : nothing}
  </p>`;
}

function waitsLine(first: readonly SignerPlace[]): TemplateResult {
  const titles = first.map(({ title }) => quoted(title)).join(', ');
  return html`<p class="tk-soft">
    ${marked(msg(str`Ký sau khi đã có chữ ký ở: ${titles}`, { id: 'signs-after' }))}
  </p>`;
}
