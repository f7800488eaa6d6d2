/** Confirms a submission by the account that is logged in: the `/confirmations` of the desk. */
import { withTimeout } from '@tokhai/answers';
import {
  isAwaited,
  PortError,
  type AwaitedConfirmations,
  type BegunConfirmation,
  type ConfirmationPort,
  type SubmitOutcome,
} from '@tokhai/elements';
import { responseJson } from './response-json.ts';
import { isReceipt, member, refusals, type SubmitOptions } from './submit.ts';

/** Milliseconds for one try: a large file over a slow network takes its time. */
const timeoutMs = 120_000;
/** Largest answer of the desk, in bytes. */
const maxBytes = 4 * 1024 * 1024;

export interface ConfirmOptions extends Omit<SubmitOptions, 'waits'> {
  /** Puts the address of the dossier's state beside its receipt. */
  withStatus: (outcome: SubmitOutcome) => SubmitOutcome;
}

type Refused = Extract<SubmitOutcome, { refused: unknown }>;
type Awaiting = { awaiting: AwaitedConfirmations };

interface Told {
  status: number;
  body: unknown;
}

async function ask(url: URL, { words }: ConfirmOptions, request: RequestInit): Promise<Told> {
  const send = async (signal: AbortSignal) => {
    const response = await fetch(url, { ...request, signal });
    const body = await responseJson(response, maxBytes).catch(() => undefined);
    return { status: response.status, body };
  };
  return withTimeout(timeoutMs, send).catch((cause: unknown) => {
    throw new PortError('confirmation-failed', words.confirmation.failed, { cause });
  });
}

function post(
  url: URL,
  pdf: Uint8Array,
  options: ConfirmOptions,
  headers: Record<string, string> = {},
): Promise<Told> {
  return ask(url, options, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', accept: 'application/json', ...headers },
    body: new Uint8Array(pdf),
  });
}

/** What became of what the person confirmed: a receipt, or who has to yet. */
function outcomeOf(
  { status, body }: Told,
  { words, withStatus }: ConfirmOptions,
): SubmitOutcome | Awaiting | undefined {
  if (status === 202) {
    const awaiting = member(body, 'awaiting');
    if (isAwaited(awaiting)) return { awaiting };
  } else if (status === 200 || status === 201) {
    const receipt = member(body, 'receipt');
    if (isReceipt(receipt)) return withStatus({ receipt });
    // A second step was asked for.
    if (status === 201) return undefined;
  } else {
    return undefined;
  }
  throw new PortError('confirmation-failed', words.confirmation.failed);
}

/** What the desk says besides a receipt: a sentence of its own, or why it refuses. */
function otherwise(
  { status, body }: Told,
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

/** @throws PortError `confirmation-failed` for what is no second step */
function begunOf({ body }: Told, { words }: ConfirmOptions): BegunConfirmation {
  const texts = ['id', 'method', 'checkCode', 'expiresAt'].map((name) => member(body, name));
  const [id, method, checkCode, expiresAt] = texts;
  const hint = member(body, 'hint');
  if (
    typeof id !== 'string' ||
    typeof method !== 'string' ||
    typeof checkCode !== 'string' ||
    typeof expiresAt !== 'string'
  ) {
    throw new PortError('confirmation-failed', words.confirmation.failed);
  }
  return { id, method, checkCode, expiresAt, ...(typeof hint === 'string' ? { hint } : {}) };
}

/**
 * Confirms at the `/confirmations` of a desk. Its functions reject with a {@link PortError}:
 * `wrong-answer`, `confirmation-over`, `not-logged-in`, `asked-just-now`, `confirmation-failed`. After a
 * lost answer the same call gives the same receipt.
 */
export function confirmationPort(confirmations: URL, options: ConfirmOptions): ConfirmationPort {
  const below = (part: string): URL => {
    const url = new URL(confirmations);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(part)}`;
    return url;
  };
  return {
    async begin(pdf) {
      const told = await post(confirmations, pdf, options);
      const outcome = outcomeOf(told, options);
      if (outcome) return outcome;
      return told.status === 201 ? begunOf(told, options) : otherwise(told, options);
    },
    async finish(pdf, { id, answer }) {
      // A header holds no other letters, and no code has any.
      const typed = answer.replaceAll(/[^\x21-\x7e]/g, '').slice(0, 64);
      const told = await post(below(id), pdf, options, { 'confirmation-answer': typed });
      return outcomeOf(told, options) ?? otherwise(told, options);
    },
    async takeBack(sha256) {
      const headers = { accept: 'application/json' };
      const told = await ask(below(sha256), options, { method: 'DELETE', headers });
      if (told.status === 204) return undefined;
      const outcome = outcomeOf(told, options);
      return outcome && !('awaiting' in outcome) ? outcome : otherwise(told, options);
    },
  };
}
