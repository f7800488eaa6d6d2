import { msg, str } from '@lit/localize';
import type { Issue } from '@tokhai/answers';
import type { Question } from '@tokhai/procedure';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { pageHeading } from '../heading.ts';
import { startFollowing, stopFollowing } from '../language.ts';
import { idOf, isWithin } from '../pointer.ts';
import { sameAnswer, type Origin } from '../prefill.ts';
import { adoptInto } from '../styles/adopt.ts';
import { fieldStyles } from '../styles/field-styles.ts';
import { sharedStyles } from '../styles/shared-styles.ts';
import { tokens } from '../styles/tokens.ts';
import { issueWordsLater } from '../words/issue-words.ts';
import type { AnswerChange } from './field-events.ts';
import { errorLine, moreHelp, warningLine } from './field-lines.ts';
import { optionalMark } from './optional-mark.ts';
import { marked, quoted, said, type Said } from '../translator.ts';

/** One for all: a thousand fields without issues need not be a thousand lists. */
export const noIssues: readonly Issue[] = [];

/** Asked for again when the field is drawn next. */
const noWords = (): void => {};

const isOther = (list: unknown, before: unknown): boolean => !sameAnswer(list, before);

/**
 * The base of all fields: asks one question and shows the issues it is given. It holds no rule of
 * its own.
 *
 * A field renders in light DOM. Names, ids, labels, radio groups, the Enter key and error links
 * all need one tree scope, so the one shadow root belongs to the form, never to a field.
 *
 * @fires {CustomEvent<AnswerChange>} tk-change - on each input and on commit; bubbles up to the form
 * @fires {CustomEvent<string>} announce - news for a polite live region of the form
 */
export abstract class FieldElement extends LitElement {
  static override properties = {
    question: { attribute: false },
    value: { attribute: false },
    // Another list of the same: a part of an answer need not be drawn anew at each key in another.
    issues: { attribute: false, hasChanged: isOther },
    path: { type: String },
    describedBy: { type: String, attribute: 'described-by' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    disabled: { type: Boolean, reflect: true },
    origin: { attribute: false },
  };

  /** What is asked. */
  declare question: Question;
  /** The answer, as `@tokhai/answers` defines it for the kind. */
  declare value: unknown;
  /** The issues at this question and below it. */
  declare issues: readonly Issue[];
  /** JSON pointer of the answer; the question's own name when empty. */
  declare path: string;
  /** Id of a text outside the field that describes it too. */
  declare describedBy: string;
  /** Makes the label the page's heading of that level; 0: an ordinary label. */
  declare headingLevel: number;
  /** The answer is locked. */
  declare disabled: boolean;
  /** Where the answer came from, said as long as it is that answer. */
  declare origin: Origin | undefined;

  constructor() {
    super();
    this.issues = noIssues;
    this.path = '';
    this.describedBy = '';
    this.headingLevel = 0;
    this.disabled = false;
  }

  /** JSON pointer of the answer. */
  get pointer(): string {
    return this.path || `/${this.question.name}`;
  }

  /** The issue with this very answer, if any. */
  get issue(): Issue | undefined {
    return this.issues.find(({ path }) => path === this.pointer);
  }

  /** DOM id of the first control. */
  get controlId(): string {
    return idOf(this.pointer);
  }

  /** Puts the focus on the first control in error, or else on the first control. */
  override focus(options?: FocusOptions): void {
    const control =
      this.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      this.querySelector<HTMLElement>(
        'input:not([disabled]), select:not([disabled]), textarea, button:not([disabled])',
      );
    control?.focus(options);
  }

  /**
   * Shows the label together with the control, then puts the focus there.
   *
   * @param pointer the part in question; by default the first one in error
   */
  reveal(pointer = this.pointer): void {
    const part = this.querySelector<HTMLElement>(`#${CSS.escape(idOf(pointer))}`);
    const control = part?.matches('input, select, textarea, button') ? part : undefined;
    const title = control?.closest('.tk-part')?.querySelector('label');
    (title ?? this.querySelector('legend, label') ?? this).scrollIntoView({ block: 'start' });
    if (control) control.focus({ preventScroll: true });
    else this.focus({ preventScroll: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add('tk-question');
    startFollowing(this);
    // At every connection: a field that moves to another root leaves its sheets behind.
    adoptInto(this.getRootNode(), [tokens, sharedStyles, fieldStyles]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    stopFollowing(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override shouldUpdate(_changes: PropertyValues): boolean {
    return this.question !== undefined;
  }

  /** Draws what it can before the field comes onto the page: nothing, unless a kind draws by hand. */
  drawAhead(): void {}

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all(this.innerFields().map((field) => field.updateComplete));
    return done;
  }

  /** The fields within this one. */
  protected innerFields(): FieldElement[] {
    return [...this.querySelectorAll('*')].filter((node) => node instanceof FieldElement);
  }

  /** Tells the form of a new answer, and keeps it, so that a field also works alone. */
  protected tell(value: unknown, commit: boolean): void {
    this.value = value;
    this.dispatchEvent(
      new CustomEvent<AnswerChange>('tk-change', {
        bubbles: true,
        detail: { path: this.pointer, value, commit },
      }),
    );
  }

  /** Has a sentence spoken by the form's polite live region. */
  protected announce(words: string): void {
    this.dispatchEvent(new CustomEvent('announce', { bubbles: true, detail: words }));
  }

  /** The title with its unit. */
  protected titleWords(): Said {
    const { title, options } = this.question;
    return marked(quoted(title) + (options.unit ? ` (${quoted(options.unit)})` : ''));
  }

  /** The words of the label. */
  protected labelWords(): unknown {
    return html`${this.titleWords()}${this.question.required ? nothing : optionalMark()}`;
  }

  /** Label of a field with one control. */
  protected label(): TemplateResult {
    const label = html`<label class="tk-label" for=${this.controlId}>${this.labelWords()}</label>`;
    return this.headingLevel > 0 ? pageHeading(this.headingLevel, label) : label;
  }

  /** Legend of a field with several controls. */
  protected legend(): TemplateResult {
    const words = this.labelWords();
    return html`<legend class="tk-label">
      ${this.headingLevel > 0 ? pageHeading(this.headingLevel, words) : words}
    </legend>`;
  }

  /** Short help, longer help on demand, and the error: everything between label and control. */
  protected help(): TemplateResult {
    const { help, more, originalTitle } = this.question;
    return html`${originalTitle ? html`<p class="tk-original" lang="vi">${originalTitle}</p>` : nothing}
    ${help ? html`<div class="tk-hint" id=${this.hintId}>${said(help)}</div>` : nothing}
    ${this.#isPrefilled ? html`<p class="tk-origin" id=${this.#originId}>${this.#originWords}</p>` : nothing}
    ${more ? moreHelp(more, this.question.title) : nothing} ${this.errorLine()}`;
  }

  protected errorLine(): unknown {
    const { issue } = this;
    const words = issue && this.wordsOf(issue);
    if (!words) return nothing;
    return issue.severity === 'warning'
      ? warningLine(this.errorId, words)
      : errorLine(this.errorId, words);
  }

  /**
   * An issue in words. A form and `<tk-field>` have them before there is an issue; a field of
   * somebody's own fetches them with its first, and is drawn again with them.
   */
  protected wordsOf(issue: Issue): string {
    const words = issueWordsLater.now;
    if (!words) issueWordsLater.load().then(() => this.requestUpdate(), noWords);
    return words?.issueWords(issue, this.question) ?? '';
  }

  get #isPrefilled(): boolean {
    return this.origin !== undefined && sameAnswer(this.value, this.origin.value);
  }

  get #originId(): string {
    return `${this.controlId}-origin`;
  }

  get #originWords(): string {
    const words = this.origin?.words ?? '';
    return this.disabled
      ? msg(str`${words}, không sửa ở đây được`, { id: 'locked-origin' })
      : words;
  }

  protected get hintId(): string {
    return `${this.controlId}-hint`;
  }

  protected get errorId(): string {
    return `${this.controlId}-error`;
  }

  /** Ids for `aria-describedby`: outer text, hint, error, then what the field adds. */
  protected descriptionIds(...added: string[]): string | typeof nothing {
    const ids = [
      this.describedBy,
      this.question.help ? this.hintId : '',
      this.#isPrefilled ? this.#originId : '',
      this.issue ? this.errorId : '',
      ...added,
    ];
    return ids.filter((id) => id !== '').join(' ') || nothing;
  }

  /** `aria-invalid` of the control: only ever "true" or absent. */
  protected invalid(): 'true' | typeof nothing {
    return this.issue && this.issue.severity !== 'warning' ? 'true' : nothing;
  }

  /** Class of the field's outer element: in error, worth a second look, or neither. */
  protected get stateClass(): string {
    if (!this.issue) return '';
    return this.issue.severity === 'warning' ? 'tk-field-warning' : 'tk-field-error';
  }

  /** The issues at a part and below it. */
  protected issuesWithin(pointer: string): Issue[] {
    return this.issues.filter(({ path }) => isWithin(path, pointer));
  }
}
