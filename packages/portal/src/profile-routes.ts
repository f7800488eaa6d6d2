/**
 * What a portal knows about the person who is logged in, as @tokhai/answers' `httpProfile` asks for
 * it. The demonstration has no login: whoever holds the cookie is the person; a real portal takes
 * the account of its session. Facts stand in memory and are gone with the process.
 */
import type { Facts } from '@tokhai/answers/profile';
import { readProfile } from '@tokhai/answers/profile-store';
import { cookie, setCookie } from './http/cookies.ts';
import { readJson } from './http/body.ts';
import type { Route } from './portal.ts';

const name = 'profile';
const lifeSeconds = 30 * 24 * 60 * 60;
/** Largest profile that is taken, in bytes. */
const maxBytes = 100_000;
/** People remembered at most; beyond it the oldest are forgotten. */
const maxPeople = 1000;

/**
 * Answers `/demo/profile`: `GET` → 200 `{facts, origin, locked}` or 204, `PUT {facts}` → 204,
 * `DELETE` → 204.
 */
export function profileRoutes(): Route {
  const people = new Map<string, Facts>();
  const none = (headers: HeadersInit = {}): Response =>
    new Response(null, { status: 204, headers });

  return async (request, { url, words: w }) => {
    if (url.pathname !== '/demo/profile') return undefined;
    const token = cookie(request, name) ?? '';
    const known = people.get(token);
    if (request.method === 'GET') {
      if (!known) return none({ 'cache-control': 'no-store' });
      // The number is what the person is known by here: it is not for a form to change.
      const locked = ['person.identity'];
      return Response.json(
        { facts: known, origin: w.fromPortal, locked },
        { headers: { 'cache-control': 'no-store' } },
      );
    }
    if (request.method === 'DELETE') {
      people.delete(token);
      return none({ 'set-cookie': setCookie(name, '', 0) });
    }
    if (request.method !== 'PUT') return new Response(null, { status: 405 });
    const profile = readProfile(await readJson(request, maxBytes));
    if (!profile) return new Response(null, { status: 400 });
    const owner = known
      ? token
      : Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    people.delete(owner);
    people.set(owner, { ...known, ...profile.facts });
    const [oldest] = people.keys();
    if (people.size > maxPeople && oldest !== undefined) people.delete(oldest);
    return none({ 'set-cookie': setCookie(name, owner, lifeSeconds) });
  };
}
