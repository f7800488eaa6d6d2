import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { equalBytes, fromLatin1, toBytes } from './bytes.ts';
import { hash } from './cms/algorithms.ts';
import type { SignatureAlgorithm } from './cms/algorithms.ts';
import { children, readLeadingDer } from './cms/der.ts';
import { oid } from './cms/oids.ts';
import { readCms } from './cms/read.ts';
import {
  SigningError,
  checkCode,
  embedSignature,
  prepareSignature,
  signPdf,
  signatureFields,
  verifyPdf,
  webCryptoSigner,
} from './index.ts';
import { createTestAuthority, generateKeys, tinyPdf } from './testing/index.ts';
import type { IssuedCertificate, TestAuthority } from './testing/index.ts';

const signedAt = new Date();

function signerOf({ privateKey, chain }: IssuedCertificate) {
  assert.ok(privateKey);
  return webCryptoSigner({ privateKey, certificates: chain });
}

function code(expected: string) {
  return (error: unknown) => error instanceof SigningError && error.code === expected;
}

for (const algorithm of [
  'RSASSA-PKCS1-v1_5-SHA-256',
  'RSASSA-PKCS1-v1_5-SHA-512',
  'RSA-PSS-SHA-256',
  'RSA-PSS-SHA-384',
  'RSA-PSS-SHA-512',
  'ECDSA-P-256-SHA-256',
  'ECDSA-P-384-SHA-384',
  'ECDSA-P-521-SHA-512',
] satisfies SignatureAlgorithm[])
  test(`two people sign one after the other with ${algorithm}`, async () => {
    const authority = await createTestAuthority({ algorithm });
    const first = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
    const second = await authority.issue({ commonName: 'Trần Văn Bình' });
    const original = tinyPdf(['a', 'b']);
    const once = await signPdf(original, signerOf(first), { field: 'a', signedAt });
    const twice = await signPdf(once, signerOf(second), { field: 'b', signedAt });

    assert.deepEqual(original, tinyPdf(['a', 'b']), 'the input stays as it was');
    assert.ok(equalBytes(twice.subarray(0, once.length), once), 'only an update is appended');
    const report = await verifyPdf(twice, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
    assert.deepEqual(
      report.signatures.map(({ field, signer, algorithm: used, coversWholeFile }) => [
        field,
        signer?.name,
        used,
        coversWholeFile,
      ]),
      [
        ['a', 'Nguyễn Thị Ánh', algorithm, false],
        ['b', 'Trần Văn Bình', algorithm, true],
      ],
    );
    assert.deepEqual(
      report.revisions.map(({ end }) => end),
      [original.length, once.length, twice.length],
    );
    assert.equal(report.signedRevisionEnd, twice.length);
  });

for (const [algorithm, way] of [
  ['RSA-PSS-SHA-512', { name: 'RSA-PSS', saltLength: 64 }],
  ['ECDSA-P-521-SHA-512', { name: 'ECDSA', hash: 'SHA-512' }],
] as const)
  test(`what is prepared with ${algorithm} waits, is signed elsewhere, embedded and verified`, async () => {
    const authority = await createTestAuthority();
    const { chain, privateKey } = await authority.issue({ commonName: 'Trần Văn Bình', algorithm });
    assert.ok(privateKey);
    const options = { field: 'a', signedAt, certificates: chain, algorithm };
    const prepared = structuredClone(await prepareSignature(tinyPdf(['a']), options));
    assert.equal(prepared.digest.length, 64);
    assert.deepEqual(prepared.digest, await hash('SHA-512', prepared.signedAttributes));
    const raw = await crypto.subtle.sign(way, privateKey, prepared.signedAttributes);
    const signed = await embedSignature(prepared, new Uint8Array(raw));
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
    assert.equal(report.signatures[0]?.algorithm, algorithm);
    const forged = new Uint8Array(raw);
    forged[5] = (forged[5] ?? 0) ^ 1;
    await assert.rejects(embedSignature(prepared, forged), code('signature-mismatch'));
  });

suite('a prepared signature', () => {
  let authority: TestAuthority;
  let person: IssuedCertificate;
  const algorithm = 'ECDSA-P-256-SHA-256';
  const prepare = (options = {}) =>
    prepareSignature(tinyPdf(['a']), {
      field: 'a',
      signedAt,
      certificates: person.chain,
      algorithm,
      ...options,
    });

  before(async () => {
    authority = await createTestAuthority();
    person = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  });

  test('is deterministic plain data whose digest an outside signer can sign', async () => {
    const prepared = structuredClone(await prepare());
    const { expiresAt } = prepared;
    assert.deepEqual(prepared, await prepare({ expiresAt }));
    assert.deepEqual(prepared.digest, await hash('SHA-256', prepared.signedAttributes));
    assert.ok(person.privateKey);
    const way = { name: 'ECDSA', hash: 'SHA-256' };
    const raw = await crypto.subtle.sign(way, person.privateKey, prepared.signedAttributes);
    const signed = await embedSignature(prepared, new Uint8Array(raw));
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED');
  });

  test('follows PAdES baseline B-B', async () => {
    const lasting = await authority.issue({
      commonName: 'Nguyễn Thị Ánh',
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2027-01-01T00:00:00Z'),
    });
    const signed = await signPdf(tinyPdf(['a']), signerOf(lasting), {
      field: 'a',
      signedAt: new Date('2026-11-22T20:30:05Z'),
    });
    const text = fromLatin1(signed);
    const [, start = 0, end = 0, rest] =
      /\/ByteRange \[ 0 (\d+) (\d+) (\d+) \] *\//.exec(text)?.map(Number) ?? [];
    assert.equal(text[start], '<');
    assert.equal(text[end - 1], '>');
    assert.equal(end + (rest ?? 0), signed.length);
    assert.ok((end - start) / 2 - 1 <= 32_767, 'PDF/A limits strings');
    assert.match(text, /\/SubFilter \/ETSI\.CAdES\.detached/);
    assert.match(text, /\/M \(D:20261123033005\+07'00'\)/);
    assert.doesNotMatch(text, /\/Reason|\/Cert /);

    const contents = toBytes(
      Uint8Array.from(text.slice(start + 1, end - 1).match(/../g) ?? [], (pair) =>
        parseInt(pair, 16),
      ),
    );
    const cms = readCms(readLeadingDer(contents));
    assert.deepEqual(
      [...cms.attributes.keys()].sort(),
      [oid.contentType, oid.signingCertificateV2, oid.messageDigest].sort(),
    );
    const order = children(readLeadingDer(cms.signedBytes)).map(({ raw }) => fromLatin1(raw));
    assert.deepEqual(order, [...order].sort(), 'SET OF is sorted');
    assert.equal(cms.certificates.length, 2);
    assert.equal(
      cms.certificates.filter(({ isCa }) => isCa).length,
      1,
      'the path without its root',
    );
  });

  test('leaves a root out and takes the name from the certificate', async () => {
    const { certificates, pdf } = await prepare({
      certificates: [...person.chain, authority.root],
    });
    assert.equal(certificates.length, 2);
    // "Nguyễn" in UTF-16BE.
    assert.match(fromLatin1(pdf), /\/Name <feff004e0067007500791ec5006e/);
  });

  test('refuses a signature by another key', async () => {
    const { privateKey } = await generateKeys(algorithm);
    const other = webCryptoSigner({ privateKey, certificates: person.chain });
    await assert.rejects(
      signPdf(tinyPdf(['a']), other, { field: 'a', signedAt }),
      code('signature-mismatch'),
    );
    await assert.rejects(
      embedSignature(await prepare(), new Uint8Array(3)),
      code('signature-mismatch'),
    );
  });

  test('is not reached by a signer that changes what it was handed', async () => {
    const signer = signerOf(person);
    const meddler: typeof signer = {
      ...signer,
      async sign(request) {
        const raw = await signer.sign(request);
        request.signedAttributes.fill(0);
        request.digest.fill(0);
        return raw;
      },
    };
    const signed = await signPdf(tinyPdf(['a']), meddler, { field: 'a', signedAt });
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
  });

  test('refuses to embed when the document changed meanwhile', async () => {
    const prepared = await prepare();
    const pdf = prepared.pdf.slice();
    pdf[200] = (pdf[200] ?? 0) ^ 1;
    await assert.rejects(
      embedSignature({ ...prepared, pdf }, new Uint8Array(64)),
      code('prepared-changed'),
    );
  });

  test('waits as plain data, and not for ever', async () => {
    const prepared = await prepare();
    const { digest, certificates, expiresAt } = prepared;
    assert.ok(Math.abs(expiresAt.getTime() - Date.now() - 900_000) < 60_000);
    assert.match(checkCode(digest), /^[0-9A-F]{4}-[0-9A-F]{2}$/);
    const raw = await signerOf(person).sign(prepared);
    // What a store gives back is a copy, as after a reload of the page.
    const kept = structuredClone(prepared);
    const signed = await embedSignature(kept, raw, { now: expiresAt });
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED');
    assert.deepEqual(kept.certificates, certificates);
    const now = new Date(expiresAt.getTime() + 1);
    await assert.rejects(embedSignature(kept, raw, { now }), code('prepared-expired'));
    const soon = await prepare({ expiresAt: new Date(Date.now() - 1) });
    await assert.rejects(embedSignature(soon, raw), code('prepared-expired'));
  });

  test('says so when the signature does not fit into the room kept for it', async () => {
    const prepared = await prepare();
    const { start } = prepared.contents;
    const narrow = { ...prepared, contents: { start, end: start + 202 } };
    const raw = await signerOf(person).sign(prepared);
    // The room is what the digest leaves out: a narrower one is another document.
    await assert.rejects(embedSignature(narrow, raw), code('prepared-changed'));
    await assert.rejects(prepare({ reserveBytes: 1200 }), code('contents-too-small'));
  });

  test('says why it cannot be made', async () => {
    const day = 86_400_000;
    const late = { signedAt: new Date(Date.now() + 500 * day) };
    const early = { signedAt: new Date(Date.now() - 500 * day) };
    await assert.rejects(prepare(late), code('certificate-expired'));
    await assert.rejects(prepare(early), code('certificate-not-yet-valid'));
    await assert.rejects(prepare({ signedAt: new Date('x') }), code('bad-date'));
    await assert.rejects(prepare({ certificates: [] }), code('no-certificate'));
    await assert.rejects(prepare({ certificates: [Uint8Array.of(1)] }), code('not-der'));
    await assert.rejects(
      prepare({ certificates: [authority.intermediate] }),
      code('certificate-unsuitable'),
    );
    const service = await authority.issue({ commonName: 'TSA', eku: [oid.timeStamping] });
    await assert.rejects(prepare({ certificates: service.chain }), code('certificate-unsuitable'));
    await assert.rejects(
      prepare({ algorithm: 'RSA-PSS-SHA-256' }),
      code('certificate-other-algorithm'),
    );
    await assert.rejects(prepare({ reserveBytes: 100 }), code('contents-too-small'));
    await assert.rejects(prepare({ reserveBytes: 40_000 }), code('contents-too-small'));
    await assert.rejects(prepare({ field: 'form.a' }), code('bad-field-name'));
  });

  test('refuses what is no PDF, and a field signed before', async () => {
    const options = { field: 'a', signedAt };
    const signer = signerOf(person);
    await assert.rejects(signPdf(new Uint8Array(9), signer, options), code('not-a-pdf'));
    await assert.rejects(
      signPdf(tinyPdf().subarray(0, 300), signer, options),
      code('malformed-pdf'),
    );
    const signed = await signPdf(tinyPdf(['a']), signer, options);
    await assert.rejects(signPdf(signed, signer, options), code('field-already-signed'));
  });

  test('adds an invisible field where there is none', async () => {
    const signed = await signPdf(tinyPdf(), signerOf(person), { field: 'Chữ ký', signedAt });
    const [field] = await signatureFields(signed);
    assert.deepEqual(
      { ...field, signedAt: undefined },
      {
        name: 'Chữ ký',
        signed: true,
        page: 0,
        rect: [0, 0, 0, 0],
        signerName: 'Nguyễn Thị Ánh',
        signedAt: undefined,
      },
    );
    const report = await verifyPdf(signed, { trust: [authority.root] });
    assert.equal(report.indication, 'TOTAL-PASSED');
  });
});

test('fields are listed with their places', async () => {
  assert.deepEqual(await signatureFields(tinyPdf(['a', 'b'])), [
    { name: 'a', signed: false, page: 0, rect: [72, 600, 272, 650] },
    { name: 'b', signed: false, page: 0, rect: [72, 520, 272, 570] },
  ]);
  assert.deepEqual(await signatureFields(tinyPdf()), []);
});
