import assert from 'node:assert/strict';
import type { Bytes } from '../bytes.ts';
import { prepareSignature, signPdf, verifyPdf, webCryptoSigner } from '../index.ts';
import type { Indication, VerificationReport } from '../index.ts';
import { createTestAuthority, forgeSignature, tinyPdf } from '../testing/index.ts';
import type { Forgery, IssuedCertificate, TestAuthority } from '../testing/index.ts';

/** Somebody with a key and a certificate. */
export type Person = IssuedCertificate & { readonly privateKey: CryptoKey };

/** An authority, a person, and a document signed by the person, ready to be attacked. */
export interface Scene {
  readonly authority: TestAuthority;
  readonly person: Person;
  /** Signed in field a; field b is empty. Objects 1 to 7 as tinyPdf numbers them, 8 the signature. */
  readonly signed: Bytes;
  issue(options: Parameters<TestAuthority['issue']>[0]): Promise<Person>;
  sign(pdf: Uint8Array, field: string, signer?: Person): Promise<Bytes>;
  /** The document with one field, and a signature that lies. */
  forge(forgery: Partial<Forgery>): Promise<Bytes>;
  verify(pdf: Uint8Array, at?: Date): Promise<VerificationReport>;
}

export async function createScene(): Promise<Scene> {
  const signedAt = new Date();
  const authority = await createTestAuthority();
  const issue: Scene['issue'] = async (options) => {
    const { privateKey, ...rest } = await authority.issue(options);
    assert.ok(privateKey);
    return { ...rest, privateKey };
  };
  const person = await issue({ commonName: 'Nguyễn Thị Ánh' });
  const sign: Scene['sign'] = (pdf, field, signer = person) => {
    const { privateKey, chain } = signer;
    return signPdf(pdf, webCryptoSigner({ privateKey, certificates: chain }), { field, signedAt });
  };
  return {
    authority,
    person,
    signed: await sign(tinyPdf(['a', 'b']), 'a'),
    issue,
    sign,
    async forge(forgery) {
      const prepared = await prepareSignature(tinyPdf(['a']), {
        field: 'a',
        signedAt,
        certificates: person.chain,
        algorithm: 'ECDSA-P-256-SHA-256',
      });
      const { privateKey, chain } = person;
      return forgeSignature(prepared, { privateKey, certificates: chain, ...forgery });
    },
    verify: (pdf, at) => verifyPdf(pdf, { trust: [authority.root], ...(at && { at }) }),
  };
}

/** Asserts the indication and that the codes are among the reasons. */
export function judged(
  report: VerificationReport,
  indication: Indication,
  ...codes: string[]
): void {
  const found = report.reasons.map(({ code }) => code);
  assert.equal(report.indication, indication, found.join());
  for (const code of codes) assert.ok(found.includes(code), `${code} not in ${found.join()}`);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report, 'a report is plain JSON');
}
