import type { DraftStore } from '@tokhai/answers';
import { SendLater, type Ports } from '@tokhai/elements';

/** A form that was handed in without a network, and is not on the page. */
export interface WaitingForm {
  /** `$id` of its procedure, under which its draft holds what is to be sent. */
  procedureId: string;
  submit: Ports['submit'];
}

/**
 * What became of it: its dossier code; `waits`: it did not arrive; `open`: nothing waits, because it
 * was sent or opened elsewhere, or the desk refused it. Whoever opens the form is told why.
 */
export type Sent = { code: string } | 'waits' | 'open';

/** What the outbox asks of whoever has it. */
export interface OutboxHost {
  waiting(): ReadonlyMap<number, WaitingForm>;
  onSent(place: number, sent: Exclude<Sent, 'waits'>): Promise<void>;
}

/**
 * Sends the forms of a bundle that wait for a network, one after another, as a form on the page sends
 * itself. What two tabs send twice is one submission: the desk gives the same receipt for the same bytes.
 */
export class Outbox {
  readonly #drafts: DraftStore;
  readonly #host: OutboxHost;
  readonly #sendLater = new SendLater(() => void this.#sendAll());
  #isSending = false;

  constructor(drafts: DraftStore, host: OutboxHost) {
    this.#drafts = drafts;
    this.#host = host;
  }

  /** Sends now, and until nothing waits. */
  start(): void {
    if (this.#sendLater.isWaiting) return;
    this.#sendLater.wait();
    void this.#sendAll();
  }

  stop(): void {
    this.#sendLater.stop();
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (const [place, form] of this.#host.waiting()) {
        const sent = await send(this.#drafts, form);
        if (sent !== 'waits') await this.#host.onSent(place, sent);
      }
    } finally {
      this.#isSending = false;
    }
    if (this.#host.waiting().size === 0) this.stop();
  }
}

async function send(drafts: DraftStore, { procedureId, submit }: WaitingForm): Promise<Sent> {
  try {
    const draft = await drafts.load(procedureId);
    if (!draft?.queued || !draft.signed) return 'open';
    const outcome = await submit(draft.signed);
    if (!('receipt' in outcome)) return 'open';
    const { code } = outcome.receipt;
    // The receipt counts: a draft that stays behind is a nuisance. One begun since then is another one.
    await drafts
      .load(procedureId)
      .then((now) => (now?.updatedAt === draft.updatedAt ? drafts.remove(procedureId) : undefined))
      .catch(() => undefined);
    return { code };
  } catch {
    return 'waits';
  }
}
