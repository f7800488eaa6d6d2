import { msg, str } from '@lit/localize';
import { vietnamDate, type Answers } from '@tokhai/answers';
import {
  answersFromFacts,
  factQuestions,
  profileOf,
  sensitiveFacts,
  type Facts,
} from '@tokhai/answers/profile';
import type { Profile, ProfileStore } from '@tokhai/answers/profile-store';
import type { Procedure } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { sectionHeading } from '../heading.ts';
import { followLanguage } from '../language.ts';
import { answerWords } from '../pages/answer-rows.ts';
import { fromProfile, profilePrefill } from './profile-prefill.ts';
import { marked, quoted, said } from '../translator.ts';

/** What the card is for: before a form is begun, or after it was submitted. */
export type ProfileCardMode = 'offer' | 'keep';

type State = 'reading' | 'asking' | 'done' | 'refused' | 'forgotten' | 'failed';

/**
 * Asks before a form is begun whether what is known about the person is filled in, and after the
 * submission whether it is kept for the next form. It says what, and where from; nothing happens
 * without a press, and one press forgets everything.
 *
 * In light DOM, within the shadow root of the form.
 *
 * @fires tk-profile - what to begin with; detail: a Prefill, or undefined for nothing
 */
export class ProfileCard extends LitElement {
  static override properties = {
    mode: { attribute: false },
    store: { attribute: false },
    profile: { attribute: false },
    procedure: { attribute: false },
    answers: { attribute: false },
    now: { attribute: false },
    headingLevel: { attribute: false },
    state: { state: true },
    withSensitive: { state: true },
  };

  declare mode: ProfileCardMode;
  declare store: ProfileStore | undefined;
  /** What the store holds, where it was read already. */
  declare profile: Profile | undefined;
  /** In the language of the screen. */
  declare procedure: Procedure | undefined;
  declare answers: Answers;
  declare now: () => Date;
  declare headingLevel: number;

  declare protected state: State;
  /** The person wants sensitive facts kept too. */
  declare protected withSensitive: boolean;

  constructor() {
    super();
    this.mode = 'offer';
    this.answers = {};
    this.now = () => new Date();
    this.headingLevel = 2;
    this.state = 'reading';
    this.withSensitive = false;
    followLanguage(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changes: PropertyValues): void {
    if (changes.has('store') || changes.has('mode')) void this.#read();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { procedure, store } = this;
    if (!procedure || !store || this.state === 'reading' || this.state === 'refused')
      return nothing;
    if (this.state === 'forgotten' || this.state === 'failed') {
      return html`<div class="tk-notice">
        <p role="status">${this.state === 'failed' ? failed() : forgotten()}</p>
      </div>`;
    }
    return this.mode === 'offer' ? this.#offer(procedure, store) : this.#keep(procedure, store);
  }

  #offer(procedure: Procedure, store: ProfileStore): TemplateResult | typeof nothing {
    const known = answersFromFacts(procedure, this.profile?.facts ?? {}, this.#today);
    const count = Object.keys(known).length;
    if (count === 0) return nothing;
    const origin = this.profile?.origin ?? fromProfile();
    return html`<section class="tk-notice" data-profile="offer">
      ${sectionHeading(
        this.headingLevel,
        msg('Điền sẵn thông tin đã biết về bạn?', { id: 'profile-offer' }),
      )}
      ${
        this.state === 'done'
          ? html`<p role="status">
              ${msg(str`Đã điền sẵn ${count} mục. Bạn xem lại và sửa được ở từng trang.`, {
                id: 'profile-used',
              })}
            </p>`
          : nothing
      }
      <details class="tk-more">
        <summary>
          <span
            >${msg(str`${origin}: ${count} mục. Xem những gì được điền`, {
              id: 'profile-list',
            })}</span
          >
        </summary>
        ${this.#list(procedure, known)}
      </details>
      <p class="tk-actions">
        ${
          this.state === 'done'
            ? this.#button(msg('Không điền sẵn nữa', { id: 'profile-undo' }), () =>
                this.#use(false),
              )
            : html`${this.#button(
                msg('Điền sẵn', { id: 'profile-use' }),
                () => this.#use(true),
                'use',
              )}
              ${this.#button(msg('Không, tôi tự điền', { id: 'profile-refuse' }), () => {
                this.state = 'refused';
              })}`
        }
        ${this.#forgetButton(store)}
      </p>
    </section>`;
  }

  #keep(procedure: Procedure, store: ProfileStore): TemplateResult | typeof nothing {
    const facts = profileOf(procedure, this.answers, this.#today);
    if (!store.keeps || Object.keys(facts).length === 0) return nothing;
    const sensitive = sensitiveFacts(procedure, facts);
    const isLeft = (fact: string): boolean => !this.withSensitive && sensitive.includes(fact);
    const kept = Object.fromEntries(Object.entries(facts).filter(([fact]) => !isLeft(fact)));
    const isDone = this.state === 'done';
    return html`<section data-profile="keep">
      ${sectionHeading(
        this.headingLevel,
        msg('Giữ thông tin của bạn cho lần khai sau?', { id: 'profile-keep' }),
      )}
      <p role="status">
        ${
          isDone
            ? msg('Đã lưu. Lần sau tờ khai sẽ hỏi trước khi điền sẵn.', { id: 'profile-kept' })
            : msg(
                'Chỉ lưu khi bạn đồng ý. Đừng lưu trên máy dùng chung. Bạn xoá được bất cứ lúc nào.',
                { id: 'profile-consent' },
              )
        }
      </p>
      <details class="tk-more" ?open=${!isDone}>
        <summary>
          <span>${msg('Những gì được lưu', { id: 'profile-kept-list' })}</span>
        </summary>
        ${this.#list(procedure, this.#asAnswers(procedure, kept))}
      </details>
      ${isDone || sensitive.length === 0 ? nothing : this.#sensitiveBox(procedure, sensitive)}
      <p class="tk-actions">
        ${
          isDone
            ? nothing
            : this.#button(
                msg('Đồng ý lưu', { id: 'profile-save' }),
                () => void this.#act(() => store.save(kept), 'done'),
                'save',
              )
        }
        ${this.profile || isDone ? this.#forgetButton(store) : nothing}
      </p>
    </section>`;
  }

  #sensitiveBox(procedure: Procedure, sensitive: readonly string[]): TemplateResult {
    const questions = factQuestions(procedure);
    const titles = sensitive.map((fact) => quoted(questions.get(fact)?.title ?? fact)).join('; ');
    return html`<div class="tk-option">
      <input
        class="tk-box"
        type="checkbox"
        id="tk-profile-sensitive"
        .checked=${this.withSensitive}
        @change=${(event: Event) => {
          this.withSensitive = (event.target as HTMLInputElement).checked;
        }}
      />
      <label class="tk-option-label" for="tk-profile-sensitive">
        ${marked(msg(str`Lưu cả thông tin nhạy cảm: ${titles}`, { id: 'profile-sensitive' }))}
      </label>
    </div>`;
  }

  /** The answers that hold the facts: a name made of two answers is shown as these. */
  #asAnswers(procedure: Procedure, facts: Facts): Answers {
    const found = [...factQuestions(procedure)].filter(([fact]) => fact in facts);
    return Object.fromEntries(found.map(([, { name }]) => [name, this.answers[name]]));
  }

  #list(procedure: Procedure, answers: Answers): TemplateResult {
    const rows = Object.entries(answers).flatMap(([name, value]) => {
      const question = procedure.questions.get(name);
      return question ? [{ question, value }] : [];
    });
    return html`<dl class="tk-facts">
      ${rows.map(
        ({ question, value }) =>
          html`<div>
            <dt>${said(question.title)}</dt>
            <dd>${answerWords(question, value)}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #button(words: string, onClick: () => void, name = ''): TemplateResult {
    return html`<button
      type="button"
      class="tk-button tk-button-secondary"
      data-profile-action=${name === '' ? nothing : name}
      @click=${onClick}
    >
      ${words}
    </button>`;
  }

  #forgetButton(store: ProfileStore): TemplateResult | typeof nothing {
    if (!store.keeps) return nothing;
    const forget = (): void => {
      this.#tell(undefined);
      void this.#act(() => store.forget(), 'forgotten');
    };
    return this.#button(
      msg('Xoá hết thông tin đã lưu', { id: 'profile-forget' }),
      forget,
      'forget',
    );
  }

  #use(isWanted: boolean): void {
    const { procedure } = this;
    if (!procedure) return;
    this.state = isWanted ? 'done' : 'asking';
    this.#tell(isWanted ? profilePrefill(procedure, this.profile, this.#today) : undefined);
  }

  #tell(detail: unknown): void {
    this.dispatchEvent(new CustomEvent('tk-profile', { detail, bubbles: true }));
  }

  async #read(): Promise<void> {
    this.state = 'reading';
    try {
      this.profile ??= await this.store?.load();
    } catch {
      // A profile that cannot be read is no reason not to fill the form in.
      this.profile = undefined;
    }
    this.state = 'asking';
  }

  async #act(work: () => Promise<void>, next: State): Promise<void> {
    try {
      await work();
      this.state = next;
    } catch {
      this.state = 'failed';
    }
  }

  get #today(): string {
    return vietnamDate(this.now());
  }
}

function forgotten(): string {
  return msg('Đã xoá hết thông tin đã lưu về bạn.', { id: 'profile-forgotten' });
}

function failed(): string {
  return msg('Chưa làm được. Hãy thử lại sau; tờ khai của bạn không bị ảnh hưởng.', {
    id: 'profile-failed',
  });
}
