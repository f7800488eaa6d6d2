import type { Decision } from '../handler.ts';
import { json, problem, refusal, withoutAnswers } from '../problem.ts';
import type { ConfirmationPort, ConfirmingPerson } from './confirmation.ts';
import type { AwaitedConfirmations } from './awaited.ts';
import type { BegunConfirmation, Confirmations, Unconfirmed } from './confirmations.ts';

/** What the handler needs of confirmations. */
export interface ConfirmationRoutes extends Confirmations {
  person: ConfirmationPort['person'];
}

const remedies = {
  'not-found': 'Send the SHA-256 of the document, in lower-case hexadecimal.',
  'not-logged-in': 'Log in to the portal first, then confirm.',
  'asked-just-now': 'A code was sent a moment ago. Wait before asking for another one.',
  'confirmation-over':
    'There is no such confirmation, it is over, or the answer was wrong too often. Begin it again.',
  'other-document': 'The confirmation was begun for another document. Begin it again.',
  'wrong-answer': 'The answer is wrong. Compare it with the message.',
};

/** Longest answer of a second step, in characters. */
const maxAnswer = 64;

/** Whoever is logged in, or the answer for those who are not. */
export async function whoConfirms(
  routes: ConfirmationRoutes,
  request: Request,
): Promise<ConfirmingPerson | Response> {
  const person = await routes.person(request);
  return person ?? problem(401, 'not-logged-in', remedies['not-logged-in']);
}

/**
 * `POST /confirmations` with the unsigned PDF: asks for the second step. Whoever confirmed it before is
 * told who has to yet, or gets the receipt.
 */
export async function beginConfirmation(
  routes: ConfirmationRoutes,
  person: ConfirmingPerson,
  pdf: Uint8Array,
): Promise<Response> {
  const begun = await routes.begin(person, pdf);
  // To who begins 201 says that a second step was begun.
  return isBegun(begun) ? json(201, begun) : outcomeOf(begun, 200);
}

/**
 * `POST /confirmations/:id` with the same PDF and the answer in the header `Confirmation-Answer`: in
 * the address it would end up in logs.
 */
export async function finishConfirmation(
  routes: ConfirmationRoutes,
  person: ConfirmingPerson,
  pdf: Uint8Array,
  { id, request }: { id: string; request: Request },
): Promise<Response> {
  const answer = (request.headers.get('confirmation-answer') ?? '').trim().slice(0, maxAnswer);
  const outcome = await routes.finish(person, pdf, { id: id.slice(0, maxAnswer), answer });
  return outcomeOf(outcome);
}

/**
 * `DELETE /confirmations/:sha256`: what the person confirmed no longer counts. When the others had
 * confirmed meanwhile, it is a dossier, and its receipt is the answer.
 */
export async function takeBackConfirmation(
  routes: ConfirmationRoutes,
  person: ConfirmingPerson,
  sha256: string,
): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return problem(404, 'not-found', remedies['not-found']);
  const became = await routes.takeBack(person, sha256);
  return became ? outcomeOf(became) : new Response(null, { status: 204 });
}

/** @param made status where it became a dossier just now */
function outcomeOf(
  outcome: { awaiting: AwaitedConfirmations } | Decision | Unconfirmed,
  made = 201,
): Response {
  if (typeof outcome === 'object' && 'awaiting' in outcome) return json(202, outcome);
  if (!isDecision(outcome)) return unconfirmed(outcome);
  const { receipt, verdict, created } = outcome;
  if (!receipt) return refusal(verdict);
  const status = { location: `/submissions/${receipt.code}/status` };
  return json(created ? made : 200, { receipt, verdict: withoutAnswers(verdict) }, status);
}

function unconfirmed(why: Unconfirmed): Response {
  if (why === 'over') return problem(409, 'confirmation-over', remedies['confirmation-over']);
  if (why === 'other-document') return problem(409, why, remedies[why]);
  if ('refused' in why) return refusal(why.refused);
  if ('again' in why) {
    const later = { 'retry-after': String(why.again) };
    return problem(429, 'asked-just-now', remedies['asked-just-now'], {}, later);
  }
  return problem(422, 'wrong-answer', remedies['wrong-answer'], { left: why.wrong });
}

function isBegun(value: Awaited<ReturnType<Confirmations['begin']>>): value is BegunConfirmation {
  return typeof value === 'object' && 'id' in value;
}

function isDecision(value: Decision | Unconfirmed): value is Decision {
  return typeof value === 'object' && 'verdict' in value;
}
