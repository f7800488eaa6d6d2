/** Hands a draft to another device, through a portal that cannot read it (`@tokhai/intake/draft-transfers`). */
import { seal, unseal, withTimeout } from '@tokhai/answers';
import {
  PortError,
  type DraftTransferOffer,
  type DraftTransferPort,
  type DraftTransferState,
} from '@tokhai/elements';
import { readShortCode } from '@tokhai/pdf/short-code';
import { codeLink } from '../code-link.ts';
import { qrRows } from '../qr-rows.ts';
import { responseBytes, responseJson } from '../response-json.ts';
import type { Words } from '../words/words.ts';
import { newTransferCode, randomName, transferKeys, type TransferKeys } from './transfer-keys.ts';

/** Milliseconds for a draft with its files, and for a question about it. */
const draftMs = 180_000;
const questionMs = 20_000;
/** Largest draft taken, and largest other answer, in bytes. */
const maxDraft = 64 * 1024 * 1024;
const maxJson = 4096;
const ivBytes = 12;
/** Bytes that were sealed for anything else are not opened as a draft. */
const place = 'to-khai-draft-transfer/1';

/** What this device calls itself, so that nobody else takes what it began to take. */
const device = randomName();

type Failure = keyof Words['draftTransfer'];

/** The address of a portal, and what is said when something fails there. */
interface TransferPortal {
  url: URL;
  words: Words;
}

/**
 * @param url where the portal takes drafts
 * @param page where the form stands: the link and the QR code lead there
 */
export function draftTransferPort(url: URL, page: URL, words: Words): DraftTransferPort {
  const portal = { url, words };
  return {
    offer: (draft) => offerDraft(portal, draft, page),
    state: (code) => draftState(portal, code),
    fetch: (code) => fetchDraft(portal, code),
    end: (code, how) => endDraft(portal, code, how),
  };
}

/**
 * Seals a draft under a new code, and lets the portal keep it for some minutes.
 *
 * @param page where the form stands: the link and the QR code lead there
 * @throws {PortError} `transfer-too-large`, `transfer-too-many`, `transfer-failed`
 */
async function offerDraft(
  portal: TransferPortal,
  draft: Blob,
  page: URL,
): Promise<DraftTransferOffer> {
  const code = newTransferCode();
  const { id, key } = await transferKeys(code);
  const { iv, bytes } = await seal(key, place, new Uint8Array(await draft.arrayBuffer()));
  const headers = { 'transfer-id': id, 'content-type': 'application/octet-stream' };
  const kept = await call(
    portal,
    '',
    { headers, body: new Blob([iv, bytes]), ms: draftMs },
    async (response) => {
      if (response.status === 413) throw failure(portal, 'tooLarge');
      if (response.status !== 201) throw failure(portal, 'failed');
      return (await responseJson(response, maxJson)) as Partial<Record<string, unknown>> | null;
    },
  );
  const { expiresAt, seconds } = kept ?? {};
  if (typeof expiresAt !== 'string' || typeof seconds !== 'number') throw failure(portal, 'failed');
  remembered.set(code, Promise.resolve({ id, key }));
  const href = codeLink(page, 'nhap', code);
  return { code, href, expiresAt, lifetimeMs: seconds * 1000, qr: qrRows(href) };
}

/** What became of a draft that was offered. @throws {PortError} `transfer-failed` */
async function draftState(portal: TransferPortal, code: string): Promise<DraftTransferState> {
  const { id } = await keysOf(code);
  return call(portal, 'state', question({ id }), async (response) => {
    if (response.status === 404) return 'over';
    if (!response.ok) throw failure(portal, 'failed');
    const body = (await responseJson(response, maxJson)) as { state?: unknown } | null;
    return body?.state === 'taken' ? 'taken' : 'waiting';
  });
}

/**
 * The draft that waits under a code, as somebody typed it. It goes on waiting for this device alone,
 * until {@link endDraft} says that it arrived.
 *
 * @throws {PortError} `transfer-not-a-code`, `transfer-unknown-code`, `transfer-too-many`,
 *   `transfer-unreadable`, `transfer-failed`
 */
async function fetchDraft(portal: TransferPortal, typed: string): Promise<Blob> {
  const code = readShortCode(typed);
  if (code === undefined) throw failure(portal, 'notACode');
  const { id, key } = await keysOf(code);
  const sealed = await call(
    portal,
    'take',
    { ...question({ id, by: device }), ms: draftMs },
    async (response) => {
      if (response.status === 404) throw failure(portal, 'unknownCode');
      if (!response.ok) throw failure(portal, 'failed');
      return new Uint8Array(await (await responseBytes(response, maxDraft)).arrayBuffer());
    },
  );
  const iv = sealed.slice(0, ivBytes);
  try {
    const draft = await unseal(key, place, { iv, bytes: sealed.slice(ivBytes).buffer });
    return new Blob([new Uint8Array(draft)]);
  } catch (cause) {
    throw failure(portal, 'unreadable', cause);
  }
}

/**
 * Ends a code: the draft arrived here, or whoever sent it thought better of it.
 *
 * @throws {PortError} `transfer-failed`
 */
async function endDraft(
  portal: TransferPortal,
  typed: string,
  how: 'arrived' | 'cancel',
): Promise<void> {
  const code = readShortCode(typed);
  if (code === undefined) return;
  const { id } = await keysOf(code);
  await call(portal, how, question({ id, by: device }), async (response) => {
    if (!response.ok && response.status !== 404) throw failure(portal, 'failed');
  });
}

/** Keys of the codes used on this page: making them takes a cheap phone a second or two. */
const remembered = new Map<string, Promise<TransferKeys>>();

function keysOf(code: string): Promise<TransferKeys> {
  const known = remembered.get(code) ?? transferKeys(code);
  // The last few: somebody who mistypes a code types others.
  if (remembered.size > 4) remembered.clear();
  remembered.set(code, known);
  return known;
}

interface Call {
  headers: Record<string, string>;
  body: BodyInit;
  ms: number;
}

function question(body: Record<string, string>): Call {
  const headers = { 'content-type': 'application/json' };
  return { headers, body: JSON.stringify(body), ms: questionMs };
}

/** One request; the network's own failures are told in words. */
async function call<T>(
  portal: TransferPortal,
  action: string,
  { headers, body, ms }: Call,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const url = new URL(portal.url);
  if (action !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}/${action}`;
  const work = async (signal: AbortSignal): Promise<T> => {
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    if (response.status === 429 || response.status === 503) throw failure(portal, 'tooMany');
    return read(response);
  };
  return withTimeout(ms, work).catch((cause: unknown) => {
    throw cause instanceof PortError ? cause : failure(portal, 'failed', cause);
  });
}

const codes: Record<Failure, string> = {
  failed: 'transfer-failed',
  tooLarge: 'transfer-too-large',
  tooMany: 'transfer-too-many',
  notACode: 'transfer-not-a-code',
  unknownCode: 'transfer-unknown-code',
  unreadable: 'transfer-unreadable',
};

function failure({ words }: TransferPortal, why: Failure, cause?: unknown): PortError {
  return new PortError(codes[why], words.draftTransfer[why], { cause });
}
