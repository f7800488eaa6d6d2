import { remote, type RemoteHttp } from '@tokhai/signing';
import type { RemoteSigningService, RemoteState } from './service.ts';

const {
  algorithmFor,
  algorithmOids,
  fromBase64,
  members,
  postJson,
  refused,
  text,
  texts,
  toBase64,
} = remote;

/** What the operator of the service gave the portal. Secrets: they stay on the server. */
export interface MySignOptions extends RemoteHttp {
  /** E.g. `https://remotesigning.viettel.vn/`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `adss:ras:profile:001` unless the operator says otherwise. */
  readonly profileId?: string;
  readonly name?: string;
}

/** States as their codes: 4000 waits for the person, 6000 is confirmed and being signed. */
const states: Readonly<Record<string, RemoteState['state']>> = {
  '0': 'waiting',
  '4000': 'waiting',
  '6000': 'waiting',
  '4001': 'expired',
  '4002': 'refused',
};

/**
 * Viettel MySign: a login for each person, certificates, a digest in Base64, confirmation in the
 * app, then asking for the result.
 *
 * The shape follows public integrations of the service; it was tried against a simulated one only.
 * Document names and descriptions are sent in Base64 and cut to what the service takes.
 */
export function mySign(options: MySignOptions): RemoteSigningService {
  const base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  const { clientId, clientSecret, profileId = 'adss:ras:profile:001' } = options;
  const client = { client_id: clientId, client_secret: clientSecret };

  async function call(path: string, body: unknown, token?: string) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await postJson(new URL(path, base), body, options, headers);
    if (answer.status >= 400) throw refused(`HTTP ${answer.status}`);
    return answer.body;
  }

  async function login(user: string): Promise<string> {
    const body = { ...client, profile_id: profileId, user_id: user };
    return text((await call('vtss/service/ras/v1/login', body))['access_token'], 'a token');
  }

  return {
    name: options.name ?? 'Viettel MySign',
    async certificates(user) {
      const body = {
        ...client,
        profile_id: profileId,
        user_id: user,
        certificates: 'chain',
        certInfo: true,
        authInfo: true,
      };
      const answer = await call('vtss/service/certificates/info', body, await login(user));
      const found = Array.isArray(answer['list']) ? (answer['list'] as unknown[]) : [];
      return found.flatMap((one) => {
        const { credential_id: id, cert, key } = members(one);
        const chain = texts(members(cert)['certificates']).map((der) => fromBase64(der));
        const [own] = chain;
        const usable = (members(cert)['status'] ?? 'valid') === 'valid';
        if (typeof id !== 'string' || own === undefined || !usable) return [];
        return [
          { id, certificates: chain, algorithm: algorithmFor(own, texts(members(key)['algo'])) },
        ];
      });
    },
    async start({ user, certificate, digest, algorithm, description, document, transaction }) {
      const { hash, signature } = algorithmOids(algorithm);
      const body = {
        ...client,
        credentialID: certificate,
        numSignatures: 1,
        description: shortBase64(description),
        documents: [{ document_id: transaction, document_name: shortBase64(document) }],
        hash: [toBase64(digest)],
        hashAlgo: hash,
        signAlgo: signature,
        async: 1,
      };
      const answer = await call('vtss/service/signHash', body, await login(user));
      const [made] = texts(answer['signatures']);
      if (made !== undefined) return { signature: fromBase64(made) };
      return { transaction: text(answer['transactionId'], 'a transaction') };
    },
    async state(transaction, user) {
      const body = { transactionId: transaction };
      const answer = await call('vtss/service/requests/status', body, await login(user));
      const [made] = texts(answer['signatures']);
      const { status: said } = answer;
      const status = typeof said === 'number' ? String(said) : typeof said === 'string' ? said : '';
      if (status === '1' && made !== undefined)
        return { state: 'signed', signature: fromBase64(made) };
      const state = Object.hasOwn(states, status) ? states[status] : undefined;
      return { state: state === undefined || state === 'signed' ? 'failed' : state };
    },
  };
}

/** The beginning of a text in Base64, at most 96 characters of it: the service takes fewer than 100. */
function shortBase64(words: string): string {
  let bytes = new TextEncoder().encode(words);
  for (let length = words.length; bytes.length > 72; length--)
    bytes = new TextEncoder().encode(words.slice(0, length));
  return toBase64(bytes);
}
