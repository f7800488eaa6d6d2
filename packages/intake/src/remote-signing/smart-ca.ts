import { remote, type RemoteHttp, type SignatureAlgorithm } from '@tokhai/signing';
import type { RemoteCertificate, RemoteSigningService, RemoteState } from './service.ts';

const { algorithmFor, fromBase64, members, postJson, refused, text, toBase64, toHex } = remote;

/** What the operator of the service gave the portal. Secrets: they stay on the server. */
export interface SmartCaOptions extends RemoteHttp {
  /** E.g. `https://gwsca.vnpt.vn/sca/sp769/`; the test environment has another one. */
  readonly url: string;
  readonly spId: string;
  readonly spPassword: string;
  readonly name?: string;
}

/** Differences between the services of this shape. */
interface Shape {
  readonly certificatePath: string;
  readonly signPath: string;
  readonly statusPath: (transaction: string) => string;
  readonly encode: (digest: Uint8Array) => string;
  readonly more: Readonly<Record<string, string>>;
  readonly withCredentials: boolean;
}

/**
 * VNPT SmartCA ("SmartCA 769"): certificates by the person's number, a digest in hexadecimal,
 * confirmation in the app, then asking for the result.
 *
 * The shape follows public integrations and quotations of VNPT's manual 4.1; it was tried against a
 * simulated service only. Not confirmed: which messages other than SUCCESS and EXPIRED the status
 * has, and whether it is asked for by `transaction_id` (as here, and in the integrations read) or
 * by `tran_code`.
 */
export function smartCa(options: SmartCaOptions): RemoteSigningService {
  return shaped(
    { name: 'VNPT SmartCA', ...options },
    {
      certificatePath: 'v1/credentials/get_certificate',
      signPath: 'v1/signatures/sign',
      statusPath: (transaction) => `v1/signatures/sign/${encodeURIComponent(transaction)}/status`,
      encode: toHex,
      more: {},
      withCredentials: false,
    },
  );
}

/** What the operator of the gateway gave the portal, and whose certificates it asks for. */
export interface NeacOptions extends SmartCaOptions {
  /** The certification authority, as the gateway names it. */
  readonly caName: string;
  /** Where the result is asked for, below `url`. Not confirmed, so that it can be set. */
  readonly statusPath?: (transaction: string) => string;
}

/**
 * The national eSign gateway (Cổng eSign, Thông tư 15/2025/TT-BKHCN, Phụ lục III) at
 * `https://esign.neac.gov.vn/`: the shape of SmartCA with `ca_name` and digests in Base64.
 *
 * `sign_v2/get_certificate` and `sign_v2/sign` are known from public integrations; tried against a
 * simulated service only. Not confirmed: the answers, and how the result is asked for.
 */
export function neac(options: NeacOptions): RemoteSigningService {
  const path = (transaction: string): string =>
    `sign_v2/sign/${encodeURIComponent(transaction)}/status`;
  return shaped(
    { name: 'Cổng eSign', ...options },
    {
      certificatePath: 'sign_v2/get_certificate',
      signPath: 'sign_v2/sign',
      statusPath: options.statusPath ?? path,
      encode: toBase64,
      more: { ca_name: options.caName },
      withCredentials: true,
    },
  );
}

function shaped(options: SmartCaOptions & { name: string }, shape: Shape): RemoteSigningService {
  const base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  const credentials = { sp_id: options.spId, sp_password: options.spPassword, ...shape.more };

  async function call(path: string, body: Readonly<Record<string, unknown>>) {
    const answer = await postJson(new URL(path, base), body, options);
    if (answer.status >= 400) throw refused(`HTTP ${answer.status}`);
    const code = answer.body['status_code'];
    const said = answer.body['message'];
    const message = typeof said === 'string' ? said.toUpperCase() : '';
    if (code === 401 || code === 403) throw refused(message);
    return { ok: code === undefined || code === 0 || code === 200, message, body: answer.body };
  }

  return {
    name: options.name,
    async certificates(user) {
      const body = { ...credentials, user_id: user, serial_number: '', transaction_id: '' };
      const answer = await call(shape.certificatePath, body);
      // Somebody the service does not know is no failure of the service.
      if (!answer.ok) return [];
      const found = members(answer.body['data'])['user_certificates'];
      return (Array.isArray(found) ? found : []).flatMap((one) => readCertificate(members(one)));
    },
    async start({ user, certificate, digest, description, transaction }) {
      const answer = await call(shape.signPath, {
        ...credentials,
        user_id: user,
        transaction_id: transaction,
        transaction_desc: description,
        serial_number: certificate,
        time_stamp: new Date().toISOString().replaceAll(/[-:T]|\.\d+/g, ''),
        sign_files: [
          {
            doc_id: transaction,
            file_type: 'pdf',
            sign_type: 'hash',
            data_to_be_signed: shape.encode(digest),
          },
        ],
      });
      if (!answer.ok) throw refused(answer.message);
      const signature = signatureIn(answer.body);
      if (signature) return { signature };
      const data = members(answer.body['data']);
      return { transaction: text(data['transaction_id'] ?? data['tran_code'], 'a transaction') };
    },
    async state(transaction): Promise<RemoteState> {
      const answer = await call(
        shape.statusPath(transaction),
        shape.withCredentials ? credentials : {},
      );
      const signature = signatureIn(answer.body);
      if (signature) return { state: 'signed', signature };
      if (answer.message.includes('EXPIRE')) return { state: 'expired' };
      if (/REJECT|REFUSE|DENIE|CANCEL/.test(answer.message)) return { state: 'refused' };
      return { state: answer.ok ? 'waiting' : 'failed' };
    },
  };
}

function signatureIn(body: Readonly<Record<string, unknown>>): Uint8Array | undefined {
  const { signatures } = members(body['data']);
  const value = Array.isArray(signatures)
    ? members((signatures as unknown[])[0])['signature_value']
    : undefined;
  return typeof value === 'string' && value !== '' ? fromBase64(value) : undefined;
}

function readCertificate(one: Readonly<Record<string, unknown>>): RemoteCertificate[] {
  const { serial_number: id, cert_data: data, chain_data: chain } = one;
  if (typeof id !== 'string') return [];
  const own = fromBase64(withoutArmour(data));
  // How the issuers are given was not confirmed: every text among them that is Base64 is taken.
  const others = typeof chain === 'string' ? [chain] : Object.values(members(chain));
  const issuers = others.flatMap((issuer) =>
    typeof issuer === 'string' && issuer !== '' ? [fromBase64(withoutArmour(issuer))] : [],
  );
  const algorithm: SignatureAlgorithm = algorithmFor(own);
  return [{ id, certificates: [own, ...issuers], algorithm }];
}

/** The Base64 of a PEM certificate; Base64 without its lines stays as it is. */
function withoutArmour(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/-----[A-Z ]+-----/g, '') : value;
}
