import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkCode } from '@tokhai/signing';
import { AgentError } from './error.ts';
import type { Tokens } from './token.ts';

export interface AgentOptions {
  tokens: Pick<Tokens, 'certificates' | 'sign'>;
  /** Origins of the pages that may ask, e.g. `https://portal.example`. */
  origins: readonly string[];
  /** 0 takes a free one. */
  port: number;
  /** Tells the person at the computer something. */
  say: (text: string) => void;
  /** Asks the person at the computer for the PIN; absent: the page has to send it. */
  askPin?: (origin: string, code: string) => Promise<string>;
  now?: () => number;
}

export interface Agent {
  /** e.g. `http://127.0.0.1:38383` */
  url: string;
  close(): Promise<void>;
}

const maxBytes = 4096;
/** Signatures in a minute, all pages together. */
const perMinute = 10;
/** Wrong PINs in a row before a pause: a token locks itself after few, mostly five to ten. */
const wrongPins = 2;
const pauseMs = 10 * 60_000;
const wrongCodes = 5;

const statuses: Readonly<Record<string, number>> = {
  'not-found': 404,
  'bad-request': 400,
  'not-allowed': 403,
  'not-paired': 401,
  'wrong-code': 401,
  'wrong-pin': 401,
  'pin-needed': 401,
  'too-often': 429,
};

/**
 * Serves the tokens to web pages on this computer, and to nobody else: it listens on 127.0.0.1,
 * answers to its own name alone (no DNS rebinding), to pages of the origins allowed, and only after
 * the person typed the code that this program shows into the page. It signs hashes.
 *
 * `POST /pair` `{code}` → `{token}`; then with `Authorization: Bearer <token>`:
 * `POST /certificates` → `{certificates: [{id, certificates, algorithm}]}`,
 * `POST /sign` `{certificate, digest, pin?}` → `{signature}`. Bytes are Base64; refusals are
 * `{code, detail}`.
 *
 * @throws the error of Node's server, e.g. with code `EADDRINUSE`
 */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  const { tokens, say, now = Date.now } = options;
  const origins = new Set(options.origins.map((origin) => new URL(origin).origin));
  /** Pages that were paired: origin by token. */
  const paired = new Map<string, string>();
  let pairing = { code: newCode(), tries: 0, pausedUntil: 0 };
  let wrong = { count: 0, pausedUntil: 0 };
  let signed: number[] = [];

  const showCode = (): void =>
    say(`Mã ghép nối / pairing code: ${pairing.code}   (${[...origins].join(', ')})`);

  function pair(origin: string, body: Readonly<Record<string, unknown>>): unknown {
    if (now() < pairing.pausedUntil) throw refused('too-often', 'Wait ten minutes.');
    const given = text(body['code']);
    const right =
      /^\d{6}$/.test(given) && timingSafeEqual(Buffer.from(given), Buffer.from(pairing.code));
    if (!right) {
      pairing.tries += 1;
      if (pairing.tries >= wrongCodes) {
        pairing = { code: newCode(), tries: 0, pausedUntil: now() + pauseMs };
        showCode();
      }
      throw refused('wrong-code', 'Type the code that the program shows.');
    }
    pairing = { code: newCode(), tries: 0, pausedUntil: 0 };
    const token = randomBytes(32).toString('base64url');
    paired.set(token, origin);
    say(`Đã ghép nối / paired: ${origin}`);
    showCode();
    return { token };
  }

  async function sign(origin: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    const digest = new Uint8Array(Buffer.from(text(body['digest']), 'base64'));
    if (![32, 48, 64].includes(digest.length))
      throw refused('bad-request', 'Send a SHA-256, SHA-384 or SHA-512 digest.');
    signed = signed.filter((at) => at > now() - 60_000);
    if (signed.length >= perMinute || now() < wrong.pausedUntil)
      throw refused('too-often', 'Wait a while: the token must not lock itself.');
    signed.push(now());
    const code = checkCode(digest);
    say(`Ký / sign: ${origin}, mã kiểm tra / check code ${code}`);
    const pin = options.askPin ? await options.askPin(origin, code) : text(body['pin']);
    if (pin === '') throw refused('pin-needed', 'Send the PIN.');
    try {
      const signature = tokens.sign(text(body['certificate']), digest, pin);
      wrong = { count: 0, pausedUntil: 0 };
      return { signature: Buffer.from(signature).toString('base64') };
    } catch (error) {
      if (error instanceof AgentError && error.code === 'wrong-pin') {
        wrong.count += 1;
        if (wrong.count >= wrongPins) wrong = { count: 0, pausedUntil: now() + pauseMs };
      }
      throw error;
    }
  }

  function certificates(): unknown {
    return {
      certificates: tokens.certificates().map((one) => ({
        ...one,
        certificates: one.certificates.map((der) => Buffer.from(der).toString('base64')),
      })),
    };
  }

  async function answer(request: IncomingMessage, origin: string): Promise<unknown> {
    const body = await readObject(request);
    if (request.url === '/pair') return pair(origin, body);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (paired.get(token) !== origin)
      throw refused('not-paired', 'Pair this page with the program first.');
    if (request.url === '/certificates') return certificates();
    if (request.url === '/sign') return sign(origin, body);
    throw refused('not-found', 'There is no such thing here.');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin = '', host = '' } = request.headers;
    const port = (server.address() as AddressInfo).port;
    const ownName = host === `127.0.0.1:${port}` || host === `localhost:${port}`;
    // Without these headers the browser shows the page nothing at all.
    if (!ownName || !origins.has(origin)) {
      send(response, 403, { code: 'not-allowed', detail: 'This page may not use the program.' });
      return;
    }
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('vary', 'origin');
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'POST');
      response.setHeader('access-control-allow-headers', 'authorization, content-type');
      response.setHeader('access-control-allow-private-network', 'true');
      response.setHeader('access-control-max-age', '600');
      response.writeHead(204).end();
      return;
    }
    try {
      if (request.method !== 'POST') throw refused('bad-request', 'Use POST.');
      send(response, 200, await answer(request, origin));
    } catch (error) {
      const known = error instanceof AgentError;
      const code = known ? error.code : 'failed';
      if (!known) say(`! ${(error as Error).message}`);
      const detail = known ? error.message : 'The program failed. Start it again.';
      send(response, statuses[code] ?? 500, { code, detail });
    }
  }

  const server: Server = createServer(
    { requestTimeout: 10_000, headersTimeout: 10_000, maxHeaderSize: 8192 },
    (request, response) => void serve(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  showCode();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

function refused(code: string, remedy: string): AgentError {
  return new AgentError(code, remedy);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

async function readObject(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw refused('bad-request', 'The request is too long.');
    parts.push(part);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}');
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw refused('bad-request', 'Send a JSON object.');
}
