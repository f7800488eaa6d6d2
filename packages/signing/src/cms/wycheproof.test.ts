import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Bytes } from '../bytes.ts';
import { verifyRaw } from './algorithms.ts';
import type { HashName, Scheme } from './algorithms.ts';
import { ecdsaToDer } from './ecdsa.ts';

/** Project Wycheproof's vectors of signatures that careless code accepts; not a part of the project. */
const folder = new URL('../../../../../shared/data/wycheproof/', import.meta.url);

interface Vectors {
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly sha: HashName;
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly msg: string;
      readonly sig: string;
      readonly result: 'valid' | 'invalid' | 'acceptable';
    }[];
  }[];
}

const files: Record<string, Scheme['kind']> = {
  ecdsa_secp256r1_sha256_test: 'ECDSA',
  ecdsa_secp384r1_sha384_test: 'ECDSA',
  ecdsa_secp521r1_sha512_test: 'ECDSA',
  ecdsa_secp256r1_sha256_p1363_test: 'ECDSA',
  rsa_pss_2048_sha256_mgf1_32_test: 'RSA-PSS',
  rsa_pss_3072_sha256_mgf1_32_test: 'RSA-PSS',
  rsa_signature_2048_sha256_test: 'RSASSA-PKCS1-v1_5',
  rsa_signature_3072_sha384_test: 'RSASSA-PKCS1-v1_5',
};

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

for (const [name, kind] of Object.entries(files)) {
  const file = new URL(`${name}.json`, folder);
  const skip = existsSync(file) ? false : 'the vectors are not here';
  test(`Wycheproof ${name}`, { skip }, async () => {
    const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
    for (const { publicKeyDer, sha, tests } of testGroups)
      for (const { tcId, comment, msg, sig, result } of tests) {
        const raw = fromHex(sig);
        // r‖s comes in one length only: any other is no such signature.
        const signature = name.includes('p1363') && raw.length === 64 ? ecdsaToDer(raw) : raw;
        const scheme = { kind, hash: sha };
        const valid = await verifyRaw(fromHex(publicKeyDer), scheme, fromHex(msg), signature);
        if (result !== 'acceptable') assert.equal(valid, result === 'valid', `${tcId} ${comment}`);
      }
  });
}
