import { readStep, type Step } from './steps.ts';

/** What an entry of the browser's history holds of us, beside what the portal keeps there. */
interface Entry {
  step: Step;
  /** The step of the entry before. */
  from?: Step;
}

/** Pages as entries of the browser's history, so that its Back button goes a page back. */
export class StepHistory {
  readonly #onStep: (step: Step) => void;
  #following = false;
  #leaving = false;

  constructor(onStep: (step: Step) => void) {
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
    const from = entry()?.step ?? 'start';
    if (this.#following || from === step) return;
    const state: unknown = window.history.state;
    const others = typeof state === 'object' && state !== null ? state : {};
    window.history.pushState({ ...others, tokhai: { step, from } satisfies Entry }, '');
  }

  cameFrom(step: Step): boolean {
    return entry()?.from === step;
  }

  /** The browser goes there a while later: who presses again meanwhile means the same page. */
  back(): void {
    if (!this.#leaving) window.history.back();
    this.#leaving = true;
  }

  readonly #onPop = (): void => {
    this.#leaving = false;
    this.#following = true;
    this.#onStep(entry()?.step ?? 'start');
    this.#following = false;
  };
}

function entry(): Entry | undefined {
  const state = window.history.state as { tokhai?: { step?: unknown; from?: unknown } } | null;
  const step = readStep(state?.tokhai?.step);
  const from = readStep(state?.tokhai?.from);
  return step && { step, ...(from ? { from } : {}) };
}
