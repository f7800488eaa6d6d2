import { SigningError } from '../../error.ts';
import type { RemoteAnswer } from '../remote-json.ts';

/** Errors of the CSC API and of OAuth 2.0 (RFC 6749, RFC 6750) by what the person can do. */
const codes: Readonly<Record<string, readonly [code: string, remedy: string]>> = {
  invalid_token: ['remote-unauthorised', 'Log in to the signing service again.'],
  expired_token: ['remote-unauthorised', 'Log in to the signing service again.'],
  invalid_client: ['remote-unauthorised', 'Check the client id and secret of the portal.'],
  unauthorized_client: ['remote-unauthorised', 'Check what the portal may do at the service.'],
  invalid_grant: ['remote-unauthorised', 'Log in to the signing service again.'],
  invalid_otp: ['remote-wrong-code', 'Enter the one-time code again.'],
  invalid_pin: ['remote-wrong-code', 'Enter the PIN again.'],
  invalid_authentication_data: ['remote-wrong-code', 'Enter PIN and one-time code again.'],
  access_denied: ['remote-refused', 'Ask again, or sign in another way.'],
  invalid_hash: ['remote-refused', 'The agreement was for another document: agree again.'],
  expired_request: ['remote-expired', 'Ask again.'],
};

/** What a refusing answer means. Only the code that the service gave is kept of its words. */
export function refusal({ status, body }: RemoteAnswer): SigningError {
  const given = typeof body['error'] === 'string' ? body['error'] : '';
  const named = /^[a-z_]{1,40}$/.test(given) ? given : `HTTP ${status}`;
  const known = Object.hasOwn(codes, given) ? codes[given] : undefined;
  const [code, remedy] =
    known ??
    (status === 401
      ? (['remote-unauthorised', 'Log in to the signing service again.'] as const)
      : (['remote-refused', 'Ask again, or sign in another way.'] as const));
  return new SigningError(code, `The signing service refused (${named}). ${remedy}`);
}
