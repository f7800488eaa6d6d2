import { toHex } from '../../bytes.ts';
import { readCertificate } from '../../cms/certificate.ts';
import { fromBase64, toBase64 } from '../../signers/base64.ts';
import type { TestPhone } from './phone.ts';
import { posted, reply } from './reply.ts';

export interface TestSmartCaOptions {
  readonly phone: TestPhone;
  readonly spId: string;
  readonly spPassword: string;
  /** The gateway's shape: this `ca_name`, other addresses, digests in Base64. */
  readonly caName?: string;
}

/** A service in the shape of VNPT SmartCA, or of the national eSign gateway. It really signs. */
export function createTestSmartCa(options: TestSmartCaOptions) {
  const { phone, spId, spPassword, caName } = options;
  const isGateway = caName !== undefined;

  function certificates(user: string): Response {
    const holder = phone.holder(user);
    if (!holder) return reply(200, { status_code: 404, message: 'USER_NOT_FOUND', data: null });
    const [own, issuer] = holder.chain;
    const serial = readCertificate(holder.certificate).serialNumber;
    return reply(200, {
      status_code: 200,
      message: 'SUCCESS',
      data: {
        user_certificates: [
          {
            cert_id: serial,
            serial_number: serial,
            cert_data: toBase64(own ?? holder.certificate),
            chain_data: { ca_cert: issuer ? toBase64(issuer) : '', root_cert: null },
          },
        ],
      },
    });
  }

  function sign(user: string, body: Record<string, unknown>): Response {
    const file = (body['sign_files'] as Record<string, unknown>[] | undefined)?.[0];
    const holder = phone.holder(user);
    const encoded = String(file?.['data_to_be_signed']);
    const digest = isGateway ? fromBase64(encoded) : Uint8Array.from(Buffer.from(encoded, 'hex'));
    const exact = isGateway ? toBase64(digest) : toHex(digest);
    if (!holder || digest.length !== 32 || exact !== encoded || file?.['sign_type'] !== 'hash')
      return reply(200, { status_code: 400, message: 'BAD_REQUEST', data: null });
    if (body['serial_number'] !== readCertificate(holder.certificate).serialNumber)
      return reply(200, { status_code: 400, message: 'CERTIFICATE_NOT_FOUND', data: null });
    const id = phone.ask(user, String(body['transaction_desc']), digest);
    return reply(200, {
      status_code: 200,
      message: 'SUCCESS',
      data: { transaction_id: id, tran_code: id },
    });
  }

  function status(id: string): Response {
    const request = phone.find(id);
    if (!request) return reply(200, { status_code: 404, message: 'NOT_FOUND', data: null });
    const messages = {
      waiting: 'WAITING_FOR_CONFIRM',
      signed: 'SUCCESS',
      refused: 'REJECTED',
      expired: 'EXPIRED',
    };
    const made = phone.signature(id);
    const value = made && {
      doc_id: id,
      signature_value: toBase64(made),
      timestamp_signature: null,
    };
    return reply(200, {
      status_code: 200,
      message: messages[request.state],
      data: { transaction_id: id, signatures: value ? [value] : null },
    });
  }

  return {
    /** Answers a request; addresses as of the real service, below any prefix. */
    async fetch(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url);
      const body = await posted(request);
      const waits = /\/(?:signatures|sign_v2)\/sign\/([^/]+)\/status$/.exec(pathname);
      const isKnown = body['sp_id'] === spId && body['sp_password'] === spPassword;
      if (waits && (isKnown || !isGateway)) return status(waits[1] ?? '');
      if (!isKnown || (isGateway && body['ca_name'] !== caName))
        return reply(200, { status_code: 401, message: 'UNAUTHORIZED', data: null });
      const user = String(body['user_id']);
      const prefix = isGateway ? '/sign_v2' : '/v1';
      const path = `${prefix}${isGateway ? '' : '/credentials'}/get_certificate`;
      if (pathname.endsWith(path)) return certificates(user);
      if (pathname.endsWith(isGateway ? '/sign_v2/sign' : '/v1/signatures/sign'))
        return sign(user, body);
      return reply(404, {});
    },
  };
}
