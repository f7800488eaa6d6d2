import { msg } from '@lit/localize';
import { answersFromFacts, factQuestions } from '@tokhai/answers/profile';
import type { Profile } from '@tokhai/answers/profile-store';
import type { Procedure } from '@tokhai/procedure';
import type { Prefill } from '../prefill.ts';

/** What a form begins with out of a profile; undefined when it asks for nothing that is known. */
export function profilePrefill(
  procedure: Procedure,
  profile: Profile | undefined,
  today: string,
): Prefill | undefined {
  const answers = answersFromFacts(procedure, profile?.facts ?? {}, today);
  if (Object.keys(answers).length === 0) return undefined;
  const questions = factQuestions(procedure);
  const locked = (profile?.locked ?? []).flatMap((fact) => questions.get(fact)?.name ?? []);
  return {
    answers,
    origin: profile?.origin ?? fromProfile(),
    ...(locked.length > 0 ? { locked } : {}),
  };
}

/** Said beside each answer that is filled in so. */
export function fromProfile(): string {
  return msg('Từ hồ sơ cá nhân', { id: 'from-profile' });
}
