import {
  isContrastRaised,
  isDisplayRemembered,
  type Contrast,
  type DisplaySettings,
} from './display-settings.ts';
import { languageNow } from './language.ts';
import { display } from './steps-later.ts';

/** The form whose looks are chosen. */
export interface LooksHost extends DisplaySettings {
  contrast: Contrast;
  storage: string;
  readonly renderRoot: Node;
}

/** Without what changes the looks there is nothing to remember either. */
const ignore = (): void => undefined;

/** How large and how rich in contrast a form is shown, and what of that this device remembers. */
export class Looks {
  readonly #host: LooksHost;
  readonly #onMissing: (error: unknown) => void;
  /** Ends when the form is to be shown as it was chosen on this device. */
  #restoring: Promise<unknown> | undefined;
  /** What changes the looks could not be had: the form is shown all the same. */
  #isWithout = false;

  /** @param onMissing told when what was chosen cannot be had */
  constructor(host: LooksHost, onMissing: (error: unknown) => void) {
    this.#host = host;
    this.#onMissing = onMissing;
  }

  /** What the person chose goes before what the portal says; `storage="none"` remembers nobody. */
  restore(): void {
    if (this.#host.storage === 'none' || !isDisplayRemembered()) return;
    this.#restoring = display
      .load()
      .then(({ rememberedDisplay }) => void Object.assign(this.#host, rememberedDisplay()), ignore);
  }

  /** What has to be here before anything is drawn, so that nothing changes its looks afterwards. */
  missing(): Promise<unknown> | undefined {
    const restoring = this.#restoring;
    if (restoring) return restoring.then(() => (this.#restoring = undefined));
    const isWanted = isContrastRaised(this.#host.contrast) || languageNow().isDraft;
    if (!isWanted || this.#isWithout) return undefined;
    if (!display.now) {
      return display.load().catch((error: unknown) => {
        this.#isWithout = true;
        this.#host.contrast = 'usual';
        this.#onMissing(error);
      });
    }
    display.now.adoptRaisedContrast(this.#host.renderRoot);
    return undefined;
  }

  choose(change: Partial<DisplaySettings>): void {
    const { textSize, contrast, storage } = this.#host;
    const chosen: DisplaySettings = { textSize, contrast, ...change };
    Object.assign(this.#host, chosen);
    this.#isWithout = false;
    if (storage === 'none') return;
    void display.load().then(({ rememberDisplay }) => rememberDisplay(chosen), ignore);
  }

  /** Leaves no trace of what was chosen. */
  forget(): void {
    void display.load().then(({ forgetDisplay }) => forgetDisplay(), ignore);
  }
}
