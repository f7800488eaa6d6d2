/** Hands a signed PDF to the desk and reads its answer. */
import { withTimeout } from '@tokhai/answers';
import { PortError, type Receipt, type SubmitOutcome } from '@tokhai/elements';
import { responseJson } from './response-json.ts';
import type { Words } from './words/words.ts';

/** Milliseconds for one try: a large file over a slow network takes its time. */
const timeoutMs = 120_000;
/** Largest answer of the desk, in bytes. */
const maxBytes = 4 * 1024 * 1024;

export interface SubmitOptions {
  words: Words;
  /** What a reason of the desk means for the person, and what to do about it. */
  refusal: (code: string, params: Readonly<Record<string, unknown>>) => string;
  /** Milliseconds to wait before each further try. */
  waits?: readonly number[];
}

interface Answer {
  status: number;
  body: unknown;
}

/** Answers after which the same submission may succeed: overload, and proxies without a server. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the device says that it has no network. Outside browsers nobody says so. */
function knowsNoNetwork(): boolean {
  const { onLine } = navigator as { onLine?: boolean };
  return onLine === false;
}

/** One try; undefined when the network fails in it. */
async function post(intake: URL, pdf: Uint8Array | undefined): Promise<Answer | undefined> {
  const send = async (signal: AbortSignal): Promise<Answer> => {
    const response = await fetch(intake, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        ...(pdf ? { 'content-type': 'application/pdf' } : {}),
      },
      ...(pdf ? { body: new Uint8Array(pdf) } : {}),
      signal,
    });
    const body = await responseJson(response, maxBytes).catch((error: unknown) => {
      // A page of a proxy: the status alone says what happened.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    return { status: response.status, body };
  };
  return withTimeout(timeoutMs, send).catch(() => undefined);
}

/** The member of what may be no object. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** Reasons that come with a submission that was taken. */
const harmless: ReadonlySet<unknown> = new Set(['warning', 'information']);

/** The reasons for which the desk refused: of a verdict, or the one problem (RFC 9457) it told. */
export function refusals(body: unknown): Array<{ code: string; params: Record<string, unknown> }> {
  const reasons = member(member(body, 'verdict'), 'reasons');
  return (Array.isArray(reasons) ? reasons : [body]).flatMap((reason: unknown) => {
    const code = member(reason, 'code');
    if (typeof code !== 'string' || harmless.has(member(reason, 'severity'))) return [];
    const params = member(reason, 'params');
    const known = typeof params === 'object' && params !== null;
    return [{ code, params: known ? (params as Record<string, unknown>) : {} }];
  });
}

export function isReceipt(value: unknown): value is Receipt {
  return typeof member(value, 'code') === 'string' && typeof member(value, 'sha256') === 'string';
}

/**
 * Posts the submission. A try that the network or an overloaded portal loses is made again: the
 * desk gives the same receipt for the same bytes, so nothing is submitted twice.
 *
 * @param pdf undefined: `intake` names an upload, by which it is there already
 * @throws {PortError} `not-sent` when every try was lost, `portal-failed`, `login-expired`
 */
export async function submit(
  intake: URL,
  pdf: Uint8Array | undefined,
  { words, refusal, waits = [1000, 3000, 9000] }: SubmitOptions,
): Promise<SubmitOutcome> {
  let answer = await post(intake, pdf);
  for (const wait of waits) {
    if (answer !== undefined && !passing.has(answer.status)) break;
    // The device knows that it has no network: whoever waits for one is told at once.
    if (answer === undefined && knowsNoNetwork()) break;
    await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await post(intake, pdf);
  }
  if (answer === undefined) throw new PortError('not-sent', words.notSent);
  const { status, body } = answer;
  if (status === 200 || status === 201) {
    const receipt = member(body, 'receipt');
    if (isReceipt(receipt)) return { receipt };
    throw new PortError('portal-failed', words.portalFailed);
  }
  if (status === 401 || status === 403) throw new PortError('login-expired', words.loginExpired);
  const reasons = status >= 400 && status < 500 && !passing.has(status) ? refusals(body) : [];
  if (reasons.length === 0) throw new PortError('portal-failed', words.portalFailed);
  return {
    refused: reasons.map(({ code, params }) => ({ code, message: refusal(code, params) })),
  };
}
