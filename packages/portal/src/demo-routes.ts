/** The demonstration authority over HTTP. */
import { readBody, readJson } from './http/body.ts';
import { rateLimit } from './http/rate-limit.ts';
import { HolderError, p12Password, type DemoAuthority } from './demo-authority.ts';
import { errorPage } from './pages/layout.ts';
import { tryoutPage } from './pages/tryout-page.ts';
import type { Route } from './portal.ts';

/** Largest request for a certificate, in bytes. */
const maxBytes = 4096;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function problem(status: number, code: string): Response {
  return Response.json({ code }, { status });
}

/**
 * Answers:
 * - `POST /demo/certificates` `{publicKey, name, identity?}` → `{certificates}`, all Base64
 * - `GET /chu-ky-thu` a form, `POST` of it a .p12 file
 * - `GET /demo/ca.pem` the root certificates, of citizens and of the agency
 *
 * @param roots what is trusted here, PEM
 */
export function demoRoutes(authority: DemoAuthority, roots: string): Route {
  // Each certificate costs a signature; each .p12 some 50 ms for its key derivation.
  const limit = rateLimit({ burst: 30, refillMs: 2000 });

  const certificates = async (request: Request): Promise<Response> => {
    const asked = await readJson(request, maxBytes);
    if (typeof asked !== 'object' || asked === null) return problem(400, 'bad-request');
    const { publicKey, name, identity } = asked as Record<string, unknown>;
    try {
      const issued = await authority.certify(Buffer.from(text(publicKey), 'base64'), {
        name: text(name),
        identity: text(identity),
      });
      return Response.json(
        { certificates: issued.map((der) => Buffer.from(der).toString('base64')) },
        { status: 201 },
      );
    } catch (error) {
      if (error instanceof HolderError) return problem(422, error.code);
      throw error;
    }
  };

  return async (request, context, client) => {
    const { pathname } = context.url;
    const { words: w } = context;
    if (pathname === '/demo/ca.pem' && request.method === 'GET') {
      const headers = { 'content-type': 'application/x-pem-file', 'cache-control': 'no-cache' };
      return new Response(roots, { headers });
    }
    if (pathname === '/chu-ky-thu' && request.method === 'GET') {
      return tryoutPage(context, p12Password);
    }
    if (request.method !== 'POST') return undefined;
    if (pathname === '/demo/certificates') {
      return limit.allow(client) ? certificates(request) : problem(429, 'too-often');
    }
    if (pathname !== '/chu-ky-thu') return undefined;
    const body = await readBody(request, maxBytes);
    if (body === undefined || !limit.allow(client)) {
      return errorPage(context, 429, [w.refusedTitle, w.refusedText]);
    }
    const form = new URLSearchParams(new TextDecoder().decode(body));
    const name = form.get('name') ?? '';
    const identity = form.get('identity') ?? '';
    try {
      const p12 = await authority.p12({ name, identity });
      const headers = {
        'content-type': 'application/x-pkcs12',
        'content-disposition': 'attachment; filename="chu-ky-thu.p12"',
      };
      return new Response(p12, { headers });
    } catch (error) {
      if (!(error instanceof HolderError)) throw error;
      const nameError = error.code === 'bad-name' ? w.enterName : undefined;
      const identityError = error.code === 'bad-identity' ? w.enterIdentity : undefined;
      return tryoutPage(context, p12Password, { name, identity, nameError, identityError });
    }
  };
}
