import {
  askedSigners,
  personalNumbers,
  requiredAmong,
  accentsDiffer,
  sameName,
  signerName,
  type Answers,
} from '@tokhai/answers';
import type { Procedure, SignerPlace } from '@tokhai/procedure';
import { reason, type Reason } from './reasons.ts';
import type { SignatureVerdict } from './verdict.ts';

/**
 * Whether the right people signed in the right places.
 *
 * A place that has to be signed must be; a signature must stand in a place that this submission
 * has; an officer's place stays empty until the receipt; where the procedure sets an order, it was
 * kept. Who signed is compared by the personal
 * number in the certificate, which is exact: another number is refused. Names are written in many
 * ways, so beside the right number another writing of the name is only a warning. A certificate
 * without a number must at least have the name.
 *
 * @param places of everybody who may sign this submission
 */
export function checkSigners(
  places: readonly SignerPlace[],
  answers: Answers,
  signatures: readonly SignatureVerdict[],
): Reason[] {
  // A timestamp over the document says when, not who.
  const personal = signatures.filter(({ kind }) => kind === 'signature');
  const signed = new Set(personal.map(({ field }) => field));
  const required = requiredAmong(places);
  const missing = required
    .filter(({ id }) => !signed.has(id))
    .map(({ id }) => reason('required-signature-missing', { field: id }));
  const found = personal.flatMap((signature) => {
    const place = places.find(({ id }) => id === signature.field);
    if (!place) return [reason('signature-place-unknown', { field: signature.field })];
    if (place.role === 'officer') return [reason('officer-place-signed', { field: place.id })];
    return [
      ...compare(place, answers, signature),
      ...required.flatMap(({ id: before }) => {
        if (!place.after?.includes(before)) return [];
        const earlier = personal.find(({ field }) => field === before);
        return earlier && earlier.revision > signature.revision
          ? [reason('signed-out-of-order', { field: place.id, before })]
          : [];
      }),
    ];
  });
  return [...missing, ...found];
}

/** What a certificate says about its holder. */
export interface Holder {
  /** Common name. */
  readonly name: string;
  /** The whole subject, as RFC 4514 text. */
  readonly subject: string;
}

/** The places of citizens in which the holder of a certificate is the one to sign. */
export function placesOf(procedure: Procedure, answers: Answers, holder: Holder): SignerPlace[] {
  const numbers = personalNumbers(holder.subject);
  return askedSigners(procedure, answers).filter((place) => {
    if (place.role === 'officer') return false;
    const identity = textAt(answers, place.identity);
    if (identity !== undefined && numbers.length > 0) return numbers.includes(identity);
    const name = signerName(place, answers);
    return name !== undefined && sameName(name, holder.name);
  });
}

function compare(place: SignerPlace, answers: Answers, signature: SignatureVerdict): Reason[] {
  const { signer } = signature;
  if (!signer) return [];
  const field = place.id;
  const identity = textAt(answers, place.identity);
  const name = signerName(place, answers);
  const numbers = personalNumbers(signer.subject);
  const named = name === undefined || sameName(name, signer.name);
  const accented = name !== undefined && accentsDiffer(name, signer.name);
  if (identity !== undefined && numbers.length > 0) {
    if (!numbers.includes(identity)) return [reason('signer-identity-mismatch', { field })];
    return named && !accented ? [] : [reason('signer-name-differs', { field })];
  }
  if (!named) return [reason('signer-name-mismatch', { field })];
  if (accented) return [reason('signer-name-accents', { field })];
  return identity === undefined ? [] : [reason('signer-identity-unproven', { field })];
}

/** The answer at a path such as `cha/hoTen`, if it is text. */
export function textAt(answers: Answers, path: string | undefined): string | undefined {
  let value: unknown = path === undefined ? undefined : answers;
  for (const step of path?.split('/') ?? []) {
    const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
    value = inside ? (value as Record<string, unknown>)[step] : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
