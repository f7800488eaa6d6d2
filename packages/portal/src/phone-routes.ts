/**
 * A simulated remote signing service with the phone on which one confirms: what VNPT SmartCA and
 * its like do, in their shape, with certificates of the demonstration authority.
 */
import { remoteSigning, smartCa } from '@tokhai/intake/remote-signing';
import { createTestPhone, createTestSmartCa } from '@tokhai/signing/testing/services';
import { HolderError, type DemoAuthority } from './demo-authority.ts';
import { readBody } from './http/body.ts';
import { cookie, setCookie } from './http/cookies.ts';
import { rateLimit } from './http/rate-limit.ts';
import { errorPage } from './pages/layout.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import { phonePage } from './pages/phone-page.ts';
import type { Route } from './portal.ts';

/** Largest form posted by the phone's page, in bytes. */
const maxBytes = 4096;
/** How long the phone's page knows whose phone it is. */
const phoneSeconds = 3600;
const cookieName = 'phone';

/** Between the portal and its simulated service: not worth keeping over a restart. */
const credentials = { spId: 'demo', spPassword: crypto.randomUUID() };

/**
 * Answers:
 * - `POST /signing/…` the remote signing of @tokhai/intake, with the service `smartca`
 * - `GET /dien-thoai-thu` the phone, `POST` of it a registration, or an answer to a request
 */
/** @param messages the one-time codes that came to a phone */
export function phoneRoutes(authority: DemoAuthority, messages: OneTimeCodes['messages']): Route {
  const phone = createTestPhone();
  const service = createTestSmartCa({ phone, ...credentials });
  const signing = remoteSigning({
    services: {
      smartca: smartCa({
        url: 'https://smartca.invalid/sca/sp769/',
        ...credentials,
        fetch: (input, init) => service.fetch(new Request(input, init)),
      }),
    },
    // A demonstration without login: a portal compares the number with whoever is logged in.
    allow: () => true,
    pollMs: 1000,
  });
  // Each registration costs an RSA key.
  const limit = rateLimit({ burst: 10, refillMs: 10_000 });
  const calls = rateLimit({ burst: 120, refillMs: 250 });

  return async (request, context, client) => {
    const { pathname } = context.url;
    const { words: w } = context;
    if (pathname.startsWith('/signing/')) {
      return calls.allow(client) ? signing(request) : Response.json({}, { status: 429 });
    }
    if (pathname !== '/dien-thoai-thu') return undefined;
    const number = cookie(request, cookieName) ?? '';
    const shown = { number, requests: phone.requests(number), messages: messages(number) };
    if (request.method === 'GET') return phonePage(context, shown);
    if (request.method !== 'POST') return undefined;
    const body = await readBody(request, maxBytes);
    const form = new URLSearchParams(new TextDecoder().decode(body));
    const asked = form.get('request');
    if (asked !== null) {
      // Only the phone that was asked may answer.
      if (phone.find(asked)?.user === number) phone.decide(asked, form.get('answer') === 'yes');
      return seeOther(number);
    }
    if (body === undefined || !limit.allow(client)) {
      return errorPage(context, 429, [w.refusedTitle, w.refusedText]);
    }
    const name = form.get('name') ?? '';
    const identity = (form.get('identity') ?? '').replaceAll(/[\s.]/g, '');
    try {
      if (identity === '') throw new HolderError('bad-identity', 'Give 12 digits.');
      phone.register(identity, await authority.keep({ name, identity }));
      return seeOther(identity);
    } catch (error) {
      if (!(error instanceof HolderError)) throw error;
      const nameError = error.code === 'bad-name' ? w.enterName : undefined;
      const identityError = error.code === 'bad-identity' ? w.enterIdentity : undefined;
      return phonePage(context, { ...shown, asked: { name, identity, nameError, identityError } });
    }
  };
}

/** `Set-Cookie` that makes this browser's phone the one of a person. */
export function phoneCookie(number: string): string {
  return setCookie(cookieName, number, phoneSeconds);
}

function seeOther(number: string): Response {
  const headers = {
    location: '/dien-thoai-thu',
    'set-cookie': phoneCookie(number),
  };
  return new Response(null, { status: 303, headers });
}
