import type { PersonalConfirmation } from '@tokhai/signing/confirmation';
import { vietnamTime } from '../calendar.ts';
import type { ConfirmingPerson } from './confirmation.ts';

/** Longest texts of a person that are taken out of a login, in characters. */
export const maxText = 200;

/**
 * What the record will say about a person has to be there, and to be short plain text.
 *
 * @throws TypeError for a defect of the portal's login
 */
export function checkPerson({ account, name, identity, login }: ConfirmingPerson): void {
  for (const text of [account, name, identity, login.method]) {
    // eslint-disable-next-line no-control-regex
    if (text.trim() === '' || text.length > maxText || /[\u0000-\u001f\u007f]/.test(text)) {
      throw new TypeError('The login gives an account, a name, a number and a method, each short.');
    }
  }
  if (Number.isNaN(login.at.getTime())) throw new TypeError('The login gives its time.');
}

/** What the record says of one person. */
export function personalConfirmation(
  { account, name, identity, login }: ConfirmingPerson,
  { method, askedAt }: { method: string; askedAt: Date },
  { places, now }: { places: string[]; now: Date },
): PersonalConfirmation {
  return {
    person: { name, identity, account },
    login: { method: login.method, at: vietnamTime(login.at) },
    secondStep: { method, askedAt: vietnamTime(askedAt) },
    confirmedAt: vietnamTime(now),
    places,
  };
}
