import { toBytes } from '../../bytes.ts';
import { hash } from '../../cms/algorithms.ts';
import { SigningError } from '../../error.ts';
import { toBase64Url } from '../base64.ts';
import { algorithmOids } from '../remote-algorithm.ts';
import { postJson, text } from '../remote-json.ts';
import type { RemoteHttp } from '../remote-json.ts';
import type { CscHash } from './client.ts';
import { refusal } from './refusal.ts';
import { checkIssuer } from './server.ts';
import type { CscServer } from './server.ts';

/** Who asks, and where the person is sent back to. */
export interface CscOAuthClient {
  /** Base address of the authorisation server: `oauth2` of its `info`. */
  readonly url: string;
  readonly clientId: string;
  /** As registered with the service. */
  readonly redirectUri: string;
  readonly lang?: string;
  /** What {@link cscServer} found out; needed where people log in to more than one service. */
  readonly server?: CscServer;
}

/** What the person is asked to allow. */
export type CscScope =
  | { readonly scope: 'service' }
  | {
      readonly scope: 'credential';
      readonly credential: string;
      readonly hash: CscHash;
      /** What is signed, for the service's page; up to 500 characters. */
      readonly description?: string;
    };

/** A login that was begun: plain data, kept (e.g. in session storage) until the person is back. */
export interface CscLogin {
  /** Where to send the person. */
  readonly address: string;
  readonly state: string;
  /** Secret of PKCE (RFC 7636): it never leaves the client before {@link cscToken}. */
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Begins the authorisation code flow with PKCE (RFC 6749, 4.1; RFC 7636; CSC API 2, oauth2/authorize). */
export async function cscLogin(client: CscOAuthClient, allow: CscScope): Promise<CscLogin> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const state = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  const challenge = await hash('SHA-256', toBytes(new TextEncoder().encode(verifier)));
  const address = new URL('oauth2/authorize', withSlash(client.url));
  const parameters: Record<string, string> = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: allow.scope,
    code_challenge: toBase64Url(challenge),
    code_challenge_method: 'S256',
    state,
    ...(client.lang === undefined ? {} : { lang: client.lang }),
  };
  if (allow.scope === 'credential') {
    const { digest, algorithm } = allow.hash;
    Object.assign(parameters, {
      credentialID: allow.credential,
      numSignatures: '1',
      hashes: toBase64Url(digest),
      hashAlgorithmOID: algorithmOids(algorithm).hash,
      ...(allow.description === undefined ? {} : { description: allow.description.slice(0, 500) }),
    });
  }
  address.search = new URLSearchParams(parameters).toString();
  return { address: address.href, state, verifier, redirectUri: client.redirectUri };
}

/**
 * Exchanges the code that the person came back with for an access token.
 *
 * @param returned the whole address that the person came back to
 * @param secret of the client, where the service gave one: then this belongs on a server
 * @throws {SigningError} `remote-refused` when the person did not agree, `remote-state-mismatch`
 * when the answer belongs to another login, `remote-issuer-mismatch` when another server gave it, `remote-unauthorised`, `remote-unreachable`,
 * `remote-bad-answer`
 */
export async function cscToken(
  client: Pick<CscOAuthClient, 'url' | 'clientId' | 'server'>,
  login: Pick<CscLogin, 'state' | 'verifier' | 'redirectUri'>,
  returned: string | URL,
  options: RemoteHttp & { readonly secret?: string } = {},
): Promise<{ readonly token: string; readonly expiresIn?: number }> {
  const { searchParams } = new URL(returned);
  // Whoever answers with another state wants somebody else's login taken for this one.
  if (searchParams.get('state') !== login.state)
    throw new SigningError(
      'remote-state-mismatch',
      'The answer belongs to another login. Log in to the signing service again.',
    );
  if (client.server !== undefined) checkIssuer(searchParams, client.server);
  const error = searchParams.get('error');
  if (error !== null) throw refusal({ status: 400, body: { error } });
  const parameters = new URLSearchParams({
    grant_type: 'authorization_code',
    code: text(searchParams.get('code') ?? undefined, 'a code'),
    client_id: client.clientId,
    redirect_uri: login.redirectUri,
    code_verifier: login.verifier,
    ...(options.secret === undefined ? {} : { client_secret: options.secret }),
  });
  const address = new URL('oauth2/token', withSlash(client.url));
  const answer = await postJson(address, parameters, options);
  if (answer.status >= 400) throw refusal(answer);
  const { expires_in: expiresIn } = answer.body;
  return {
    token: text(answer.body['access_token'], 'an access token'),
    ...(typeof expiresIn === 'number' && { expiresIn }),
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
