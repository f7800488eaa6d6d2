import { readStep, type Step } from './steps.ts';

/** What an entry of the browser's history holds of us, beside what the portal keeps there. */
interface Entry {
  /** Where each form of the page stands, by the id of its procedure. */
  steps: Readonly<Record<string, unknown>>;
  /** The form that made the entry. */
  by: string;
  /** Its step in the entry before. */
  from: Step;
}

/** Pages as entries of the browser's history, so that its Back button goes a page back. */
export class StepHistory {
  readonly #id: () => string | undefined;
  readonly #onStep: (step: Step) => void;
  #leaving = false;

  /** @param id of the procedure that is shown: several forms on a page share its history */
  constructor(id: () => string | undefined, onStep: (step: Step) => void) {
    this.#id = id;
    this.#onStep = onStep;
  }

  listen(): void {
    window.addEventListener('popstate', this.#onPop);
  }

  stop(): void {
    window.removeEventListener('popstate', this.#onPop);
    this.#leaving = false;
  }

  /** A new page is shown; nothing to do when history itself led to it. */
  push(step: Step): void {
    const [from, by] = [this.#step, this.#key];
    if (from === step) return;
    const state: unknown = window.history.state;
    const others = typeof state === 'object' && state !== null ? state : {};
    const steps = { ...entry().steps, [by]: step };
    window.history.pushState({ ...others, tokhai: { steps, by, from } satisfies Entry }, '');
  }

  cameFrom(step: Step): boolean {
    const { by, from } = entry();
    return by === this.#key && from === step;
  }

  /** The browser goes there a while later: who presses again meanwhile means the same page. */
  back(): void {
    if (!this.#leaving) window.history.back();
    this.#leaving = true;
  }

  get #key(): string {
    return this.#id() ?? '';
  }

  get #step(): Step {
    return readStep(entry().steps?.[this.#key]) ?? 'start';
  }

  readonly #onPop = (): void => {
    this.#leaving = false;
    this.#onStep(this.#step);
  };
}

function entry(): Partial<Entry> {
  return (window.history.state as { tokhai?: Partial<Entry> } | null)?.tokhai ?? {};
}
