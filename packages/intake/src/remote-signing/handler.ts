import { checkCode, SigningError, type SignatureAlgorithm } from '@tokhai/signing';
import { json, problem } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { askLimit } from '../ask-limit.ts';
import { createSeal } from './sealed.ts';
import type { RemoteSigningService } from './service.ts';

export interface RemoteSigningOptions {
  /** By the name that stands in the address, e.g. `{ smartca: smartCa({…}) }`. */
  services: Readonly<Record<string, RemoteSigningService>>;
  /**
   * Whether whoever sends a request may have this person asked on their phone: a portal compares
   * the number with the login. Whoever could ask for anybody would wear people out until one
   * confirms by mistake.
   */
  allow: (request: Request, user: string) => boolean | Promise<boolean>;
  /** 32 bytes, the same on every node; new ones at each start unless given. */
  secret?: Uint8Array;
  /** Requests for one person in ten minutes; 6 unless given. */
  perPerson?: number;
  /** How long a browser should wait before it asks again, in milliseconds; 3000 unless given. */
  pollMs?: number;
  now?: () => Date;
  onError?: (error: unknown) => void;
}

const maxBytes = 8192;
const maxBodyMs = 10_000;
/** How long a person has to confirm, unless the service says otherwise. */
const lifetimeMs = 5 * 60_000;

const remedies = {
  'bad-request': 'Send JSON with the members that the guide names.',
  'unknown-service': 'Ask for a service that this portal has.',
  'unknown-person': 'The service knows no certificate under this number. Check the number.',
  'not-allowed': 'Log in as the person who signs.',
  'too-often': 'This person was asked too often. Wait ten minutes.',
  'unknown-request': 'Start anew: this request is not known here.',
  'service-failed': 'The signing service did not answer as it should. Try again later.',
  'wrong-method': 'Use POST.',
} as const;

function refuse(status: number, code: keyof typeof remedies): Response {
  return problem(status, code, remedies[code]);
}

/**
 * Lets a browser sign by remote services, whose secrets stay here. Below any prefix of the portal:
 *
 * - `POST …/<service>/certificates` `{user}` → `{service, certificates: [{id, certificates, algorithm}]}`
 * - `POST …/<service>/requests` `{user, certificate, digest, document}` → 201
 *   `{request, checkCode, expiresAt, pollMs}`, or `{signature}` when the service signed at once
 * - `POST …/<service>/state` `{request}` → `{state, signature?}` with `waiting`, `signed`,
 *   `refused`, `expired` or `failed`
 *
 * Bytes are Base64. Refusals are RFC 9457 with a `code`. Nothing is kept between two calls but how
 * often a person was asked.
 */
export function remoteSigning(
  options: RemoteSigningOptions,
): (request: Request) => Promise<Response> {
  const { services, allow, pollMs = 3000, now = () => new Date() } = options;
  const { onError = (error) => console.error(error) } = options;
  const seal = createSeal(options.secret ?? crypto.getRandomValues(new Uint8Array(32)));
  const limit = askLimit(options.perPerson ?? 6, 10 * 60_000);

  async function certificates(service: RemoteSigningService, user: string): Promise<Response> {
    const found = await service.certificates(user);
    if (found.length === 0) return refuse(404, 'unknown-person');
    return json(200, {
      service: service.name,
      certificates: found.map(({ id, certificates: chain, algorithm }) => ({
        id,
        certificates: chain.map((der) => Buffer.from(der).toString('base64')),
        algorithm,
      })),
    });
  }

  async function start(
    name: string,
    service: RemoteSigningService,
    user: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Response> {
    const { certificate, algorithm, document } = body;
    const digest = new Uint8Array(Buffer.from(text(body['digest']), 'base64'));
    const size = digestSize(text(algorithm));
    if (typeof certificate !== 'string' || size === undefined || digest.length !== size)
      return refuse(400, 'bad-request');
    if (limit.isReached(user, now().getTime())) return refuse(429, 'too-often');
    limit.count(user, now().getTime());
    const code = checkCode(digest);
    const title = text(document).replaceAll(/\p{C}/gu, ' ').slice(0, 100);
    const started = await service.start({
      user,
      certificate,
      digest,
      algorithm: algorithm as SignatureAlgorithm,
      document: title,
      description: `Mã kiểm tra ${code}: ${title}`,
      transaction: crypto.randomUUID(),
    });
    if ('signature' in started)
      return json(201, { signature: Buffer.from(started.signature).toString('base64') });
    const expiresAt = now().getTime() + (service.lifetimeMs ?? lifetimeMs);
    const { transaction } = started;
    return json(201, {
      request: await seal.seal({ service: name, user, transaction, expiresAt }),
      checkCode: code,
      expiresAt: new Date(expiresAt).toISOString(),
      pollMs,
    });
  }

  async function state(
    name: string,
    service: RemoteSigningService,
    sealed: unknown,
  ): Promise<Response> {
    const request = await seal.open(text(sealed));
    if (request?.service !== name) return refuse(404, 'unknown-request');
    const found = await service.state(request.transaction, request.user);
    if (found.state === 'signed')
      return json(200, { ...found, signature: Buffer.from(found.signature).toString('base64') });
    // A service that never says so keeps nobody waiting.
    const over = found.state === 'waiting' && now().getTime() > request.expiresAt;
    return json(200, over ? { state: 'expired' } : found);
  }

  async function route(request: Request): Promise<Response> {
    const [name = '', action] = new URL(request.url).pathname.split('/').slice(-2);
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (service === undefined) return refuse(404, 'unknown-service');
    if (request.method !== 'POST') return refuse(405, 'wrong-method');
    const body = await readObject(request);
    if (body === undefined) return refuse(400, 'bad-request');
    // A sealed request was allowed when it was made, and says by itself whose it is.
    if (action === 'state') return state(name, service, body['request']);
    const user = text(body['user']);
    if (!/^[\p{L}\p{N}@._+-]{4,100}$/u.test(user)) return refuse(400, 'bad-request');
    if (!(await allow(request, user))) return refuse(403, 'not-allowed');
    if (action === 'certificates') return certificates(service, user);
    if (action === 'requests') return start(name, service, user, body);
    return refuse(404, 'unknown-service');
  }

  return async (request) => {
    try {
      return await route(request);
    } catch (error) {
      onError(error);
      if (error instanceof SigningError) return refuse(502, 'service-failed');
      return problem(500, 'internal-error', 'Try again later.');
    }
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Bytes of the digest that an algorithm signs; undefined when it is none of ours. */
function digestSize(algorithm: string): number | undefined {
  const bits = /^(?:RSASSA-PKCS1-v1_5|RSA-PSS|ECDSA-P-\d{3})-SHA-(256|384|512)$/.exec(
    algorithm,
  )?.[1];
  return bits === undefined ? undefined : Number(bits) / 8;
}

async function readObject(request: Request): Promise<Record<string, unknown> | undefined> {
  const body = await readBody(request, maxBytes, maxBodyMs);
  if (typeof body === 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
