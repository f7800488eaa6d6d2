import { openPkcs12, signPdf, verifyPdf, webCryptoSigner } from './index.ts';
import { createTestAuthority, tinyPdf, toPkcs12 } from './testing/index.ts';

function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`);
}

describe('signing in this browser', () => {
  for (const algorithm of ['RSASSA-PKCS1-v1_5-SHA-256', 'ECDSA-P-256-SHA-256'] as const)
    it(`signs with a key that cannot be exported, and verifies: ${algorithm}`, async () => {
      const authority = await createTestAuthority({ algorithm });
      const parameters = algorithm.startsWith('ECDSA')
        ? { name: 'ECDSA', namedCurve: 'P-256' }
        : {
            name: 'RSASSA-PKCS1-v1_5',
            hash: 'SHA-256',
            modulusLength: 2048,
            publicExponent: Uint8Array.of(1, 0, 1),
          };
      const pair = await crypto.subtle.generateKey(parameters, false, ['sign', 'verify']);
      const { privateKey, publicKey } = pair;
      const { chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh', publicKey });
      const signer = webCryptoSigner({ privateKey, certificates: chain });
      let pdf: Uint8Array = tinyPdf(['a', 'b']);
      for (const field of ['a', 'b'])
        pdf = await signPdf(pdf, signer, { field, signedAt: new Date() });
      const report = await verifyPdf(pdf, { trust: [authority.root] });
      equal(report.indication, 'TOTAL-PASSED');
      equal(report.signatures.length, 2);
    });

  it('opens a .p12 file with a Vietnamese password, and signs with it', async () => {
    const password = 'Mật khẩu1';
    const authority = await createTestAuthority();
    const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
    if (privateKey === undefined) throw new Error('no key');
    const file = await toPkcs12({ privateKey, certificates: chain, password });
    const signer = await openPkcs12(file, password);
    const pdf = await signPdf(tinyPdf(['a']), signer, { field: 'a', signedAt: new Date() });
    const report = await verifyPdf(pdf, { trust: [authority.root] });
    equal(report.indication, 'TOTAL-PASSED');
    const refusal: unknown = await openPkcs12(file, 'x').catch((error: unknown) => error);
    equal((refusal as { code?: string }).code, 'pkcs12-wrong-password');
  });
});
