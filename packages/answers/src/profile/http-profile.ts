import { AnswersError } from '../error.ts';
import { withTimeout } from '../timeout.ts';
import type { Facts } from './facts.ts';
import { readProfile, type Profile, type ProfileStore } from './profile-store.ts';

/** Milliseconds that the portal has to answer. */
const TIMEOUT_MS = 10_000;

/** Largest profile that is read, in characters. */
const MAX_LENGTH = 200_000;

/**
 * The portal's own store of what it knows about the person who is logged in, over HTTP at one
 * address: `GET` → 200 `{facts, origin?, locked?}` or 204; `PUT {facts}` → 2xx keeps facts over
 * those known; `DELETE` → 2xx forgets. Cookies of the same origin go with each request.
 *
 * @param keeps false: the portal gives facts but takes none from the form
 */
export function httpProfile(address: URL | string, { keeps = true } = {}): ProfileStore {
  const ask = async (
    method: string,
    code: keyof typeof remedies,
    facts?: Facts,
  ): Promise<string> => {
    const exchange = async (signal: AbortSignal): Promise<string> => {
      const response = await fetch(address, {
        method,
        credentials: 'same-origin',
        signal,
        ...(facts
          ? {
              body: JSON.stringify({ facts }),
              headers: { 'content-type': 'application/json' },
            }
          : {}),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.text();
    };
    try {
      return await withTimeout(TIMEOUT_MS, exchange);
    } catch (cause) {
      throw new AnswersError(code, remedies[code], { cause });
    }
  };
  return {
    keeps,
    async load(): Promise<Profile | undefined> {
      const text = await ask('GET', 'profile-not-loaded');
      if (text === '' || text.length > MAX_LENGTH) return undefined;
      try {
        return readProfile(JSON.parse(text) as unknown);
      } catch {
        return undefined;
      }
    },
    save: async (facts) => void (await ask('PUT', 'profile-not-saved', facts)),
    forget: async () => void (await ask('DELETE', 'profile-not-removed')),
  };
}

const remedies = {
  'profile-not-loaded': 'Fill the form in by hand: the portal does not give the profile.',
  'profile-not-saved': 'Try again later: the portal did not keep the profile.',
  'profile-not-removed': 'Try again later, or ask the portal to delete the profile.',
} as const;
