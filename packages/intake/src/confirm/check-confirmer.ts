import {
  accentsDiffer,
  askedSigners,
  requiredSigners,
  sameName,
  signerName,
  signersBefore,
  type Answers,
} from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import { textAt } from '../check-signers.ts';
import { reason, type Reason } from '../reasons.ts';
import type { ConfirmingPerson } from './confirmation.ts';

/**
 * The places that have to be confirmed: those that have to be signed; where none has to be, the first
 * one of a citizen.
 */
export function placesToConfirm(procedure: Procedure, answers: Answers): SignerPlace[] {
  const required = requiredSigners(procedure, answers);
  if (required.length > 0) return required;
  return askedSigners(procedure, answers)
    .filter(({ role }) => role !== 'officer')
    .slice(0, 1);
}

/**
 * Which of the places are those of somebody, who confirms them and no others: nobody confirms for
 * somebody else. Compared is the personal number where the answers have it; beside the right number
 * another writing of the name is only a warning, as with certificates.
 *
 * @param confirmed ids of the places that others confirmed before
 */
export function checkConfirmer(
  procedure: Procedure,
  answers: Answers,
  person: Pick<ConfirmingPerson, 'name' | 'identity'>,
  confirmed: ReadonlySet<string>,
): { places: string[]; reasons: Reason[] } {
  const asked = placesToConfirm(procedure, answers);
  const found = asked.map((place) => ({ place, ...compare(place, answers, person) }));
  const own = found.filter(({ isTheirs }) => isTheirs);
  const places = own.map(({ place }) => place.id);
  if (own.length === 0) {
    const fields = asked.length > 0 ? asked.map(({ id }) => id) : [''];
    return { places, reasons: fields.map((field) => reason('confirmer-not-signer', { field })) };
  }
  const reasons = own.flatMap(({ place, reasons: ofPlace }) => [
    ...ofPlace,
    ...signersBefore(place, procedure, answers)
      .filter(({ id }) => !confirmed.has(id) && !places.includes(id))
      .map(({ id }) => reason('confirmed-out-of-order', { field: place.id, before: id })),
  ]);
  return { places, reasons };
}

function compare(
  place: SignerPlace,
  answers: Answers,
  person: Pick<ConfirmingPerson, 'name' | 'identity'>,
): { isTheirs: boolean; reasons: Reason[] } {
  const field = place.id;
  const identity = textAt(answers, place.identity);
  const name = signerName(place, answers);
  const named = name !== undefined && sameName(name, person.name);
  if (identity === undefined) {
    return { isTheirs: named, reasons: [reason('confirmer-identity-unproven', { field })] };
  }
  const same = named && !accentsDiffer(name, person.name);
  return {
    isTheirs: identity === person.identity,
    reasons: same ? [] : [reason('confirmer-name-differs', { field })],
  };
}
