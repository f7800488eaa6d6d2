import { randomBytes } from 'node:crypto';
import { schemeOf } from '../../cms/algorithms.ts';
import { algorithmOids } from '../../signers/remote-algorithm.ts';
import { fromBase64, toBase64, toBase64Url } from '../../signers/base64.ts';
import type { SignatureAlgorithm } from '../../cms/algorithms.ts';
import type { IssuedCertificate } from '../authority.ts';
import { posted, reply } from './reply.ts';
import { signDigest } from './sign-digest.ts';

export interface TestCscOptions {
  /** The person's certificate, with its RSA key. */
  readonly holder: IssuedCertificate;
  readonly algorithm?: SignatureAlgorithm;
  readonly pin?: string;
  /** `explicit`: PIN and one-time code; `handle`: the person is asked elsewhere. */
  readonly mode?: 'explicit' | 'handle' | 'oauth2code';
  readonly clientId?: string;
  readonly redirectUri?: string;
  /** Whether it names itself in the answers that people bring back, and says so (RFC 9207). */
  readonly namesItself?: boolean;
}

/** A service that speaks the CSC API 2.0.0.2, and really signs. For tests. */
export interface TestCsc {
  /** Answers a request below `/csc/v2/`, and for its metadata (RFC 8414). */
  fetch(request: Request): Promise<Response>;
  /** The one-time code that the person's phone shows; undefined when none was sent. */
  otp(): string | undefined;
  /** The person agrees, or not, where they are asked elsewhere. */
  answer(agrees: boolean): void;
  /** What is left to do for asynchronous signatures, in polls. */
  pollsNeeded: number;
}

interface Sad {
  hashes: string;
  credential: string;
}

export const testCredential = 'cred-1';
export const testIssuer = 'https://service.example/csc/v2/';

/** The service; its state lies in memory. */
export function createTestCsc(options: TestCscOptions): TestCsc {
  const { holder, algorithm = 'RSASSA-PKCS1-v1_5-SHA-256', pin = '2468' } = options;
  const {
    mode = 'explicit',
    clientId = 'to-khai',
    redirectUri = 'https://portal.example/back',
  } = options;
  const { privateKey } = holder;
  if (privateKey === undefined) throw new Error('The service needs the key.');
  const { kind, hash } = schemeOf(algorithm);
  const oids = algorithmOids(algorithm);
  const codes = new Map<string, URLSearchParams>();
  const tokens = new Map<string, { scope: string; hashes: string; credential: string }>();
  const sads = new Map<string, Sad>();
  const handles = new Map<string, Sad>();
  const responses = new Map<string, { signature: string; polls: number }>();
  let otp: string | undefined;
  let agrees: boolean | undefined;

  const id = (): string => randomBytes(16).toString('base64url');
  const refuse = (status: number, error: string): Response =>
    reply(status, { error, error_description: `Refused: ${error}` });

  /** The authorisation page: the person has logged in and agrees at once. */
  function authorize(asked: URLSearchParams): Response {
    const back = new URL(asked.get('redirect_uri') ?? '');
    if (asked.get('client_id') !== clientId || back.href !== redirectUri)
      return refuse(400, 'invalid_request');
    back.searchParams.set('state', asked.get('state') ?? '');
    if (options.namesItself === true) back.searchParams.set('iss', testIssuer);
    if (asked.get('code_challenge_method') !== 'S256') {
      back.searchParams.set('error', 'invalid_request');
    } else if (agrees === false) back.searchParams.set('error', 'access_denied');
    else {
      const code = id();
      codes.set(code, asked);
      back.searchParams.set('code', code);
    }
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  async function token(asked: URLSearchParams): Promise<Response> {
    const code = asked.get('code') ?? '';
    const given = codes.get(code);
    codes.delete(code);
    const verifier = new TextEncoder().encode(asked.get('code_verifier') ?? '');
    const challenge = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', verifier)));
    if (
      asked.get('grant_type') !== 'authorization_code' ||
      given?.get('code_challenge') !== challenge ||
      given.get('redirect_uri') !== asked.get('redirect_uri') ||
      given.get('client_id') !== asked.get('client_id')
    )
      return refuse(400, 'invalid_grant');
    const access = id();
    const scope = given.get('scope') ?? '';
    const hashes = (given.get('hashes') ?? '').replaceAll('-', '+').replaceAll('_', '/');
    tokens.set(access, { scope, hashes, credential: given.get('credentialID') ?? '' });
    const type = scope === 'credential' ? 'SAD' : 'Bearer';
    return reply(200, { access_token: access, token_type: type, expires_in: 300 });
  }

  function metadata(): Response {
    return reply(200, {
      issuer: testIssuer,
      authorization_endpoint: `${testIssuer}oauth2/authorize`,
      token_endpoint: `${testIssuer}oauth2/token`,
      response_types_supported: ['code'],
      ...(options.namesItself && { authorization_response_iss_parameter_supported: true }),
    });
  }

  function info(): Response {
    return reply(200, {
      specs: '2.0.0.2',
      name: 'Dịch vụ thử',
      logo: 'https://service.example/logo.svg',
      region: 'VN',
      lang: 'vi-VN',
      description: 'A service for tests',
      authType: ['oauth2code'],
      oauth2: 'https://service.example/',
      ...(options.namesItself && { oauth2Issuer: testIssuer }),
      methods: ['credentials/list', 'credentials/info', 'signatures/signHash'],
    });
  }

  function credentialInfo(): Response {
    return reply(200, {
      key: { status: 'enabled', algo: [oids.signature], len: 2048 },
      cert: { status: 'valid', certificates: holder.chain.map((der) => toBase64(der)) },
      auth: {
        mode: mode === 'oauth2code' ? mode : 'explicit',
        expression: 'PIN AND OTP',
        objects: [
          { type: 'Password', id: 'PIN', format: 'N', label: 'PIN' },
          { type: 'ChallengeResponseOOB', id: 'OTP', format: 'N', label: 'OTP' },
        ],
      },
      SCAL: '2',
      multisign: 1,
      lang: 'vi-VN',
    });
  }

  function activation(bound: Sad): Response {
    const sad = id();
    sads.set(sad, bound);
    return reply(200, { SAD: sad, expiresIn: 300 });
  }

  function activate(body: Record<string, unknown>): Response {
    const bound = { hashes: String(body['hashes']), credential: String(body['credentialID']) };
    if (body['hashAlgorithmOID'] !== oids.hash) return refuse(400, 'invalid_request');
    if (mode === 'handle') {
      const handle = id();
      handles.set(handle, bound);
      return reply(202, { handle });
    }
    const given = Array.isArray(body['authData']) ? (body['authData'] as unknown[]) : [];
    const value = (name: string): unknown =>
      (given as { id?: unknown; value?: unknown }[]).find((one) => one.id === name)?.value;
    if (value('PIN') !== pin) return refuse(400, 'invalid_pin');
    if (otp === undefined || value('OTP') !== otp) return refuse(400, 'invalid_otp');
    otp = undefined;
    return activation(bound);
  }

  function check(handle: unknown): Response {
    const bound = handles.get(String(handle));
    if (bound === undefined) return refuse(400, 'invalid_request');
    if (agrees === undefined) return reply(202, {});
    handles.delete(String(handle));
    return agrees ? activation(bound) : refuse(400, 'access_denied');
  }

  function signHash(body: Record<string, unknown>, allowed: { hashes: string } | undefined) {
    const sad = typeof body['SAD'] === 'string' ? body['SAD'] : '';
    const bound = body['SAD'] === undefined ? allowed : sads.get(sad);
    sads.delete(sad);
    const hashes = body['hashes'] as string[];
    if (bound === undefined) return refuse(401, 'invalid_token');
    // The agreement was for this very hash (SCAL2).
    if (String(hashes) !== bound.hashes && !same(bound.hashes, hashes[0] ?? ''))
      return refuse(403, 'invalid_hash');
    if (body['signAlgo'] !== oids.signature) return refuse(400, 'invalid_request');
    if (kind === 'RSA-PSS' && typeof body['signAlgoParams'] !== 'string')
      return refuse(400, 'invalid_request');
    const digest = fromBase64(hashes[0]);
    const scheme = kind === 'RSA-PSS' ? kind : 'RSASSA-PKCS1-v1_5';
    const signature = toBase64(signDigest(privateKey!, digest, hash, scheme));
    if (body['operationMode'] !== 'A') return reply(200, { signatures: [signature] });
    const response = id();
    responses.set(response, { signature, polls: service.pollsNeeded });
    return reply(200, { responseID: response });
  }

  function poll(request: unknown): Response {
    const waiting = responses.get(String(request));
    if (waiting === undefined) return refuse(400, 'invalid_request');
    if (waiting.polls > 0) {
      waiting.polls -= 1;
      return reply(202, {});
    }
    responses.delete(String(request));
    return reply(200, { signatures: [waiting.signature] });
  }

  const service: TestCsc = {
    pollsNeeded: 2,
    otp: () => otp,
    answer: (given) => {
      agrees = given;
    },
    async fetch(request) {
      const url = new URL(request.url);
      const method = url.pathname.replace(/^\/(csc\/v2\/)?/, '');
      if (url.pathname === '/.well-known/oauth-authorization-server/csc/v2') return metadata();
      if (method === 'oauth2/authorize') return authorize(url.searchParams);
      if (method === 'oauth2/token') return token(new URLSearchParams(await request.text()));
      if (method === 'info') return info();
      const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
      const allowed = tokens.get(bearer);
      if (allowed === undefined) return refuse(401, 'invalid_token');
      const body = await posted(request);
      if (method === 'credentials/list') return reply(200, { credentialIDs: [testCredential] });
      if (method === 'signatures/signPolling') return poll(body['requestID']);
      if (method === 'credentials/authorizeCheck') return check(body['handle']);
      if (body['credentialID'] !== testCredential) return refuse(400, 'invalid_request');
      if (method === 'credentials/info') return credentialInfo();
      if (method === 'credentials/authorize') return activate(body);
      if (method === 'signatures/signHash')
        return signHash(body, allowed.scope === 'credential' ? allowed : undefined);
      if (method !== 'credentials/getChallenge') return refuse(404, 'invalid_request');
      otp = String(100_000 + (randomBytes(4).readUInt32BE() % 900_000));
      return reply(204);
    },
  };
  return service;
}

function same(url: string, plain: string): boolean {
  return url.replaceAll('=', '') === plain.replaceAll('=', '');
}
