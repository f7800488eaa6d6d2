import type { Procedure, SignerPlace } from '@tokhai/procedure';
import { settle } from './asked.ts';
import { answerAt, isMet } from './condition.ts';
import type { Answers } from './json.ts';

/** Everybody who may sign, citizens and officers, given the answers. */
export function askedSigners(procedure: Procedure, answers: Answers): SignerPlace[] {
  const relevant = settle(procedure, answers).answers;
  return procedure.signers.filter(({ when }) => when === undefined || isMet(when, relevant));
}

/** The citizens without whose signature the portal does not take the submission. */
export function requiredSigners(procedure: Procedure, answers: Answers): SignerPlace[] {
  return requiredAmong(askedSigners(procedure, answers));
}

/** The same among those who may sign. */
export function requiredAmong(places: readonly SignerPlace[]): SignerPlace[] {
  return places.filter(({ role, required }) => role !== 'officer' && required === true);
}

/** Who has to sign before somebody else does, given the answers: `after` in the procedure. */
export function signersBefore(
  { after = [] }: SignerPlace,
  procedure: Procedure,
  answers: Answers,
): SignerPlace[] {
  return requiredSigners(procedure, answers).filter(({ id }) => after.includes(id));
}

/**
 * A signer's name as the answers give it, its parts joined by spaces; undefined while one of them is
 * missing.
 */
export function signerName({ name = [] }: SignerPlace, answers: Answers): string | undefined {
  const parts = [name].flat().map((path) => answerAt(path, answers));
  const given = parts.length > 0 && parts.every((part) => typeof part === 'string' && part !== '');
  return given ? parts.join(' ') : undefined;
}
