/** The demonstration's login as a citizen: `/dang-nhap-thu`. */
import type { CitizenSessions } from './citizen-sessions.ts';
import { HolderError, subject } from './demo-authority.ts';
import { readBody } from './http/body.ts';
import { rateLimit } from './http/rate-limit.ts';
import { errorPage } from './pages/layout.ts';
import { loginPage } from './pages/login-page.ts';
import { phoneCookie } from './phone-routes.ts';
import type { Route } from './portal.ts';

/** Largest form, in bytes. */
const maxBytes = 4096;

/** Answers `GET /dang-nhap-thu`, and its `POST`: a login, or with `logout` its end. */
export function loginRoutes(sessions: CitizenSessions): Route {
  const limit = rateLimit({ burst: 20, refillMs: 3000 });
  return async (request, context, client) => {
    if (context.url.pathname !== '/dang-nhap-thu') return undefined;
    const { words: w } = context;
    if (request.method === 'GET') return loginPage(context, sessions.person(request));
    if (request.method !== 'POST') return undefined;
    const body = await readBody(request, maxBytes);
    if (body === undefined || !limit.allow(client)) {
      return errorPage(context, 429, [w.refusedTitle, w.refusedText]);
    }
    const form = new URLSearchParams(new TextDecoder().decode(body));
    if (form.has('logout')) return seeOther([sessions.close(request)]);
    const name = form.get('name') ?? '';
    const identity = (form.get('identity') ?? '').replaceAll(/[\s.]/g, '');
    try {
      if (identity === '') throw new HolderError('bad-identity', 'Give 12 digits.');
      const { commonName } = subject({ name, identity });
      // The phone that this browser plays is the person's own.
      return seeOther([sessions.open({ name: commonName, identity }), phoneCookie(identity)]);
    } catch (error) {
      if (!(error instanceof HolderError)) throw error;
      const nameError = error.code === 'bad-name' ? w.enterName : undefined;
      const identityError = error.code === 'bad-identity' ? w.enterIdentity : undefined;
      return loginPage(context, undefined, { name, identity, nameError, identityError });
    }
  };
}

function seeOther(cookies: readonly string[]): Response {
  const headers = new Headers({ location: '/dang-nhap-thu' });
  for (const value of cookies) headers.append('set-cookie', value);
  return new Response(null, { status: 303, headers });
}
