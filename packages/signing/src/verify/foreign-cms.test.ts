import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { indexOfText, latin1, toBytes, toHex } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { SignatureAlgorithm } from '../cms/algorithms.ts';
import { oid } from '../cms/oids.ts';
import { prepareSignature, verifyPdf } from '../index.ts';
import type { PreparedSignature } from '../index.ts';
import { signedBytes } from '../pdf/byte-range.ts';
import { createTestAuthority, tinyPdf } from '../testing/index.ts';
import type { TestAuthority } from '../testing/index.ts';

const authorities = new Map<SignatureAlgorithm, TestAuthority>();
const algorithms = [
  'RSASSA-PKCS1-v1_5-SHA-256',
  'ECDSA-P-256-SHA-256',
] as const satisfies SignatureAlgorithm[];

before(async () => {
  for (const algorithm of algorithms)
    authorities.set(algorithm, await createTestAuthority({ algorithm }));
});

/** A signature as older software makes it: pkijs, signing-time inside, adbe.pkcs7.detached. */
async function signOldStyle(algorithm: SignatureAlgorithm, hash: string): Promise<Bytes> {
  const authority = authorities.get(algorithm);
  const person = await authority?.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(person?.privateKey);
  const prepared: PreparedSignature = await prepareSignature(tinyPdf(['a']), {
    field: 'a',
    signedAt: new Date(),
    certificates: person.chain,
    algorithm,
  });
  const { pdf, contents } = prepared;
  pdf.set(latin1('adbe.pkcs7.detached'), indexOfText(pdf, 'ETSI.CAdES.detached'));

  const certificates = person.chain.map((der) => pkijs.Certificate.fromBER(toBytes(der)));
  const [signer] = certificates;
  assert.ok(signer);
  const digest = await crypto.subtle.digest(hash, signedBytes(pdf, contents));
  const attribute = (type: string, value: asn1js.BaseBlock) =>
    new pkijs.Attribute({ type, values: [value] });
  const signedData = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates,
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: signer.issuer,
          serialNumber: signer.serialNumber,
        }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
            attribute(oid.signingTime, new asn1js.UTCTime({ valueDate: new Date() })),
            attribute(oid.messageDigest, new asn1js.OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
  });
  await signedData.sign(person.privateKey, 0, hash);
  const content = new pkijs.ContentInfo({
    contentType: oid.signedData,
    content: signedData.toSchema(true),
  });
  pdf.set(latin1(toHex(new Uint8Array(content.toSchema().toBER()))), contents.start + 1);
  return pdf;
}

for (const algorithm of algorithms)
  test(`a signature by other software passes: adbe.pkcs7.detached, ${algorithm}`, async () => {
    const root = authorities.get(algorithm)?.root;
    assert.ok(root);
    const report = await verifyPdf(await signOldStyle(algorithm, 'SHA-256'), { trust: [root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
    const notes = report.signatures[0]?.notes.map(({ code }) => code);
    assert.ok(notes?.includes('no-signing-certificate-v2'));
  });

test('SHA-1 is refused', async () => {
  const root = authorities.get('RSASSA-PKCS1-v1_5-SHA-256')?.root;
  assert.ok(root);
  const pdf = await signOldStyle('RSASSA-PKCS1-v1_5-SHA-256', 'SHA-1');
  const report = await verifyPdf(pdf, { trust: [root] });
  assert.equal(report.indication, 'INDETERMINATE');
  assert.equal(report.reasons[0]?.code, 'weak-algorithm');
});

test('the same CMS under the name of PAdES is refused', async () => {
  const root = authorities.get('ECDSA-P-256-SHA-256')?.root;
  assert.ok(root);
  const pdf = await signOldStyle('ECDSA-P-256-SHA-256', 'SHA-256');
  pdf.set(latin1('ETSI.CAdES.detached'), indexOfText(pdf, 'adbe.pkcs7.detached'));
  const report = await verifyPdf(pdf, { trust: [root] });
  assert.equal(report.indication, 'TOTAL-FAILED');
  assert.ok(report.reasons.some(({ code }) => code === 'no-signing-certificate-v2'));
});
