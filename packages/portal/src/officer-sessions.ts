/**
 * Who acts as an officer. The demonstration asks for no password; what it shows is the cookie's
 * handling: random, out of reach of scripts and other sites, forgotten by the server on logout.
 */
import { cookie, setCookie } from './http/cookies.ts';

const name = 'officer';
const lifeSeconds = 8 * 60 * 60;
/** Sessions remembered at most; beyond it the oldest end. */
const maxSessions = 1000;

export interface OfficerSessions {
  /** `Set-Cookie` of a new session. */
  open(): string;
  /** Ends the session of the request; `Set-Cookie` that clears it. */
  close(request: Request): string;
  /** Whether the request comes from somebody who acts as an officer. */
  has(request: Request): boolean;
}

/** @param now milliseconds since 1970; a test passes its own */
export function officerSessions(now: () => number = Date.now): OfficerSessions {
  const ends = new Map<string, number>();
  return {
    open() {
      const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
      ends.set(token, now() + lifeSeconds * 1000);
      const [oldest] = ends.keys();
      if (ends.size > maxSessions && oldest !== undefined) ends.delete(oldest);
      return setCookie(name, token, lifeSeconds);
    },
    close(request) {
      ends.delete(cookie(request, name) ?? '');
      return setCookie(name, '', 0);
    },
    has(request) {
      return (ends.get(cookie(request, name) ?? '') ?? 0) > now();
    },
  };
}
