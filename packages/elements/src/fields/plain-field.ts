import type { Question } from '@tokhai/procedure';
import { ReactiveElement, type PropertyValues } from 'lit';
import { language } from '../language.ts';
import { issueWordsLater } from '../words/issue-words.ts';
import { FieldElement } from './field-element.ts';
import { drawHint, drawLabel, drawOriginal } from './plain-drawing.ts';

/**
 * The base of those fields that stand on a page a thousand times: drawn by hand as long as nothing
 * rare is shown with them, and by their template from then on.
 */
export abstract class PlainField extends FieldElement {
  /** The language drawn by hand; undefined: a template draws, now and from now on. */
  #drawnIn: string | undefined = '';
  /** The question drawn by hand, and where its answer stands. */
  #drawn: Question | undefined;
  #drawnAt = '';

  protected override update(changes: PropertyValues): void {
    if (this.#drawnIn === undefined || !this.#isPlain) {
      if (this.#drawnIn) this.replaceChildren();
      this.#drawnIn = undefined;
      super.update(changes);
      return;
    }
    // What LitElement adds to this is the template.
    ReactiveElement.prototype['update'].call(this, changes);
    const before = this.querySelector<HTMLInputElement>(':focus');
    this.#draw();
    this.patchPlain(this.firstElementChild as HTMLElement);
    if (before && !before.isConnected) this.#goOnIn(before);
  }

  /** Whoever writes in it while the words change goes on where they were. */
  #goOnIn({ id, selectionStart, selectionEnd }: HTMLInputElement): void {
    const control = this.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`);
    control?.focus({ preventScroll: true });
    control?.setSelectionRange?.(selectionStart, selectionEnd);
  }

  /** Draws what stays the same, so that many fields come with all their controls at once. */
  override drawAhead(): void {
    if (!this.hasUpdated && this.#isPlain) this.#draw();
  }

  get #isPlain(): boolean {
    return (
      this.plain && this.headingLevel === 0 && !this.question.more && this.origin === undefined
    );
  }

  #draw(): void {
    const { question, pointer } = this;
    const isDrawn =
      this.#drawnIn === language() && this.#drawn === question && this.#drawnAt === pointer;
    if (isDrawn) return;
    this.#drawnIn = language();
    this.#drawn = question;
    this.#drawnAt = pointer;
    this.replaceChildren(this.drawPlain());
  }

  /** Whether what is drawn by hand is enough for the question. */
  protected get plain(): boolean {
    return true;
  }

  /** The field without issue, description and answer: what stays the same while it is filled in. */
  protected abstract drawPlain(): HTMLElement;

  /** Puts issue, description and answer into what {@link drawPlain} made. */
  protected patchPlain(outer: HTMLElement): void {
    const { issue, stateClass } = this;
    outer.className = stateClass === '' ? 'tk-field' : `tk-field ${stateClass}`;
    // The control comes last, below label and help.
    const control = outer.lastElementChild!;
    const line = issue && { issue, words: this.wordsOf(issue), id: this.errorId };
    // Not here yet: there is no line to take away, and this is done again when it is.
    issueWordsLater.now?.drawIssue(control, line);
  }

  /** The label or legend by hand. */
  protected plainLabel(tag: 'label' | 'legend'): HTMLElement {
    return drawLabel(tag, this.titleWords(), this.controlId, this.question.required);
  }

  /** The short help by hand, when there is one. */
  protected plainHelp(): HTMLElement[] {
    const { help, originalTitle } = this.question;
    return [
      ...(originalTitle ? [drawOriginal(originalTitle)] : []),
      ...(help ? [drawHint(help, this.hintId)] : []),
    ];
  }

  protected override innerFields(): FieldElement[] {
    return this.#drawnIn ? [] : super.innerFields();
  }
}
