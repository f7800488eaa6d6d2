import { msg } from '@lit/localize';
import type { AnswerChange, ChosenFile, WantedFile } from './fields/field-events.ts';
import { FillingReturn } from './filling-return.ts';
import { isWithin } from './pointer.ts';
import { checks } from './steps-later.ts';
import { isFilledStep, pageIdOf, pageStep, type Step } from './steps.ts';

/** What is computed is so again when the page is left, which needs the same rules. */
const notYet = (): void => {};

type Checks = NonNullable<typeof checks.now>;

/** How somebody answers and goes from page to page. Nothing typed is ever dropped, except by them. */
export abstract class FillingPages extends FillingReturn {
  answer({ path, value, commit }: AnswerChange): void {
    // Browsers tell of the control that had the focus when its page goes.
    if (!this.isBegun) return;
    const name = path.slice(1);
    const before = this.answers[name];
    const { [name]: _before, ...others } = this.answers;
    this.answers = value === undefined ? others : { ...others, [name]: value };
    // A field shows by itself what is typed: the page is drawn anew only where it changes.
    let isShown = this.deciding.has(name);
    if (rowCount(before) !== rowCount(value) || changedRows(before, value) > 1) {
      isShown = true;
      // Rows moved up or down: what was said about them is no longer true of their numbers.
      this.issues = this.issues.filter((issue) => !isWithin(issue.path, path));
    }
    this.made?.outdate();
    this.save();
    if (isShown) this.events.onChange();
    if (this.adding.has(name) && (commit || isShown)) this.#compute().catch(notYet);
  }

  /** Once a control is left, not at each key: half an amount is no amount. */
  async #compute(): Promise<void> {
    const rules = checks.now ?? (await checks.load());
    const answers = rules.withComputed(this.procedure, this.answers);
    if (answers === this.answers) return;
    this.answers = answers;
    this.save();
    this.events.onChange();
  }

  giveFile({ sha256, give }: WantedFile): void {
    const file = this.files.get(sha256);
    if (file) give(file);
  }

  /** The person has read what became of answers to an older version. */
  readChanged(): void {
    this.changed = undefined;
    this.save();
    this.events.onMove();
  }

  takeFile(file: ChosenFile): void {
    this.files.set(file.sha256, file);
  }

  /**
   * Leaves a page of questions when nothing is wrong with it. What only looks wrong is shown once;
   * the next time the page is left all the same.
   */
  continue(): void {
    const { step } = this;
    if (checks.now) this.#leave(checks.now);
    else {
      this.checked = this.work(msg('Đang kiểm tra câu trả lời…', { id: 'checking' }), async () => {
        const rules = await checks.load();
        if (this.step === step) this.#leave(rules);
        return '';
      });
    }
  }

  #leave(rules: Checks): void {
    const next = rules.leavePage(this, this.editing);
    if (next) this.move(next);
  }

  back(): void {
    this.move(this.previous());
  }

  /** The step before this one. */
  previous(): Step {
    if (this.step === 'open' || this.step === 'receive') return 'start';
    if (this.step === 'send') return this.sentFrom;
    if (this.step === 'check' && this.handed) return 'open';
    if (this.step === 'sign' || (this.editing && this.step !== 'check')) return 'check';
    const pages = this.journey;
    const position = pages.findIndex(({ id }) => id === pageIdOf(this.step));
    const page = this.step === 'check' ? pages.at(-1) : pages[position - 1];
    return page ? pageStep(page.id) : 'start';
  }

  /** Goes to a page to mend an answer; *Continue* there comes back to the check page. */
  edit(pageId: string): void {
    const { issues } = this;
    const page = this.procedure.pages.find(({ id }) => id === pageId);
    this.editing = true;
    this.move(pageStep(pageId));
    this.issues = issues.filter(({ path }) => page?.questions.includes(path.split('/')[1] ?? ''));
  }

  /** Goes where the browser's history says, as far as this person got already. */
  goTo(step: Step): void {
    if (this.step === 'done' || step === 'done' || step === this.step) return;
    if (step === 'sign' && !this.made?.pdf) return;
    const pageId = pageIdOf(step);
    if (pageId !== undefined) {
      if (this.handed || !this.journey.some(({ id }) => id === pageId)) return;
    }
    if (isFilledStep(step) && !this.isBegun) return;
    this.editing = false;
    this.move(step);
  }
}

/** How many rows are others than before: one that is written in, two that changed places. */
function changedRows(before: unknown, value: unknown): number {
  if (!Array.isArray(before) || !Array.isArray(value)) return 0;
  return value.filter((row, index) => row !== before[index]).length;
}

function rowCount(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
