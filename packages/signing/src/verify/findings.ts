import type { Indication, Reason } from './report.ts';

/** Collects what is wrong with a signature, and weighs it. */
export class Findings {
  readonly notes: Reason[] = [];
  readonly #failed: Reason[] = [];
  readonly #doubtful: Reason[] = [];

  /** Something that makes the signature worthless for good. */
  fail(subIndication: string, code: string, message: string): void {
    this.#failed.push({ code, message, subIndication });
  }

  /** Something that leaves it open. */
  doubt(subIndication: string, code: string, message: string): void {
    this.#doubtful.push({ code, message, subIndication });
  }

  /** Something worth knowing. */
  note(code: string, message: string): void {
    this.notes.push({ code, message });
  }

  get indication(): Indication {
    if (this.#failed.length > 0) return 'TOTAL-FAILED';
    return this.#doubtful.length > 0 ? 'INDETERMINATE' : 'TOTAL-PASSED';
  }

  /** Gravest first. */
  get reasons(): Reason[] {
    return [...this.#failed, ...this.#doubtful];
  }
}
