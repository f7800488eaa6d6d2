import { randomUUID } from 'node:crypto';
import { fromBase64, toBase64 } from '../../signers/base64.ts';
import type { TestPhone } from './phone.ts';
import { posted, reply } from './reply.ts';

export interface TestMySignOptions {
  readonly phone: TestPhone;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A service in the shape of Viettel MySign. It really signs. */
export function createTestMySign({ phone, clientId, clientSecret }: TestMySignOptions) {
  /** People by token. */
  const tokens = new Map<string, string>();
  const codes = { waiting: '4000', signed: '1', refused: '4002', expired: '4001' };

  function certificates(user: string): Response {
    const holder = phone.holder(user);
    if (!holder) return reply(200, []);
    return reply(200, [
      {
        credential_id: `cred-${user}`,
        key: { status: 'enabled', algo: ['1.2.840.113549.1.1.1'], len: '2048' },
        cert: { status: 'valid', certificates: holder.chain.map((der) => toBase64(der)) },
        authMode: 'implicit',
        scal: '2',
      },
    ]);
  }

  function signHash(user: string, body: Record<string, unknown>): Response {
    const [hash] = body['hash'] as string[];
    const digest = fromBase64(hash);
    const description = String(body['description']);
    if (
      body['credentialID'] !== `cred-${user}` ||
      digest.length !== 32 ||
      description.length >= 100
    )
      return reply(400, { error: 'invalid_request' });
    const words = new TextDecoder().decode(fromBase64(description));
    return reply(200, { transactionId: phone.ask(user, words, digest) });
  }

  function status(id: string): Response {
    const request = phone.find(id);
    if (!request) return reply(400, { error: 'invalid_request' });
    const made = phone.signature(id);
    // The service breaks its Base64 into lines.
    const lines = made && toBase64(made).replaceAll(/.{76}/g, '$&\r\n');
    return reply(200, { status: codes[request.state], ...(lines && { signatures: [lines] }) });
  }

  return {
    async fetch(request: Request): Promise<Response> {
      const path = new URL(request.url).pathname.replace('/vtss/service/', '');
      const body = await posted(request);
      if (path === 'ras/v1/login') {
        if (body['client_id'] !== clientId || body['client_secret'] !== clientSecret)
          return reply(401, { error: 'invalid_client' });
        const token = randomUUID();
        tokens.set(token, String(body['user_id']));
        return reply(200, { access_token: token, token_type: 'Bearer', expires_in: 3600 });
      }
      const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
      const user = tokens.get(bearer);
      if (user === undefined) return reply(401, { error: 'invalid_token' });
      if (path === 'certificates/info') return certificates(user);
      if (path === 'signHash') return signHash(user, body);
      if (path === 'requests/status') return status(String(body['transactionId']));
      return reply(404, {});
    },
  };
}
