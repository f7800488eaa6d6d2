import type { Facts } from './facts.ts';

/** What a store knows about the person. */
export interface Profile {
  facts: Facts;
  /** Where they are from, in the language asked for, e.g. "Từ hồ sơ cá nhân". */
  origin?: string;
  /** Names of facts that the person may not change in a form. */
  locked?: readonly string[];
}

/** Where the facts about a person are kept from one procedure to the next. */
export interface ProfileStore {
  /** The profile may be kept here by the form; false: the portal keeps it by itself. */
  readonly keeps: boolean;
  /** Undefined: nothing is known. */
  load(): Promise<Profile | undefined>;
  /** Keeps these facts, over those known before. */
  save(facts: Facts): Promise<void>;
  /** Forgets everything. */
  forget(): Promise<void>;
}

/** Most facts of a profile, and longest profile as JSON: what comes from outside is bounded. */
const MAX_FACTS = 100;
const MAX_LENGTH = 100_000;

/** A profile out of something read; undefined when it is none. */
export function readProfile(value: unknown): Profile | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { facts, origin, locked } = value as Record<string, unknown>;
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return undefined;
  if (Object.keys(facts).length > MAX_FACTS) return undefined;
  if (JSON.stringify(facts).length > MAX_LENGTH) return undefined;
  const names = Array.isArray(locked) ? locked.filter((name) => typeof name === 'string') : [];
  return {
    facts: facts as Facts,
    ...(typeof origin === 'string' && origin !== '' ? { origin: origin.slice(0, 200) } : {}),
    ...(names.length > 0 ? { locked: names.slice(0, MAX_FACTS) } : {}),
  };
}

/** Keeps the profile as long as the page is open; for tests and kiosks. */
export function memoryProfile(initial?: Profile): ProfileStore {
  let kept = initial;
  return {
    keeps: true,
    load: async () => kept && structuredClone(kept),
    save: async (facts) => {
      kept = { ...kept, facts: { ...kept?.facts, ...structuredClone(facts) } };
    },
    forget: async () => {
      kept = undefined;
    },
  };
}
