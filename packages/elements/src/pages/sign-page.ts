import { msg } from '@lit/localize';
import { signerName, signersBefore } from '@tokhai/answers';
import type { SignerPlace } from '@tokhai/procedure';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import type { PendingSignature, SignInput, Signature } from '../ports.ts';
import { backLink } from './back-link.ts';
import { errorSummary, focusSummary } from './error-summary.ts';
import { handIn, takeBack } from './hand-in.ts';
import { printAndSign } from './print-and-sign.ts';
import { checkSignForm, signForm, signInput, unreadable, type SignForm } from './sign-form.ts';
import { signOffers } from './sign-offers.ts';
import { SignPageOtherwise } from './sign-page-otherwise.ts';
import { signPending } from './sign-pending.ts';
import { signPlace } from './sign-place.ts';
import { officersLater, statements, textAt } from './sign-words.ts';

/**
 * Signers one after the other, each with their state; then handing in. In light DOM, like a field.
 *
 * @fires sign-request - somebody signs
 * @fires sign-other-way - the signature being made elsewhere, or the choice offered, is given up
 * @fires pause-request - the submission is on its way in pieces, and is to wait
 * @fires submit-request - everybody who must has signed, and the submission is to be sent
 * @fires paper-request - nobody signs here: it is to be announced, printed and signed by hand
 * @fires confirm-start - whoever is logged in wants to confirm instead, by a code
 * @fires confirm-answer - the code that came; detail: what was typed
 * @fires confirm-end - another way is wanted
 * @fires confirm-take-back - what the person confirmed is not to count
 * @fires withdraw-signatures - they are to be dropped, and the answers mended
 * @fires sign-again - the signatures made so far are to be dropped, e.g. after a refusal
 * @fires hand-over-start - the next signer is to open it by a code
 * @fires hand-over-end - that code is to open nothing any more
 * @fires go-back - back to the answers
 */
export class SignPage extends SignPageOtherwise {
  /** The person wants another way to sign: the focus goes to the form once it is there. */
  #givenUp = false;

  protected override shouldUpdate(_changes: PropertyValues): boolean {
    return this.procedure !== undefined;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('failures')) this.lines = this.failures;
    if (changes.has('signatures')) {
      // The next person begins with an empty form: nobody's password or file stays behind.
      this.form = { method: '', password: '', confirmed: false };
      this.chosen = '';
    }
    if (changes.has('offered')) this.picked = '';
    if (changes.has('confirming')) this.answer = '';
    const pending = changes.get('pending') as PendingSignature | undefined;
    // What was asked for in vain, or before a reload, can be asked for again.
    if (pending && !this.pending && !this.signatures.has(pending.signer)) {
      const { signer, method, input } = pending;
      this.chosen = signer;
      this.form = { ...this.form, method, account: input.account, ink: input.ink };
    }
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('failures') && this.failures.length > 0) focusSummary(this);
    else if (changes.has('confirming') && this.confirming) this.#focus('[data-confirm-sent]');
    else if (changes.has('awaiting') && this.awaiting) this.#focus('[data-awaiting-start]');
    else if (changes.has('handOver') && this.handOver) this.#focus('[data-hand-over-code]');
    else if (changes.has('pending') && this.pending) this.#focus('[data-pending-start]');
    else if (changes.has('offered') && this.offered) this.#focus('[data-offers-start]');
    if (this.#givenUp && !this.pending && !this.offered) {
      this.#givenUp = false;
      this.#focus('[data-signer] form input');
    }
    const before = changes.get('signatures') as ReadonlyMap<string, Signature> | undefined;
    if (before && this.signatures.size > before.size) {
      this.querySelector<HTMLElement>('[data-next]')?.focus();
    }
  }

  protected override render(): TemplateResult {
    const { headingLevel, download } = this;
    const ready = this.citizens.every(({ id, required }) => !required || this.signatures.has(id));
    return html`${backLink(() => this.fire('go-back'))} ${errorSummary(this.lines, headingLevel)}
      ${pageHeading(headingLevel, msg('Ký và nộp', { id: 'sign-heading' }))}
      ${this.awaiting ? this.awaitingOthers(this.awaiting) : nothing}
      ${statements(this.procedure, this.answers)}
      <ol class="tk-signers">
        ${this.citizens.map((signer) => this.#signer(signer))}
      </ol>
      ${officersLater(this.procedure, this.answers)}
      ${
        ready
          ? handIn({
              busy: this.busy,
              queued: this.queued,
              next: this.next,
              sent: this.sent,
              onSubmit: () => this.fire('submit-request'),
              onPause: () => this.#pause(),
            })
          : nothing
      }
      ${download ? this.handOn(download, ready) : nothing}
      ${
        this.signatures.size > 0 && !this.handed
          ? takeBack({
              busy: this.busy,
              onWithdraw: () => this.fire('withdraw-signatures'),
              onAgain: () => this.fire('sign-again'),
            })
          : nothing
      }
      ${this.canConfirm ? this.confirmation() : nothing}
      ${
        this.offersPaper && this.signatures.size === 0 && !this.awaiting
          ? printAndSign({
              busy: this.busy || this.pending !== undefined,
              onRequest: () => this.fire('paper-request'),
            })
          : nothing
      }`;
  }

  #signer(signer: SignerPlace): TemplateResult {
    const signature = this.signatures.get(signer.id);
    const open = !signature && this.#next?.id === signer.id;
    return signPlace({
      ...{ signer, signature, answers: this.answers, headingLevel: this.headingLevel + 1 },
      busy: this.busy || this.pending !== undefined,
      confirmed: this.awaiting?.confirmed.includes(signer.id),
      first: this.#before(signer),
      signing: open ? this.#signing(signer) : undefined,
      onChoose: () => void this.#choose(signer),
    });
  }

  /** Where somebody signs: the form, the certificate to look at, or the wait for the phone. */
  #signing(signer: SignerPlace): TemplateResult {
    const { pending, offered, busy, form, methods, lines, download } = this;
    const onOtherWay = (): void => this.#otherWay();
    if (pending?.signer === signer.id) {
      return signPending({
        pending,
        busy,
        onOtherWay,
        onAgain: () => this.#again(signer, pending),
      });
    }
    if (offered?.signer === signer.id) {
      return signOffers({
        offers: offered.certificates,
        lang: offered.lang,
        picked: this.picked,
        busy,
        onPick: (id) => {
          this.picked = id;
        },
        onTake: (certificate) => void this.#request(signer, { certificate }),
        onOtherWay,
      });
    }
    const withAccount = { ...form, account: form.account ?? textAt(this.answers, signer.identity) };
    return signForm({
      form: withAccount,
      methods,
      busy,
      lines,
      download,
      onInput: (change) => {
        this.form = { ...this.form, ...change };
      },
      onSign: () => void this.#sign(signer, withAccount),
    });
  }

  /** The button that was pressed goes: the focus stays near it. */
  #pause(): void {
    this.fire('pause-request');
    this.querySelector<HTMLElement>('[data-next]')?.focus();
  }

  /** Who signs now: the one picked, else the first who must and has not. */
  get #next(): SignerPlace | undefined {
    const unsigned = this.citizens.filter(
      (signer) => !this.signatures.has(signer.id) && this.#before(signer).length === 0,
    );
    const chosen = this.pending?.signer ?? this.chosen;
    return unsigned.find(({ id }) => id === chosen) ?? unsigned.find(({ required }) => required);
  }

  /** Who has to sign before somebody, and has not. */
  #before(signer: SignerPlace): SignerPlace[] {
    return signersBefore(signer, this.procedure, this.answers).filter(
      ({ id }) => !this.signatures.has(id),
    );
  }

  async #choose(signer: SignerPlace): Promise<void> {
    this.chosen = signer.id;
    await this.updateComplete;
    const item = [...this.querySelectorAll<HTMLElement>('[data-signer]')].find(
      ({ dataset }) => dataset['signer'] === signer.id,
    );
    item?.querySelector<HTMLElement>('form input')?.focus();
  }

  async #sign(signer: SignerPlace, form: SignForm): Promise<void> {
    this.form = form;
    this.lines = checkSignForm(form, this.methods);
    if (this.lines.length === 0) await this.#request(signer, {});
    if (this.lines.length === 0) return;
    await this.updateComplete;
    focusSummary(this);
  }

  async #request(signer: SignerPlace, taken: Pick<SignInput, 'certificate'>): Promise<void> {
    const method = this.methods.find(({ id }) => id === this.form.method) ?? this.methods[0];
    if (!method) return;
    const name = signerName(signer, this.answers);
    const identity = textAt(this.answers, signer.identity);
    const given = await signInput(this.form, method).catch(() => undefined);
    if (!given) {
      this.lines = unreadable(method);
      return;
    }
    const input: SignInput = {
      ...given,
      ...(name ? { name } : {}),
      ...(identity ? { identity } : {}),
      ...taken,
    };
    this.fire('sign-request', { signer, method, input });
  }

  /** Asks for the pending signature once more, in case the first request never came up. */
  #again(signer: SignerPlace, { method: id, input }: PendingSignature): void {
    const method = this.methods.find((one) => one.id === id);
    if (method) this.fire('sign-request', { signer, method, input });
    else this.#otherWay();
  }

  #otherWay(): void {
    this.#givenUp = true;
    this.fire('sign-other-way');
  }

  #focus(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}
