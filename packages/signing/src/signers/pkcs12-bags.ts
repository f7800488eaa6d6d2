import type { Bytes } from '../bytes.ts';
import {
  algorithmOf,
  explicit,
  implicitOctets,
  octets,
  oidOf,
  rawOf,
  readBer,
  sequence,
} from './pkcs12-asn1.ts';
import type { Node } from './pkcs12-asn1.ts';
import { decrypt, unsupported } from './pkcs12-cipher.ts';

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
/** Kinds of bags (RFC 7292, 4.2). */
const KEY = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE = '1.2.840.113549.1.12.10.1.3';
const X509 = '1.2.840.113549.1.9.22.1';

/** What a file holds. */
export interface Pkcs12Content {
  /** PrivateKeyInfo (PKCS #8). */
  readonly keys: readonly Bytes[];
  /** DER. */
  readonly certificates: readonly Bytes[];
}

/** What a ContentInfo of plain data holds; undefined for another kind. */
export function dataIn(node: Node | undefined): Bytes | undefined {
  const [type, content] = sequence(node);
  return oidOf(type) === DATA ? octets(explicit(content)) : undefined;
}

/**
 * Decrypts the outer layer, and the keys and certificates inside; any other bag is none of our
 * business. The MAC has proven the password right already.
 *
 * @param safe AuthenticatedSafe
 * @throws {SigningError} `pkcs12-unsupported`, `pkcs12-legacy-cipher`
 */
export async function readSafe(safe: Bytes, password: string): Promise<Pkcs12Content> {
  const keys: Bytes[] = [];
  const certificates: Bytes[] = [];
  for (const content of within(() => sequence(readBer(safe)))) {
    const plain = within(() => dataIn(content)) ?? (await decryptContent(content, password));
    for (const bag of within(() => sequence(readBer(plain)))) {
      const { kind, value } = within(() => {
        const [type, held] = sequence(bag);
        return { kind: oidOf(type), value: explicit(held) };
      });
      if (kind === KEY) keys.push(rawOf(value));
      else if (kind === SHROUDED_KEY) {
        const { cipher, encrypted } = within(() => {
          const [algorithm, bytes] = sequence(value);
          return { cipher: algorithmOf(algorithm), encrypted: octets(bytes) };
        });
        keys.push(await decrypt(cipher, encrypted, password));
      } else if (kind === CERTIFICATE) certificates.push(...within(() => certificateIn(value)));
    }
  }
  return { keys, certificates };
}

function certificateIn(value: Node): Bytes[] {
  const [type, held] = sequence(value);
  return oidOf(type) === X509 ? [octets(explicit(held))] : [];
}

async function decryptContent(node: Node, password: string): Promise<Bytes> {
  const { cipher, encrypted } = within(() => {
    const [type, content] = sequence(node);
    if (oidOf(type) !== ENCRYPTED_DATA) throw unsupported();
    const [, inner] = sequence(explicit(content));
    const [, algorithm, bytes] = sequence(inner);
    return { cipher: algorithmOf(algorithm), encrypted: implicitOctets(bytes) };
  });
  return decrypt(cipher, encrypted, password);
}

/** What has another shape than RFC 7292 says is protected in a way that is not known here. */
function within<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unsupported(cause);
  }
}
