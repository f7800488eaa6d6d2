import type { SignatureAlgorithm } from '../cms/algorithms.ts';
import { SigningError } from '../error.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { members, postJson, text, texts } from './remote-json.ts';
import type { RemoteAnswer, RemoteHttp } from './remote-json.ts';

/** Where the token agent listens unless told otherwise. */
const AGENT_URL = 'http://127.0.0.1:38383';

/** How the token agent of this computer is reached. */
export interface AgentClientOptions extends RemoteHttp {
  readonly url?: string;
  /** From {@link AgentClient.pair}; kept for this page, e.g. in session storage. */
  readonly token?: string;
}

/** A certificate with a key on a token of this computer. */
export interface AgentCertificate {
  readonly id: string;
  /** DER; the key's own first, then its issuers as far as the token has them. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

export interface AgentClient {
  /** Exchanges the code that the program shows for a token of this page. */
  pair(code: string): Promise<string>;
  certificates(): Promise<AgentCertificate[]>;
  /** @param pin absent: the program asks for it @returns the raw signature */
  sign(certificate: string, digest: Uint8Array, pin?: string): Promise<Uint8Array>;
}

/**
 * A client of `tokhai-agent`, the program that signs hashes by a USB token.
 *
 * Browsers ask the person whether the page may speak to this computer; the page's
 * Content-Security-Policy has to allow the address (`connect-src`). Safari does not let an https page
 * speak to it.
 *
 * Rejects with {@link SigningError}: `agent-not-running`, and `agent-` followed by the code of the
 * program: `not-allowed`, `not-paired`, `wrong-code`, `wrong-pin`, `pin-needed`, `token-locked`,
 * `no-token`, `no-key`, `too-often`, `token-failed`.
 */
export function agentClient(options: AgentClientOptions = {}): AgentClient {
  const { url = AGENT_URL, token } = options;

  async function call(path: string, body: unknown): Promise<RemoteAnswer['body']> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    let answer: RemoteAnswer;
    try {
      // The person may have to type a PIN on the other side.
      answer = await postJson(
        new URL(path, url),
        body,
        { timeoutMs: 120_000, ...options },
        headers,
      );
    } catch (cause) {
      if (!(cause instanceof SigningError) || cause.code !== 'remote-unreachable') throw cause;
      throw new SigningError(
        'agent-not-running',
        'The signing program does not answer. Start it on this computer, and allow this page to reach it.',
        { cause },
      );
    }
    if (answer.status === 200) return answer.body;
    const given = answer.body['code'];
    const code = typeof given === 'string' && /^[a-z-]{1,30}$/.test(given) ? given : 'failed';
    throw new SigningError(`agent-${code}`, `The signing program refused (${code}).`);
  }

  return {
    pair: async (code) => text((await call('/pair', { code }))['token'], 'a token'),
    async certificates() {
      const { certificates } = await call('/certificates', {});
      const list = Array.isArray(certificates) ? certificates : [];
      return list.map((one) => {
        const { id, certificates: chain, algorithm } = members(one);
        return {
          id: text(id, 'an id'),
          certificates: texts(chain).map((der) => fromBase64(der)),
          algorithm: algorithm as SignatureAlgorithm,
        };
      });
    },
    async sign(certificate, digest, pin) {
      const body = {
        certificate,
        digest: toBase64(digest),
        ...(pin === undefined ? {} : { pin }),
      };
      return fromBase64((await call('/sign', body))['signature']);
    },
  };
}
