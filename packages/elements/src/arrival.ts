import { msg } from '@lit/localize';
import type { Procedure } from '@tokhai/procedure';
import { language } from './language.ts';
import type { Opening } from './opening.ts';
import { focusPage, pageHeadingIn } from './page-focus.ts';
import { focusSummary } from './pages/error-summary.ts';
import { SecondTap } from './second-tap.ts';
import { quoted } from './translator.ts';

/** The form in which somebody comes to a page. */
export interface ArrivalHost extends Element {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  manageTitle: boolean;
  requestUpdate: () => void;
}

/** What follows when another page is shown, or this one with errors: focus, title and events. */
export class Arrival {
  /** The answer to mend on the page that is shown next. */
  target: string | undefined;
  readonly #host: ArrivalHost;
  #moved = false;
  #stopped = false;
  /** When the page came, and when the press began that is under way: as events tell the time. */
  #cameAt = 0;
  #pressedAt = 0;
  readonly #secondTap = new SecondTap();
  readonly #fire: (type: string, detail: unknown) => void;

  constructor(host: ArrivalHost, fire: (type: string, detail: unknown) => void) {
    this.#host = host;
    this.#fire = fire;
  }

  /** Watches what is pressed in the form. */
  watch(root: EventTarget): void {
    root.addEventListener('click', this.#onPress as EventListener, true);
    this.#secondTap.watch(root);
  }

  /**
   * A press counts for the page on which it began: who presses twice, or presses again as nothing seems
   * to happen, does not mean what stands in that place on the next page.
   */
  readonly #onPress = (event: MouseEvent): void => {
    if (event.detail < 2) this.#pressedAt = event.timeStamp;
    if (this.#pressedAt >= this.#cameAt) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Another page is shown next. */
  comes(): void {
    this.#moved = true;
    this.#secondTap.shows();
    this.#host.requestUpdate();
  }

  /** The page stays, with what is to be mended. */
  stays(): void {
    this.#stopped = true;
    this.#secondTap.shows();
    this.#host.requestUpdate();
  }

  /**
   * Once the page is drawn. Nothing to do when it is the same page as before.
   * @param shown the procedure in the language of the screen
   */
  async tell(opening: Opening, shown: Procedure | undefined): Promise<void> {
    if (!this.#moved && !this.#stopped) return;
    const [moved, target] = [this.#moved, this.target];
    this.#moved = false;
    this.#stopped = false;
    this.target = undefined;
    if (moved) this.#comeTo();
    await this.#host.updateComplete;
    const { renderRoot } = this.#host;
    const { filling } = opening;
    if (!filling) {
      if (opening.notLoaded) focusSummary(renderRoot);
      return;
    }
    const errors = filling.issues.filter(({ severity }) => severity !== 'warning');
    const errorCount = errors.length + filling.failures.length;
    focusPage(this.#host, renderRoot, filling, { moved, target });
    const name = pageHeadingIn(renderRoot)?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
    const title = errorCount > 0 ? `${msg('Lỗi:', { id: 'error-prefix' })} ${name}` : name;
    if (this.#host.manageTitle) setTitle(title, name, shown?.title ?? '');
    this.#fire('tk-page', { title, step: filling.step, errorCount });
    if (filling.issues.length > 0) this.#fire('tk-issue', filling.issues);
    if (moved && filling.step === 'done') this.#fire('tk-submit', filling.outcome);
  }

  /** Until it is drawn, which a slow phone takes a while for, the page before is seen. */
  #comeTo(): void {
    const come = (): void => {
      this.#cameAt = performance.now();
    };
    come();
    requestAnimationFrame(() => setTimeout(come));
  }
}

/**
 * Names the document after a page. The page around the form may be in another language, and a title can
 * be in one only: where a translation left out the page or the form, the form is not named.
 */
function setTitle(words: string, page: string, form: string): void {
  const langOf = (text: string): string => (quoted(text) === text ? language() : 'vi');
  document.title = langOf(page) === langOf(form) ? `${words} – ${form}` : words;
  const title = document.querySelector('title');
  if (title) title.lang = langOf(page);
}
