import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { signPdf, verifyPdf, webCryptoSigner } from './index.ts';
import { createTestAuthority, hybridPdf } from './testing/index.ts';

const folder = new URL('../test-data/', import.meta.url);

const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
const pdfs: Array<readonly [name: string, pdf: Uint8Array]> = [
  ...files.map((file) => [file, readFileSync(new URL(file, folder))] as const),
  ['hybrid', hybridPdf()],
];

for (const [name, original] of pdfs)
  test(`a PDF by other software is signed twice: ${name}`, async () => {
    const authority = await createTestAuthority();
    const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
    assert.ok(privateKey);
    const signer = webCryptoSigner({ privateKey, certificates: chain });
    let pdf = original;
    for (const field of ['a', 'b'])
      pdf = await signPdf(pdf, signer, { field, signedAt: new Date() });
    const report = await verifyPdf(pdf, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report, null, 1));
    assert.equal(report.signatures.length, 2);
    assert.equal(report.revisions.length, 3);
  });
