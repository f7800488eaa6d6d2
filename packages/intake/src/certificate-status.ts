import { certificateStatus, SigningError } from '@tokhai/signing';
import type { CertificateStatus, RevocationPort, Trusted } from '@tokhai/signing';
import { json, problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { revocationClient } from './revocation-client.ts';

export interface CertificateStatusHandlerOptions {
  /** Root certificates (DER) whose certificates citizens may sign with: those of the desk. */
  trust: readonly Trusted[];
  /** Asks issuers; {@link revocationClient} unless given. */
  fetchRevocation?: RevocationPort;
  /** Whether whoever sends a request may ask, e.g. only who is logged in; everybody unless given. */
  allow?: (request: Request) => boolean | Promise<boolean>;
  /** After so many milliseconds the status is unknown; 8000 unless given. */
  timeoutMs?: number;
  /** Questions answered at the same time; 16 unless given. More are told to come again. */
  maxAtOnce?: number;
  onError?: (error: unknown) => void;
}

/** Certificates of one path with room to spare, in Base64. */
const maxBytes = 64 * 1024;
const maxCertificates = 10;
const maxBodyMs = 10_000;

/**
 * Tells a browser before it signs whether a certificate was revoked: browsers cannot ask issuers,
 * whose services answer no other origin. `POST` anywhere of `{certificates}`, DER in Base64 with the
 * signer's first, gives {@link CertificateStatus}. Refusals are RFC 9457 with a `code`.
 */
export function certificateStatusHandler(
  options: CertificateStatusHandlerOptions,
): (request: Request) => Promise<Response> {
  const { trust, allow = () => true, timeoutMs = 8000, maxAtOnce = 16 } = options;
  const { fetchRevocation = revocationClient() } = options;
  const { onError = (error) => console.error(error) } = options;
  let running = 0;

  async function answer(request: Request): Promise<Response> {
    if (request.method !== 'POST') return problem(405, 'wrong-method', 'Use POST.');
    if (!(await allow(request))) return problem(403, 'not-allowed', 'Log in first.');
    const chain = await readChain(request);
    if (chain === undefined)
      return problem(400, 'bad-request', 'Send {certificates: [Base64 of DER, …]} as JSON.');
    if (running >= maxAtOnce) return problem(503, 'busy', 'Ask again in a few seconds.');
    running++;
    const asked = certificateStatus(chain, { trust, fetchRevocation });
    // Counted until the work is done, not only until its answer is waited for.
    void asked.catch(() => undefined).finally(() => running--);
    return json(200, await within(timeoutMs, asked));
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof SigningError)
        return problem(400, 'bad-request', 'Send certificates as DER in Base64.');
      onError(error);
      return problem(500, 'internal-error', 'Try again later.');
    }
  };
}

async function readChain(request: Request): Promise<Uint8Array[] | undefined> {
  const body = await readBody(request, maxBytes, maxBodyMs);
  if (typeof body === 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    const { certificates } = parsed as { certificates?: unknown };
    if (!Array.isArray(certificates) || certificates.length > maxCertificates) return undefined;
    if (certificates.length === 0 || !certificates.every((one) => typeof one === 'string'))
      return undefined;
    return certificates.map((one: string) => new Uint8Array(Buffer.from(one, 'base64')));
  } catch {
    return undefined;
  }
}

/** Issuers that take their time leave the status open: a person waits for the answer. */
async function within(
  milliseconds: number,
  asked: Promise<CertificateStatus>,
): Promise<CertificateStatus> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<CertificateStatus>((resolve) => {
    timer = setTimeout(() => resolve({ trusted: true, status: 'unknown' }), milliseconds);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
