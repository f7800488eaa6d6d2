import { fromBase64, toBase64 } from '../base64.ts';
import { algorithmFor, algorithmOids } from '../remote-algorithm.ts';
import { badAnswer, members, postJson, text, texts } from '../remote-json.ts';
import type { RemoteHttp } from '../remote-json.ts';
import { pssParameters, schemeOf } from '../../cms/algorithms.ts';
import { refusal } from './refusal.ts';
import type { CscActivation, CscAuthData, CscAuthObject, CscCredential, CscInfo } from './types.ts';

/** How a service that speaks the CSC API is reached. */
export interface CscOptions extends RemoteHttp {
  /** Base address, e.g. `https://service.example/csc/v2/`. */
  readonly url: string;
  /** Access token with the scope `service`; absent: only `info` may be asked. */
  readonly token?: string;
  /** Language of what the service says, e.g. `vi`. */
  readonly lang?: string;
}

/** What is signed, see `prepareSignature`. */
export interface CscHash {
  readonly digest: Uint8Array;
  readonly algorithm: CscCredential['algorithm'];
}

/** A client for one service. Each method rejects with {@link SigningError}, see {@link cscClient}. */
export interface CscClient {
  info(): Promise<CscInfo>;
  /** Ids of the person's credentials. */
  list(userId?: string): Promise<string[]>;
  credential(id: string): Promise<CscCredential>;
  /** Has the service send a one-time code; for credentials whose `authObjects` ask for one. */
  challenge(credential: string, authObject: string): Promise<string | undefined>;
  /**
   * Exchanges what the person gave (PIN, one-time code) for the activation of the key. A `handle`
   * comes instead where the person is asked elsewhere: ask {@link CscClient.activated} for it.
   */
  activate(
    credential: string,
    hash: CscHash,
    authData: readonly CscAuthData[],
    description?: string,
  ): Promise<CscActivation | { handle: string }>;
  /** Undefined while the person has not answered. */
  activated(handle: string): Promise<CscActivation | undefined>;
  /**
   * @param sad from {@link CscClient.activate}; absent when the token itself has the scope
   * `credential`
   * @returns the raw signature
   */
  sign(credential: string, hash: CscHash, sad?: string): Promise<Uint8Array>;
  /** The same without waiting. @returns what {@link CscClient.signed} is asked with */
  startSigning(credential: string, hash: CscHash, sad?: string): Promise<string>;
  /** Undefined while the service is still at work. */
  signed(response: string): Promise<Uint8Array | undefined>;
}

/**
 * A client for the API of the Cloud Signature Consortium, version 2 (2.0.0.2): `info`,
 * `credentials/list`, `/info`, `/getChallenge`, `/authorize`, `/authorizeCheck`,
 * `signatures/signHash` and `/signPolling`. Runs in Node and, where the service allows other
 * origins, in browsers; the access token comes from {@link cscToken}.
 *
 * Rejects with {@link SigningError}: `remote-unauthorised`, `remote-wrong-code`, `remote-refused`,
 * `remote-expired`, `remote-unreachable`, `remote-bad-answer`, `response-too-large`.
 */
export function cscClient(options: CscOptions): CscClient {
  const base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  const { token, lang } = options;

  async function call(method: string, parameters: Readonly<Record<string, unknown>>) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await postJson(new URL(method, base), parameters, options, headers);
    if (answer.status >= 400) throw refusal(answer);
    return answer;
  }

  function hashes(credential: string, { digest, algorithm }: CscHash) {
    const hashAlgorithmOID = algorithmOids(algorithm).hash;
    return { credentialID: credential, hashes: [toBase64(digest)], hashAlgorithmOID };
  }

  async function signHash(
    credential: string,
    hash: CscHash,
    sad: string | undefined,
    operationMode: 'S' | 'A',
  ) {
    const { kind, hash: hashName } = schemeOf(hash.algorithm);
    return call('signatures/signHash', {
      ...hashes(credential, hash),
      ...(sad === undefined ? {} : { SAD: sad }),
      signAlgo: algorithmOids(hash.algorithm).signature,
      ...(kind === 'RSA-PSS' ? { signAlgoParams: toBase64(pssParameters(hashName)) } : {}),
      operationMode,
    });
  }

  return {
    async info() {
      const { body } = await call('info', lang === undefined ? {} : { lang });
      return {
        specs: text(body['specs'], 'its version'),
        name: text(body['name'], 'its name'),
        authType: texts(body['authType']),
        ...(typeof body['oauth2'] === 'string' && { oauth2: body['oauth2'] }),
        ...(typeof body['oauth2Issuer'] === 'string' && { oauth2Issuer: body['oauth2Issuer'] }),
        methods: texts(body['methods']),
      };
    },
    async list(userId) {
      const { body } = await call(
        'credentials/list',
        userId === undefined ? {} : { userID: userId },
      );
      return texts(body['credentialIDs']);
    },
    async credential(id) {
      const parameters = {
        credentialID: id,
        certificates: 'chain',
        certInfo: true,
        authInfo: true,
      };
      const { body } = await call('credentials/info', {
        ...parameters,
        ...(lang === undefined ? {} : { lang }),
      });
      return readCredential(id, body);
    },
    async challenge(credential, authObject) {
      const parameters = { credentialID: credential, authObjectID: authObject };
      const { body } = await call('credentials/getChallenge', parameters);
      return typeof body['challenge'] === 'string' ? body['challenge'] : undefined;
    },
    async activate(credential, hash, authData, description) {
      const { status, body } = await call('credentials/authorize', {
        ...hashes(credential, hash),
        numSignatures: 1,
        authData,
        ...(description === undefined ? {} : { description }),
      });
      if (status !== 202 && body['handle'] === undefined) return readActivation(body);
      return { handle: text(body['handle'], 'a handle') };
    },
    async activated(handle) {
      const { status, body } = await call('credentials/authorizeCheck', { handle });
      return status === 202 || body['SAD'] === undefined ? undefined : readActivation(body);
    },
    async sign(credential, hash, sad) {
      const { body } = await signHash(credential, hash, sad, 'S');
      return fromBase64(text(texts(body['signatures'])[0], 'a signature'));
    },
    async startSigning(credential, hash, sad) {
      const { body } = await signHash(credential, hash, sad, 'A');
      return text(body['responseID'], 'a responseID');
    },
    async signed(response) {
      const { status, body } = await call('signatures/signPolling', { requestID: response });
      const [signature] = texts(body['signatures']);
      return status === 202 || signature === undefined ? undefined : fromBase64(signature);
    },
  };
}

function readActivation(body: Readonly<Record<string, unknown>>): CscActivation {
  const { expiresIn } = body;
  return {
    sad: text(body['SAD'], 'a SAD'),
    ...(typeof expiresIn === 'number' && { expiresIn }),
  };
}

function readCredential(id: string, body: Readonly<Record<string, unknown>>): CscCredential {
  const key = members(body['key']);
  const cert = members(body['cert']);
  const auth = members(body['auth']);
  const certificates = texts(cert['certificates']).map((one) => fromBase64(one));
  const [own] = certificates;
  if (own === undefined) throw badAnswer('without the certificate of a credential');
  const scal = body['SCAL'];
  const objects = Array.isArray(auth['objects']) ? auth['objects'] : [];
  return {
    id,
    certificates,
    algorithm: algorithmFor(own, texts(key['algo'])),
    isUsable: (key['status'] ?? 'enabled') === 'enabled' && (cert['status'] ?? 'valid') === 'valid',
    authMode: typeof auth['mode'] === 'string' ? auth['mode'] : 'oauth2code',
    authObjects: objects.flatMap((object) => readAuthObject(members(object))),
    ...(typeof scal === 'string' && { scal }),
  };
}

function readAuthObject(object: Readonly<Record<string, unknown>>): CscAuthObject[] {
  const { id, type, format, label, description } = object;
  if (typeof id !== 'string' || typeof type !== 'string') return [];
  return [
    {
      id,
      type,
      ...(typeof format === 'string' && { format }),
      ...(typeof label === 'string' && { label }),
      ...(typeof description === 'string' && { description }),
    },
  ];
}
