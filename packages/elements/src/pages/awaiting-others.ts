import { msg, str } from '@lit/localize';
import { signerName, type Answers } from '@tokhai/answers';
import type { SignerPlace } from '@tokhai/procedure';
import { html, nothing, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import type { AwaitedConfirmations } from '../ports.ts';
import { bindingMark } from '../words/binding.ts';
import { momentWords } from '../words/moments.ts';

export interface AwaitingOthersView {
  awaiting: AwaitedConfirmations;
  signers: readonly SignerPlace[];
  answers: Answers;
  headingLevel: number;
  busy: boolean;
  onLook: () => void;
  onTakeBack: () => void;
}

/** The person confirmed; it is handed in once the others have, each in a login of their own. */
export function awaitingOthers(view: AwaitingOthersView): TemplateResult {
  const { awaiting, signers, busy, headingLevel, onLook, onTakeBack } = view;
  const moment = momentWords(awaiting.until);
  const others = signers.filter(({ id }) => awaiting.missing.includes(id));
  return html`<section class="tk-submit" lang=${bindingMark()} data-awaiting>
    ${sectionHeading(
      headingLevel,
      msg('Bạn đã xác nhận, hồ sơ chưa được nộp', { id: 'awaiting-heading' }),
    )}
    <p tabindex="-1" data-awaiting-start>
      ${msg('Còn phải có xác nhận của:', { id: 'awaiting-missing' })}
    </p>
    <ul>
      ${others.map((signer) => other(signer, view.answers))}
    </ul>
    <p>
      ${msg(
        str`Mỗi người mở tờ khai này ở máy của mình, bằng tệp hoặc mã dưới đây, đăng nhập bằng tài khoản của chính mình rồi xác nhận trước ${moment}. Người cuối cùng xác nhận thì hồ sơ được nộp.`,
        { id: 'awaiting-how' },
      )}
    </p>
    <p class="tk-actions">
      <button
        type="button"
        class="tk-button tk-button-primary"
        ?disabled=${busy}
        @click=${onLook}
        data-awaiting-look
      >
        ${msg('Xem những người khác đã xác nhận chưa', { id: 'awaiting-look' })}
      </button>
      <button
        type="button"
        class="tk-button tk-button-secondary"
        ?disabled=${busy}
        @click=${onTakeBack}
        data-awaiting-take-back
      >
        ${msg('Rút xác nhận của tôi', { id: 'awaiting-take-back' })}
      </button>
    </p>
  </section>`;
}

function other(signer: SignerPlace, answers: Answers): TemplateResult {
  const name = signerName(signer, answers);
  return html`<li>
    <span lang="vi">${signer.title}</span>${
      name ? html`: <span class="tk-answer" translate="no">${name}</span>` : nothing
    }
  </li>`;
}
