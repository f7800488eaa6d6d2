import { askLimit } from '../ask-limit.ts';
import { vietnamTime } from '../calendar.ts';
import { json, plainHeaders, problem } from '../problem.ts';
import { readBody, type BodyProblem } from '../read-body.ts';
import { readJson } from '../read-json.ts';
import { memoryTransfers } from './memory-transfers.ts';
import type { TransferStore } from './transfer-store.ts';

export interface DraftTransfersOptions {
  /** Where drafts wait; in this process's memory unless given. */
  store?: TransferStore;
  /** Minutes for which a draft waits; 10 unless given. */
  minutes?: number;
  /** Largest draft, in bytes; 25 MB unless given. */
  maxBytes?: number;
  /** Most bytes of all drafts on their way together, and of those being received; 200 MB unless given. */
  maxTotalBytes?: number;
  /** How many drafts of one client may be on their way; 20 unless given. */
  perClient?: number;
  /** Unknown codes of one client in ten minutes, after which it has to wait; 30 unless given. */
  wrongCodes?: number;
  now?: () => Date;
  /** Told of defects, never of what was sent. Writes to standard error unless given. */
  onError?: (error: unknown) => void;
}

/** Milliseconds in which a draft has to arrive here. */
const maxBodyMs = 180_000;
const wrongCodeWindowMs = 600_000;
/** For the device that takes it: a network that breaks must not cost a walk back. */
const maxReads = 3;
/** 128 bits in base64url. */
const idPattern = /^[\w-]{22}$/;

const remedies = {
  'bad-request': 'Send what the guide names.',
  'wrong-method': 'Use POST.',
  'too-large': 'This draft is too large to be handed on. Save it as a file.',
  'too-slow':
    'The draft did not arrive in time. Try again on a faster network, or save it as a file.',
  aborted: 'The draft did not arrive whole. Try again.',
  'too-many':
    'Wait a few minutes: there are too many drafts on their way, or codes that are unknown.',
  full: 'Too many drafts are on their way. Save it as a file, or try again later.',
  exists: 'Make another code.',
  'unknown-code': 'No draft waits under this code: it was taken, it is over, or it was mistyped.',
} as const;

const statuses = {
  'bad-request': 400,
  'wrong-method': 405,
  'too-large': 413,
  'too-slow': 408,
  aborted: 400,
  'too-many': 429,
  full: 503,
  exists: 409,
  'unknown-code': 404,
} as const satisfies Record<keyof typeof remedies, number>;

function refuse(code: keyof typeof remedies): Response {
  const status = statuses[code];
  const later: Record<string, string> =
    status === 429 || status === 503 ? { 'retry-after': '300' } : {};
  return problem(status, code, remedies[code], {}, later);
}

/**
 * Hands drafts from one device to another, for minutes and once. The devices seal them: what comes
 * here cannot be read here. Below any prefix of the portal:
 *
 * - `POST …` with the sealed bytes and `Transfer-Id`: 201 `{expiresAt, seconds}`
 * - `POST …/take` `{id, by}`: the sealed bytes, to the device that asks first
 * - `POST …/arrived` `{id, by}`: 204, and they are gone
 * - `POST …/state` `{id}`: `{state}` with `waiting` or `taken`
 * - `POST …/cancel` `{id}`: 204, and they are gone
 *
 * Ids travel in bodies and headers, not in addresses, which end up in logs. Refusals are RFC 9457
 * with a `code`. Never rejects.
 *
 * @returns answers a request; `client` tells apart who asks: a session, or the peer's address
 */
export function draftTransfers(
  options: DraftTransfersOptions = {},
): (request: Request, client: string) => Promise<Response> {
  const { store = memoryTransfers(), now = () => new Date(), onError = console.error } = options;
  const { minutes = 10, maxBytes = 25_000_000, maxTotalBytes = 200_000_000 } = options;
  const { perClient = 20, wrongCodes = 30 } = options;
  const wrong = askLimit(wrongCodes, wrongCodeWindowMs);
  let receiving = 0;

  async function keep(request: Request, client: string): Promise<Response> {
    const id = request.headers.get('transfer-id') ?? '';
    if (!idPattern.test(id)) return refuse('bad-request');
    // What is being received takes memory too, as much as was announced.
    const room = Number(request.headers.get('content-length') ?? maxBytes);
    if (!(room >= 0 && room <= maxBytes)) return refuse('too-large');
    if (receiving + room > maxTotalBytes) return refuse('full');
    receiving += room;
    let sealed: Uint8Array | BodyProblem;
    try {
      sealed = await readBody(request, room, maxBodyMs);
    } finally {
      receiving -= room;
    }
    if (typeof sealed === 'string') return refuse(sealed);
    const expiresAt = new Date(now().getTime() + minutes * 60_000);
    const limits = { now: now(), maxBytes: maxTotalBytes, maxOfOne: perClient };
    const outcome = await store.put({ id, from: client, sealed, expiresAt }, limits);
    if (outcome !== 'kept') return refuse(outcome);
    return json(201, { expiresAt: vietnamTime(expiresAt), seconds: minutes * 60 });
  }

  async function act(action: string, request: Request, client: string): Promise<Response> {
    const { id, by } = await readIds(request);
    if (id === undefined) return refuse('bad-request');
    if (action === 'cancel') {
      await store.remove(id);
      return done();
    }
    if (wrong.isReached(client, now().getTime())) return refuse('too-many');
    const answer = await lookUp(action, id, by);
    if (answer) return answer;
    wrong.count(client, now().getTime());
    return refuse('unknown-code');
  }

  /** Undefined: nothing waits under this id for who asks. */
  async function lookUp(
    action: string,
    id: string,
    by: string | undefined,
  ): Promise<Response | undefined> {
    if (action === 'state') {
      const state = await store.state(id, now());
      return state && json(200, { state });
    }
    if (by === undefined) return refuse('bad-request');
    if (action === 'arrived') return (await store.arrived(id, by, now())) ? done() : undefined;
    const sealed = await store.take(id, by, { now: now(), maxReads });
    return sealed && bytes(sealed);
  }

  return async (request, client) => {
    try {
      if (request.method !== 'POST') return refuse('wrong-method');
      const action = /\/(take|arrived|state|cancel)$/.exec(new URL(request.url).pathname)?.[1];
      return await (action === undefined ? keep(request, client) : act(action, request, client));
    } catch (error) {
      onError(error);
      return problem(500, 'failed', 'Try again later.');
    }
  };
}

async function readIds(request: Request): Promise<{ id?: string; by?: string }> {
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null) return {};
  const read = (name: string): string | undefined => {
    const value: unknown = Reflect.get(body, name);
    return typeof value === 'string' && idPattern.test(value) ? value : undefined;
  };
  const [id, by] = [read('id'), read('by')];
  return { ...(id === undefined ? {} : { id }), ...(by === undefined ? {} : { by }) };
}

function done(): Response {
  return new Response(null, { status: 204, headers: plainHeaders });
}

function bytes(sealed: Uint8Array): Response {
  return new Response(sealed as Uint8Array<ArrayBuffer>, {
    headers: {
      ...plainHeaders,
      'content-type': 'application/octet-stream',
      'content-length': String(sealed.length),
    },
  });
}
