import { msg } from '@lit/localize';
import type { Procedure } from '@tokhai/procedure';
import type { Opening } from './opening.ts';
import { focusPage, pageHeadingIn } from './page-focus.ts';
import { focusSummary } from './pages/error-summary.ts';

/** The form in which somebody comes to a page. */
export interface ArrivalHost extends Element {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  manageTitle: boolean;
}

/** What follows when another page is shown, or this one with errors: focus, title and events. */
export class Arrival {
  /** Another page is shown next. */
  moved = false;
  /** The page stays, with what is to be mended. */
  stopped = false;
  /** The answer to mend on the page that is shown next. */
  target: string | undefined;
  readonly #host: ArrivalHost;
  readonly #fire: (type: string, detail: unknown) => void;

  constructor(host: ArrivalHost, fire: (type: string, detail: unknown) => void) {
    this.#host = host;
    this.#fire = fire;
  }

  /**
   * Once the page is drawn. Nothing to do when it is the same page as before.
   * @param shown the procedure in the language of the screen
   */
  async tell(opening: Opening, shown: Procedure | undefined): Promise<void> {
    if (!this.moved && !this.stopped) return;
    const { moved, target } = this;
    this.moved = false;
    this.stopped = false;
    this.target = undefined;
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
    if (this.#host.manageTitle) document.title = `${title} – ${shown?.title ?? ''}`;
    this.#fire('tk-page', { title, step: filling.step, errorCount });
    if (filling.issues.length > 0) this.#fire('tk-issue', filling.issues);
    if (moved && filling.step === 'done') this.#fire('tk-submit', filling.outcome);
  }
}
