import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { toBytes } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Algorithm } from './pkcs12-asn1.ts';

/**
 * Decrypts PBES2 with a cipher that hardly any file has (AES-GCM: RFC 5084), by pkijs. Apart from
 * the common ones, because it brings 78 kB.
 *
 * @throws Error when pkijs does not know the cipher either, or the bytes do not fit
 */
export async function decryptUncommon(
  { id, parameters }: Algorithm,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const data = new pkijs.EncryptedData({
    encryptedContentInfo: new pkijs.EncryptedContentInfo({
      contentEncryptionAlgorithm: new pkijs.AlgorithmIdentifier({
        algorithmId: id,
        algorithmParams: parameters,
      }),
      encryptedContent: new asn1js.OctetString({ valueHex: encrypted }),
    }),
  });
  const secret = toBytes(new TextEncoder().encode(password)).buffer;
  return new Uint8Array(await data.decrypt({ password: secret }));
}
