import type { Issue } from '@tokhai/answers';
import type { AnswerChange } from './fields/field-events.ts';
import type { LanguageTag } from './language.ts';
import type { SubmitOutcome } from './ports.ts';
import type { Step } from './steps.ts';

/** Told when another page is shown, or the same one with errors. */
export interface PageChange {
  /** Title of the page, with "Lỗi: " in front when there are errors. */
  title: string;
  step: Step;
  errorCount: number;
}

/** What became of the draft on this device. */
export type DraftChange = 'saved' | 'not-saved' | 'removed';

declare global {
  interface HTMLElementEventMap {
    /** An answer changed; of a field, and of the form that holds it. */
    'tk-change': CustomEvent<AnswerChange>;
    'tk-page': CustomEvent<PageChange>;
    /** What has to be mended before the form goes on. */
    'tk-issue': CustomEvent<readonly Issue[]>;
    'tk-draft': CustomEvent<DraftChange>;
    /** The portal took the submission. */
    'tk-submit': CustomEvent<Extract<SubmitOutcome, { receipt: unknown }>>;
    /** The person chose another language. */
    'tk-language': CustomEvent<LanguageTag>;
  }
}
