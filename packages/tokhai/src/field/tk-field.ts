import { tidyAnswers, validate, vietnamDate, type Issue } from '@tokhai/answers';
import {
  issueWords,
  issueWordsLater,
  loadFields,
  renderField,
  type AnswerChange,
  type ChosenFile,
  type FieldElement,
  type WantedFile,
} from '@tokhai/elements';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readKept, writeKept, type Kept } from './kept.ts';
import { loadQuestion } from './load-question.ts';
import type { OneQuestion } from './one-question.ts';
import { answerOf, postedEntries } from './posted.ts';
import { unreadyView, unreadyWords, whyUnready, type Unready } from './unready.ts';

/**
 * One question alone in a form of the portal's own: it takes part in submit, reset, validation and in
 * what the browser restores when somebody comes back to the page.
 *
 * ```html
 * <form method="post" action="/contact">
 *   <tk-field name="address" schema='{"$ref": "../../shared/address.json"}' required></tk-field>
 *   <tk-field src="/procedures/ct01/procedure.json" question="hoTen"></tk-field>
 * </form>
 * ```
 *
 * It renders in light DOM, so that its labels and the Enter key belong to that form. One value is posted
 * under its `name`, which its controls do without: a date as YYYY-MM-DD, an address as JSON.
 *
 * @fires {CustomEvent<AnswerChange>} tk-change - on each input and on commit
 * @fires {CustomEvent<unknown>} tk-load-error - when the question could not be loaded; detail: the error
 */
export class TkField extends LitElement {
  static readonly formAssociated = true;
  static override properties = {
    lang: { type: String, reflect: true },
    name: { type: String, reflect: true },
    src: { type: String },
    question: { type: String },
    schema: { type: String },
    initial: { type: String, attribute: 'value' },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    asked: { state: true },
    issues: { state: true },
    answer: { state: true },
    barred: { state: true },
    unready: { state: true },
  };

  /** Language of its words: `vi`, `en`, or a draft: `km`; by default that of the document. */
  declare lang: string;
  /** Under which the value is posted; by default the name of the question. */
  declare name: string;
  /** Address of a procedure that asks the question. */
  declare src: string;
  /** The question's name there. */
  declare question: string;
  /** In place of `src`: the question as JSON, as it stands in `properties` of a procedure. */
  declare schema: string;
  /** The value at first, and after a reset: text in the shape in which it is posted. */
  declare initial: string;
  declare required: boolean;
  declare disabled: boolean;

  declare protected asked: OneQuestion | undefined;
  declare protected issues: readonly Issue[];
  declare protected answer: unknown;
  /** A fieldset around it is disabled. */
  declare protected barred: boolean;
  /** Why the question is not here. */
  declare protected unready: Unready | undefined;

  readonly #internals = this.attachInternals();
  readonly #namer = new MutationObserver(() => this.#unname());
  #restored: Kept | undefined;
  readonly #files = new Map<string, ChosenFile>();
  #loading: AbortController | undefined;

  constructor() {
    super();
    this.name = '';
    this.src = '';
    this.question = '';
    this.schema = '';
    this.initial = '';
    this.required = false;
    this.disabled = false;
    this.asked = undefined;
    this.issues = [];
    this.answer = undefined;
    this.barred = false;
    this.unready = undefined;
    this.addEventListener('invalid', this.#onInvalid);
  }

  /** The form it belongs to. Set to the id of one, as frameworks do, it is the attribute `form`. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  set form(id: string | null | undefined) {
    if (id) this.setAttribute('form', id);
    else this.removeAttribute('form');
  }

  /** The answer, as `@tokhai/answers` defines it for the kind; as typed, until it is posted. */
  get value(): unknown {
    return this.answer;
  }
  set value(value: unknown) {
    this.#take(value);
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  formDisabledCallback(disabled: boolean): void {
    this.barred = disabled;
  }

  formResetCallback(): void {
    this.issues = [];
    this.#take(this.#first());
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return;
    this.#restored = readKept(state);
    if (this.asked) this.#begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was on its way when it was taken off the page is asked for again.
    if (this.#loading?.signal.aborted) void this.#load();
    this.#namer.observe(this, { subtree: true, childList: true, attributeFilter: ['name'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#namer.disconnect();
    this.#loading?.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changes: PropertyValues): void {
    const asks = ['src', 'question', 'schema', 'required', 'lang'].some((name) =>
      changes.has(name),
    );
    if (asks) void this.#load();
    else if (changes.has('name')) this.#take(this.answer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { asked, unready } = this;
    if (unready) return unreadyView(unready, () => void this.#load());
    if (!asked) return nothing;
    return html`<div
      @tk-change=${this.#onChange}
      @file-chosen=${this.#onFile}
      @file-wanted=${this.#onFileWanted}
    >
      ${renderField(asked.question, {
        pointer: this.#pointer,
        value: this.answer,
        issues: this.issues,
        disabled: this.disabled || this.barred,
      })}
    </div>`;
  }

  get #pointer(): string {
    return `/${this.asked!.question.name}`;
  }

  get #field(): FieldElement | null {
    return this.querySelector<FieldElement>(':scope > div > *');
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const isNamed = Boolean(this.schema || (this.src && this.question));
    // A question that stands already stays until the one of another language is here.
    if (!this.asked && isNamed) this.#wait('loading');
    try {
      const asked = await loadQuestion(this, loading.signal);
      if (!asked || loading.signal.aborted) return;
      // With the field what tells its errors: the page may be without a connection by then.
      await Promise.all([loadFields([asked.question]), issueWordsLater.load()]);
      if (loading.signal.aborted) return;
      if (!this.name) this.name = asked.question.name;
      this.asked = asked;
      this.unready = undefined;
      this.#begin();
    } catch (error) {
      if (loading.signal.aborted) return;
      if (!this.asked) this.#wait(whyUnready(error));
      this.dispatchEvent(new CustomEvent('tk-load-error', { bubbles: true, detail: error }));
    }
  }

  /** Tells the form too that there is no question: it would be posted without the answer. */
  #wait(why: Unready): void {
    this.unready = why;
    this.#internals.setValidity({ customError: true }, unreadyWords(why), this);
  }

  /** The value that the browser restored, or else the first one. */
  #begin(): void {
    const restored = this.#restored;
    this.#restored = undefined;
    const isSet = restored !== undefined || this.answer !== undefined;
    this.#take(restored ? restored.value : isSet ? this.answer : this.#first());
  }

  #first(): unknown {
    return this.asked && this.initial ? answerOf(this.asked.question, this.initial) : undefined;
  }

  #take(value: unknown): void {
    this.answer = value;
    const { asked } = this;
    if (!asked) return;
    this.#internals.setFormValue(this.#entries(), writeKept(value));
    const found = this.#found();
    // What is told already follows what is typed; nothing new is told before the form is sent.
    if (this.issues.length > 0) this.issues = found;
    const [first] = found;
    if (first) {
      this.#internals.setValidity({ customError: true }, issueWords(first, asked.question), this);
    } else this.#internals.setValidity({});
  }

  #found(): Issue[] {
    const { procedure, question } = this.asked!;
    const answers = this.answer === undefined ? {} : { [question.name]: this.answer };
    return validate(procedure, tidyAnswers(procedure, answers), { today: vietnamDate(new Date()) });
  }

  readonly #onChange = ({ detail }: CustomEvent<AnswerChange>): void => {
    this.#take(detail.value);
  };

  readonly #onFile = ({ detail }: CustomEvent<ChosenFile>): void => {
    this.#files.set(detail.sha256, detail);
  };

  readonly #onFileWanted = ({ detail }: CustomEvent<WantedFile>): void => {
    const file = this.#files.get(detail.sha256);
    if (file) detail.give(file);
  };

  /** Told beside the control, as in a form of ours, in place of the browser's bubble. */
  readonly #onInvalid = (event: Event): void => {
    event.preventDefault();
    if (!this.asked) {
      this.querySelector('button')?.focus();
      return;
    }
    this.issues = this.#found();
    // The form has more than what stands in it: what names it by `form`.
    const asked = [...(this.form?.elements ?? [this])];
    if (asked.find((one) => one.matches(':invalid:not(fieldset)')) !== this) return;
    void this.updateComplete.then(async () => {
      await this.#field?.updateComplete;
      this.#field?.reveal();
    });
  };

  #entries(): FormData {
    const entries = new FormData();
    const { question } = this.asked!;
    const name = this.name || question.name;
    if (question.kind === 'file') this.#appendFile(entries, name);
    else for (const text of postedEntries(question, this.answer)) entries.append(name, text);
    return entries;
  }

  #appendFile(entries: FormData, name: string): void {
    const { sha256 } = (this.answer ?? {}) as { sha256?: string };
    const file = sha256 === undefined ? undefined : this.#files.get(sha256);
    if (!file) return;
    const blob = new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type });
    entries.append(name, blob, file.name);
  }

  /**
   * Takes the names of the controls away: they would be posted too, and a browser that comes back to a
   * form knows it by the names in it, which these are not when it looks. Radios need theirs to be one
   * group, and belong to no form instead. Of a field that names its form by `form` they belong to that:
   * Enter sends it.
   */
  #unname(): void {
    const form = this.getAttribute('form');
    if (form !== null) {
      for (const control of this.querySelectorAll('input:not([type=radio])')) {
        control.setAttribute('form', form);
      }
    }
    for (const control of this.querySelectorAll('[name]')) {
      if (control.matches('[type=radio]')) control.setAttribute('form', '');
      else control.removeAttribute('name');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tk-field': TkField;
  }
}
