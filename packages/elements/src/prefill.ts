import type { Answers } from '@tokhai/answers';
import type { ProfileStore } from '@tokhai/answers/profile-store';
import { takesAnswer, type Procedure, type Question } from '@tokhai/procedure';

/** Answers that a portal knows already, and where it has them from. */
export interface Prefill {
  /** As a submission holds them; what the procedure does not ask is passed over. */
  answers: Answers;
  /** Said beside each of them, in the language of the screen, e.g. "Từ hồ sơ cá nhân". */
  origin: string;
  /** Where single answers are from instead, by the name of the question. */
  origins?: Readonly<Record<string, string>>;
  /** Names of the questions whose answers cannot be changed here, beside those marked `readOnly`. */
  locked?: readonly string[];
  /** Pages that ask only for what is known and locked are passed over. */
  skips?: boolean;
}

/** What a field shows of a prefilled answer: as long as it stands, it says where it came from. */
export interface Origin {
  words: string;
  value: unknown;
}

/**
 * The answers that a form begins with: the defaults of its questions, and over them what the portal
 * knows. Never a consent, which nobody else can give, and no file, whose bytes are not there.
 */
export function firstAnswers(procedure: Procedure, prefill: Prefill | undefined): Answers {
  const answers: Answers = {};
  for (const question of procedure.questions.values()) {
    if (!isPrefillable(question)) continue;
    const value = known(prefill, question);
    if (value !== undefined && value !== null) answers[question.name] = structuredClone(value);
  }
  return answers;
}

/** The prefilled answers that cannot be changed. */
export function lockedAnswers(procedure: Procedure, prefill: Prefill | undefined): Answers {
  const locked = [...procedure.questions.values()].filter((question) =>
    isLocked(question, prefill),
  );
  return Object.fromEntries(locked.map((one) => [one.name, known(prefill, one)]));
}

export function isLocked(question: Question, prefill: Prefill | undefined): boolean {
  const isKnown = isPrefillable(question) && known(prefill, question) !== undefined;
  const isFixed =
    question.schema['readOnly'] === true || prefill?.locked?.includes(question.name) === true;
  return isFixed && isKnown;
}

/** Whether a page asks for nothing that is not known already, for good. */
export function isSettled(questions: readonly Question[], prefill: Prefill | undefined): boolean {
  return prefill?.skips === true && questions.every((question) => isLocked(question, prefill));
}

export function originOf(question: Question, prefill: Prefill | undefined): Origin | undefined {
  const value = isPrefillable(question) ? prefilled(prefill, question) : undefined;
  return prefill && value !== undefined
    ? { words: prefill.origins?.[question.name] ?? prefill.origin, value }
    : undefined;
}

/**
 * What a form that began with a profile goes on with: the profile may have changed since, and what
 * it locks stays locked. Undefined when it cannot be read: the answers are in the draft.
 */
export async function prefillOf(
  procedure: Procedure,
  store: ProfileStore,
  today: string,
): Promise<Prefill | undefined> {
  try {
    const [{ profilePrefill }, profile] = await Promise.all([
      import('./profile/profile-prefill.ts'),
      store.load(),
    ]);
    return profilePrefill(procedure, profile, today);
  } catch {
    return undefined;
  }
}

/** What the portal knows goes before what was kept. */
export function mergedPrefill(portal: Prefill | undefined, profile: Prefill): Prefill {
  if (!portal) return profile;
  const names = Object.keys(profile.answers).filter((name) => !Object.hasOwn(portal.answers, name));
  return {
    ...portal,
    answers: { ...profile.answers, ...portal.answers },
    origins: Object.fromEntries(names.map((name) => [name, profile.origin])),
    locked: [
      ...(portal.locked ?? []),
      ...(profile.locked ?? []).filter((name) => names.includes(name)),
    ],
  };
}

/** Whether two answers say the same, whatever the order of their keys. */
export function sameAnswer(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  const [left, right] = [a, b].map((one) => one as Record<string, unknown>);
  const keys = new Set([...Object.keys(left!), ...Object.keys(right!)]);
  return [...keys].every((key) => sameAnswer(left![key], right![key]));
}

/** What a form begins with: what the portal knows, or else the default. */
function known(prefill: Prefill | undefined, question: Question): unknown {
  return prefilled(prefill, question) ?? question.schema['default'];
}

function prefilled(prefill: Prefill | undefined, { name }: Question): unknown {
  return prefill && Object.hasOwn(prefill.answers, name) ? prefill.answers[name] : undefined;
}

function isPrefillable({ kind, parts = [] }: Question): boolean {
  const isGiven = kind !== 'confirm' && kind !== 'file' && kind !== 'computed';
  return takesAnswer(kind) && isGiven && parts.every(isPrefillable);
}
