import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Bytes } from '../bytes.ts';
import { toBytes } from '../bytes.ts';

const CERT_BAG = '1.2.840.113549.1.12.10.1.3';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';

/**
 * A PKCS #12 file (RFC 7292) as today's tools write it: PBES2 with AES-256-CBC (unless told otherwise)
 * and HMAC-SHA-256, MAC with SHA-256.
 *
 * @param privateKey must be extractable
 * @param certificates DER; the key's own first
 * @param password any text; encoded as UTF-8
 */
export async function toPkcs12({
  privateKey,
  certificates,
  password,
  friendlyName = 'test',
  iterations = 2048,
  cipher = 'AES-CBC',
}: {
  readonly privateKey: CryptoKey;
  readonly certificates: readonly Uint8Array[];
  readonly password: string;
  readonly friendlyName?: string;
  readonly iterations?: number;
  readonly cipher?: 'AES-CBC' | 'AES-GCM';
}): Promise<Bytes> {
  const secret = toBytes(new TextEncoder().encode(password)).buffer;
  const encryption = {
    password: secret,
    contentEncryptionAlgorithm: { name: cipher, length: 256 },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: iterations,
  };
  const attributes = [
    new pkijs.Attribute({
      type: FRIENDLY_NAME,
      values: [new asn1js.BmpString({ value: friendlyName })],
    }),
    new pkijs.Attribute({
      type: LOCAL_KEY_ID,
      values: [new asn1js.OctetString({ valueHex: Uint8Array.of(1).buffer })],
    }),
  ];
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  const keyBag = new pkijs.PKCS8ShroudedKeyBag({
    parsedValue: pkijs.PrivateKeyInfo.fromBER(pkcs8),
  });
  await keyBag.makeInternalValues(encryption as never);
  const keyBags = [
    new pkijs.SafeBag({ bagId: SHROUDED_KEY_BAG, bagValue: keyBag, bagAttributes: attributes }),
  ];
  const certificateBags = certificates.map(
    (certificate, index) =>
      new pkijs.SafeBag({
        bagId: CERT_BAG,
        bagValue: new pkijs.CertBag({
          parsedValue: pkijs.Certificate.fromBER(toBytes(certificate)),
        }),
        ...(index === 0 && { bagAttributes: attributes }),
      }),
  );
  const authenticatedSafe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new pkijs.SafeContents({ safeBags: keyBags }) },
        { privacyMode: 1, value: new pkijs.SafeContents({ safeBags: certificateBags }) },
      ],
    },
  });
  await authenticatedSafe.makeInternalValues({ safeContents: [{}, encryption] });
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
  await pfx.makeInternalValues({
    password: secret,
    iterations,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(pfx.toSchema().toBER());
}
