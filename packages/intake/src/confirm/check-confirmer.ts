import {
  accentsDiffer,
  askedSigners,
  requiredSigners,
  sameName,
  signerName,
  type Answers,
} from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import { textAt } from '../check-signers.ts';
import { reason, type Reason } from '../reasons.ts';
import type { ConfirmingPerson } from './confirmation.ts';

/**
 * Whether somebody may confirm a submission alone: every place that has to be signed is theirs. For
 * others nobody confirms. Compared is the personal number where the answers have it; beside the
 * right number another writing of the name is only a warning, as with certificates.
 */
export function checkConfirmer(
  procedure: Procedure,
  answers: Answers,
  person: Pick<ConfirmingPerson, 'name' | 'identity'>,
): { places: string[]; reasons: Reason[] } {
  const asked = placesToConfirm(procedure, answers);
  const places = asked.map(({ id }) => id);
  if (asked.length === 0)
    return { places, reasons: [reason('confirmer-not-signer', { field: '' })] };
  return { places, reasons: asked.flatMap((place) => compare(place, answers, person)) };
}

/** The places that have to be signed; where none has to be, the first one of a citizen. */
function placesToConfirm(procedure: Procedure, answers: Answers): SignerPlace[] {
  const required = requiredSigners(procedure, answers);
  if (required.length > 0) return required;
  return askedSigners(procedure, answers)
    .filter(({ role }) => role !== 'officer')
    .slice(0, 1);
}

function compare(
  place: SignerPlace,
  answers: Answers,
  person: Pick<ConfirmingPerson, 'name' | 'identity'>,
): Reason[] {
  const field = place.id;
  const identity = textAt(answers, place.identity);
  const name = signerName(place, answers);
  const named = name !== undefined && sameName(name, person.name);
  if (identity !== undefined) {
    if (identity !== person.identity) return [reason('confirmer-not-signer', { field })];
    const same = named && !accentsDiffer(name, person.name);
    return same ? [] : [reason('confirmer-name-differs', { field })];
  }
  return [reason(named ? 'confirmer-identity-unproven' : 'confirmer-not-signer', { field })];
}
