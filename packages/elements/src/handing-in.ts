import type { Filling } from './filling.ts';
import type { SubmitOutcome } from './ports.ts';
import { SendLater } from './send-later.ts';
import { forgetInTab } from './tab-memory.ts';
import { failureWords, refusalsOf } from './words/failures.ts';
import { paperSent, submitted } from './words/submission-news.ts';

/** Sends it, and shows what came of that. @returns what is told of it; undefined: nothing came of it */
export async function handIn(
  filling: Filling,
  send: () => Promise<SubmitOutcome | undefined>,
): Promise<string | undefined> {
  const outcome = await send();
  // A try that nobody asked for may have come first.
  if (!outcome || filling.step === 'done') return undefined;
  sendWhenPossible(filling, undefined);
  if ('refused' in outcome) {
    filling.stop(refusalsOf(outcome.refused));
    return '';
  }
  filling.outcome = outcome;
  forgetInTab(filling.draftId);
  filling.move('done');
  // Until the paper was taken nothing is final: the answers can still be signed or printed again.
  if (outcome.receipt.paperCode !== undefined) return paperSent();
  // The receipt counts: a draft that stays behind is a nuisance, no failure of the submission.
  try {
    const { draftId, keeper } = filling;
    await filling.removeDraft(() => keeper!.remove(draftId));
  } catch (error) {
    filling.saveFailure = failureWords(error);
  }
  return submitted();
}

/** Sends it; `onPaper`: nobody signed it here, its print is brought. */
export function send(filling: Filling, onPaper: boolean): Promise<SubmitOutcome | undefined> {
  return filling.submission.submit(onPaper, () => filling.events.onChange());
}

/** What the network lost is sent once it is back; undefined: it waits. */
export function sendWhenPossible(filling: Filling, pdf: Uint8Array | undefined): void {
  filling.queuedPdf = pdf;
  if (!pdf) return filling.sendLater?.stop();
  filling.sendLater ??= new SendLater(() => void trySending(filling));
  filling.sendLater.wait();
}

/** Goes on trying to send what was handed in without a network. */
export async function sendQueued(filling: Filling, pdf: Uint8Array): Promise<void> {
  sendWhenPossible(filling, pdf);
  await trySending(filling);
}

/** Nobody asked for it just now, so nothing is said while it fails. */
async function trySending(filling: Filling): Promise<void> {
  if (!filling.isQueued) filling.sendLater?.stop();
  else if (!filling.busy) {
    await handIn(filling, () => send(filling, false)).catch(() => undefined);
  }
}
