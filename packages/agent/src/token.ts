import { X509Certificate } from 'node:crypto';
import { remote, type SignatureAlgorithm } from '@tokhai/signing';
import {
  lengthOf,
  loadCryptoki,
  readUlongs,
  template,
  triple,
  ulong,
  ulongs,
  type Cryptoki,
} from './cryptoki.ts';
import { AgentError } from './error.ts';

const CKO_CERTIFICATE = 1;
const CKO_PRIVATE_KEY = 3;
const CKA_CLASS = 0;
const CKA_VALUE = 0x11;
const CKA_ID = 0x102;
const CKM_RSA_PKCS = 1;
const CKM_ECDSA = 0x1041;
const CKF_SERIAL_SESSION = 4;
const CKU_USER = 1;

/** Bounds: what a token says about itself is not trusted to be small. */
const maxSlots = 64;
const maxObjects = 256;
const maxValue = 64 * 1024;

/** A certificate with a key on the token. */
export interface TokenCertificate {
  readonly id: string;
  /** DER; the key's own first, then its issuers as far as the token has them. */
  readonly certificates: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}

/** The tokens that one PKCS #11 module sees. */
export interface Tokens {
  certificates(): TokenCertificate[];
  /**
   * @param digest by the hash that the certificate's algorithm names
   * @returns the raw signature; ECDSA as r‖s
   * @throws {AgentError} `wrong-pin`, `token-locked`, `no-token`, `no-key`, `token-failed`
   */
  sign(id: string, digest: Uint8Array, pin: string): Uint8Array;
  close(): void;
}

interface Found {
  slot: number;
  key: string;
  der: Buffer;
}

/**
 * Opens a module.
 *
 * @throws {AgentError} `no-module`, `token-failed`
 */
export function openTokens(modulePath: string): Tokens {
  const call = loadCryptoki(modulePath);

  function slots(): number[] {
    const count = ulong();
    call('C_GetSlotList', 1, null, count);
    const size = Math.min(readUlongs(count)[0] ?? 0, maxSlots);
    const list = ulongs(size);
    call('C_GetSlotList', 1, list, ulong(size));
    return readUlongs(list);
  }

  function inSession<T>(slot: number, work: (session: number) => T): T {
    const handle = ulong();
    call('C_OpenSession', slot, CKF_SERIAL_SESSION, null, null, handle);
    const [session = 0] = readUlongs(handle);
    try {
      return work(session);
    } finally {
      call('C_CloseSession', session);
    }
  }

  function everything(): Found[] {
    return slots().flatMap((slot) => {
      try {
        return inSession(slot, (session) =>
          find(call, session, CKO_CERTIFICATE).map((object) => ({
            slot,
            key: value(call, session, object, CKA_ID).toString('hex'),
            der: value(call, session, object, CKA_VALUE),
          })),
        );
      } catch (error) {
        // An empty token, or one pulled out at this moment, hides no other.
        if (error instanceof AgentError && error.code === 'no-token') return [];
        throw error;
      }
    });
  }

  return {
    certificates() {
      const found = everything().flatMap((one) => {
        try {
          return [{ ...one, x509: new X509Certificate(one.der) }];
        } catch {
          return [];
        }
      });
      return found
        .filter(({ x509, key }) => !x509.ca && key !== '')
        .map(({ slot, key, der, x509 }) => {
          const chain: Buffer[] = [der];
          for (let last = x509; chain.length < 6;) {
            const issuer = found.find((one) => one.x509 !== last && last.checkIssued(one.x509));
            if (issuer === undefined || chain.includes(issuer.der)) break;
            chain.push(issuer.der);
            last = issuer.x509;
          }
          return {
            id: `${slot}-${key}`,
            certificates: chain,
            algorithm: remote.algorithmFor(new Uint8Array(der)),
          };
        });
    },
    sign(id, digest, pin) {
      const one = everything().find(({ slot, key }) => `${slot}-${key}` === id);
      if (one === undefined)
        throw new AgentError('no-token', 'Plug in the token that has this certificate.');
      const isElliptic = remote.algorithmFor(new Uint8Array(one.der)).startsWith('ECDSA');
      return inSession(one.slot, (session) => {
        const secret = Buffer.from(pin, 'utf8');
        call('C_Login', session, CKU_USER, secret, secret.length);
        secret.fill(0);
        try {
          const [key] = find(call, session, CKO_PRIVATE_KEY, Buffer.from(one.key, 'hex'));
          if (key === undefined)
            throw new AgentError('no-key', 'The token has no key for this certificate.');
          const mechanism = triple(isElliptic ? CKM_ECDSA : CKM_RSA_PKCS, null);
          call('C_SignInit', session, mechanism, key);
          const data = Buffer.from(isElliptic ? digest : remote.digestInfo(digest));
          const signature = Buffer.alloc(2048);
          const length = ulong(signature.length);
          call('C_Sign', session, data, data.length, signature, length);
          return new Uint8Array(signature.subarray(0, readUlongs(length)[0]));
        } finally {
          call('C_Logout', session);
        }
      });
    },
    close: () => call('C_Finalize', null),
  };
}

/** Handles of the objects of a class, and with an id when one is given. */
function find(call: Cryptoki, session: number, kind: number, id?: Buffer): number[] {
  const wanted: Array<[number, Buffer]> = [[CKA_CLASS, ulong(kind)]];
  if (id) wanted.push([CKA_ID, id]);
  call('C_FindObjectsInit', session, template(wanted), wanted.length);
  try {
    const handles = ulongs(maxObjects);
    const count = ulong();
    call('C_FindObjects', session, handles, maxObjects, count);
    return readUlongs(handles).slice(0, readUlongs(count)[0]);
  } finally {
    call('C_FindObjectsFinal', session);
  }
}

/** An attribute of an object. */
function value(call: Cryptoki, session: number, object: number, type: number): Buffer {
  const asked = triple(type, null);
  call('C_GetAttributeValue', session, object, asked, 1);
  const size = lengthOf(asked);
  if (size > maxValue) throw new AgentError('token-failed', 'The token answers nonsense.');
  const bytes = Buffer.alloc(size);
  if (size === 0) return bytes;
  call('C_GetAttributeValue', session, object, triple(type, bytes), 1);
  return bytes;
}
