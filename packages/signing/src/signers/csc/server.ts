import { SigningError } from '../../error.ts';
import { badAnswer, getJson, text } from '../remote-json.ts';
import type { RemoteHttp } from '../remote-json.ts';
import { refusal } from './refusal.ts';

/** Who an authorisation server says it is: plain data, to be kept with its address. */
export interface CscServer {
  readonly issuer: string;
  /** Whether it names itself in each answer that the person brings back (RFC 9207, 3). */
  readonly namesItself: boolean;
}

/**
 * Reads the metadata of an authorisation server (RFC 8414).
 *
 * @param issuer its identifier: `oauth2Issuer` of its `info`, else `oauth2`
 * @throws {SigningError} `remote-unreachable`, `remote-bad-answer` when it has no metadata or they are
 * those of another server, `response-too-large`
 */
export async function cscServer(issuer: string, options: RemoteHttp = {}): Promise<CscServer> {
  const address = new URL(issuer);
  // The path of the issuer stands behind the well-known part (RFC 8414, 3.1).
  const path = address.pathname.replace(/\/$/, '');
  address.pathname = `/.well-known/oauth-authorization-server${path}`;
  const answer = await getJson(address, options);
  if (answer.status >= 400) throw refusal(answer);
  const named = text(answer.body['issuer'], 'an issuer');
  if (named !== issuer) throw badAnswer('for another issuer');
  const flag = answer.body['authorization_response_iss_parameter_supported'];
  return { issuer, namesItself: flag === true };
}

/**
 * Refuses the answer of another server than the one that the person was sent to: whoever runs one of
 * several services must not get a code that another one gave (mix-up; RFC 9207, 2.4).
 *
 * @throws {SigningError} `remote-issuer-mismatch`
 */
export function checkIssuer(answer: URLSearchParams, { issuer, namesItself }: CscServer): void {
  const named = answer.getAll('iss');
  if (named.length === 0 && !namesItself) return;
  if (named.length === 1 && named[0] === issuer) return;
  throw new SigningError(
    'remote-issuer-mismatch',
    'The answer comes from another signing service than the one asked. Log in to the signing service again.',
  );
}
