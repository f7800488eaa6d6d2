/**
 * Who is logged in as a citizen. The demonstration believes what it is told; a real portal takes the
 * identity out of its single sign-on (VNeID by OpenID Connect) and never out of a form. What it shows
 * is the cookie's handling, as {@link officerSessions} does.
 */
import type { ConfirmingPerson } from '@tokhai/intake';
import { cookie, setCookie } from './http/cookies.ts';

const name = 'citizen';
const lifeSeconds = 30 * 60;
/** Sessions remembered at most; beyond it the oldest end. */
const maxSessions = 1000;

export interface CitizenSessions {
  /** `Set-Cookie` of a new session. */
  open(person: { name: string; identity: string }): string;
  /** Ends the session of the request; `Set-Cookie` that clears it. */
  close(request: Request): string;
  /** Who is logged in. */
  person(request: Request): ConfirmingPerson | undefined;
}

/** @param now milliseconds since 1970; a test passes its own */
export function citizenSessions(now: () => number = Date.now): CitizenSessions {
  const sessions = new Map<string, ConfirmingPerson>();
  return {
    open(person) {
      const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      const login = { method: 'Đăng nhập thử của bản trình diễn', at: new Date(now()) };
      sessions.set(token, { ...person, account: `demo:${person.identity}`, login });
      const [oldest] = sessions.keys();
      if (sessions.size > maxSessions && oldest !== undefined) sessions.delete(oldest);
      return setCookie(name, token, lifeSeconds);
    },
    close(request) {
      sessions.delete(cookie(request, name) ?? '');
      return setCookie(name, '', 0);
    },
    person(request) {
      const person = sessions.get(cookie(request, name) ?? '');
      return person && person.login.at.getTime() + lifeSeconds * 1000 > now() ? person : undefined;
    },
  };
}
