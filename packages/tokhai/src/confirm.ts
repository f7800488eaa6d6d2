/** Confirms a submission by the account that is logged in: the `/confirmations` of the desk. */
import { PortError, type BegunConfirmation, type SubmitOutcome } from '@tokhai/elements';
import { responseJson } from './response-json.ts';
import { isReceipt, member, refusals } from './submit.ts';
import { withTimeout } from './timeout.ts';
import type { Words } from './words/words.ts';

/** Milliseconds for one try: a large file over a slow network takes its time. */
const timeoutMs = 120_000;
/** Largest answer of the desk, in bytes. */
const maxBytes = 4 * 1024 * 1024;

export interface ConfirmOptions {
  words: Words;
  /** What a reason of the desk means for the person, and what to do about it. */
  refusal: (code: string, params: Readonly<Record<string, unknown>>) => string;
}

type Refused = Extract<SubmitOutcome, { refused: unknown }>;

async function post(
  url: URL,
  pdf: Uint8Array,
  { words }: ConfirmOptions,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const send = async (signal: AbortSignal) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', accept: 'application/json', ...headers },
      body: new Uint8Array(pdf),
      signal,
    });
    const body = await responseJson(response, maxBytes).catch(() => undefined);
    return { status: response.status, body };
  };
  return withTimeout(timeoutMs, send).catch((cause: unknown) => {
    throw new PortError('confirmation-failed', words.confirmation.failed, { cause });
  });
}

/** What the desk says besides a receipt: a sentence of its own, or why it refuses. */
function otherwise(
  { status, body }: { status: number; body: unknown },
  { words: { confirmation: w }, refusal }: ConfirmOptions,
): Refused {
  const code = member(body, 'code');
  if (status === 401) throw new PortError('not-logged-in', w.notLoggedIn);
  if (status === 429) throw new PortError('asked-just-now', w.askedJustNow);
  if (status === 409) throw new PortError('confirmation-over', w.over);
  if (code === 'wrong-answer') {
    const left = Number(member(body, 'left'));
    if (left > 0) throw new PortError('wrong-answer', w.wrong(left));
    throw new PortError('confirmation-over', w.over);
  }
  const reasons = status >= 400 && status < 500 ? refusals(body) : [];
  if (reasons.length === 0) throw new PortError('confirmation-failed', w.failed);
  return {
    refused: reasons.map((reason) => ({
      code: reason.code,
      message: refusal(reason.code, reason.params),
    })),
  };
}

/**
 * Asks for the second step.
 *
 * @throws {PortError} `not-logged-in`, `asked-just-now`, `confirmation-failed`
 */
export async function beginConfirmation(
  confirmations: URL,
  pdf: Uint8Array,
  options: ConfirmOptions,
): Promise<BegunConfirmation | Refused> {
  const answer = await post(confirmations, pdf, options);
  if (answer.status !== 201) return otherwise(answer, options);
  const { body } = answer;
  const texts = ['id', 'method', 'checkCode', 'expiresAt'].map((name) => member(body, name));
  const [id, method, checkCode, expiresAt] = texts;
  const hint = member(body, 'hint');
  if (
    typeof id !== 'string' ||
    typeof method !== 'string' ||
    typeof checkCode !== 'string' ||
    typeof expiresAt !== 'string'
  ) {
    throw new PortError('confirmation-failed', options.words.confirmation.failed);
  }
  return { id, method, checkCode, expiresAt, ...(typeof hint === 'string' ? { hint } : {}) };
}

/**
 * Hands the same PDF in with the answer of the second step. After a lost answer the same call gives
 * the same receipt.
 *
 * @throws {PortError} `wrong-answer`, `confirmation-over`, `not-logged-in`, `confirmation-failed`
 */
export async function finishConfirmation(
  confirmations: URL,
  pdf: Uint8Array,
  { id, answer }: { id: string; answer: string },
  options: ConfirmOptions,
): Promise<SubmitOutcome> {
  const url = new URL(confirmations);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  // A header holds no other letters, and no code has any.
  const typed = answer.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 64);
  const told = await post(url, pdf, options, { 'confirmation-answer': typed });
  if (told.status !== 200 && told.status !== 201) return otherwise(told, options);
  const receipt = member(told.body, 'receipt');
  if (isReceipt(receipt)) return { receipt };
  throw new PortError('confirmation-failed', options.words.confirmation.failed);
}
