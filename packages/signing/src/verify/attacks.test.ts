import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { indexOfText, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { oid } from '../cms/oids.ts';
import { prepareSignature, signPdf, verifyPdf, webCryptoSigner } from '../index.ts';
import {
  appendUpdate,
  createTestAuthority,
  forgeSignature,
  generateKeys,
  makeCertificate,
  tinyPdf,
} from '../testing/index.ts';
import { createScene, judged } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';

const DAY = 86_400_000;
const signedAt = new Date();
let scene: Scene;
let signed: Bytes;

before(async () => {
  scene = await createScene();
  ({ signed } = scene);
  judged(await scene.verify(signed), 'TOTAL-PASSED');
});

suite('bytes changed in place', () => {
  test('an edited answer', async () => {
    const edited = signed.slice();
    edited.set(latin1('Jello'), indexOfText(edited, 'Hello'));
    const report = await scene.verify(edited);
    judged(report, 'TOTAL-FAILED', 'digest-mismatch');
    assert.equal(report.signatures[0]?.subIndication, 'HASH_FAILURE');
  });

  test('any covered byte', async () => {
    const contents = indexOfText(signed, '/Contents <');
    const end = signed.indexOf(0x3e, contents);
    for (let at = 0; at < signed.length; at += at > contents && at < end ? end - contents : 23) {
      if (at > contents && at <= end) continue;
      const changed = signed.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x08;
      assert.notEqual((await scene.verify(changed)).indication, 'TOTAL-PASSED', `byte ${at}`);
    }
  });

  test('bytes hidden behind the CMS', async () => {
    const padded = signed.slice();
    padded[signed.indexOf(0x3e, indexOfText(signed, '/Contents <')) - 1] = 0x31;
    judged(await scene.verify(padded), 'TOTAL-FAILED', 'nonzero-padding');
  });

  test('a hole in the byte range that is larger than the signature', async () => {
    const at = indexOfText(signed, '/Contents <') + 10;
    const end = signed.indexOf(0x3e, at) + 1;
    for (const range of [
      { start: at, end: end + 20 },
      { start: at - 30, end },
    ]) {
      const prepared = await prepareSignature(tinyPdf(['a', 'b']), {
        field: 'a',
        signedAt,
        certificates: scene.person.chain,
        algorithm: 'ECDSA-P-256-SHA-256',
      });
      const { privateKey, chain } = scene.person;
      const shifted = await forgeSignature(prepared, { privateKey, certificates: chain, range });
      const report = await scene.verify(shifted);
      judged(report, 'TOTAL-FAILED', 'bad-byte-range');
    }
  });

  test('the signature of another document', async () => {
    const other = await scene.sign(tinyPdf(['a', 'b'], 'Other'), 'a');
    const moved = other.slice();
    const at = indexOfText(signed, '/Contents <');
    moved.set(signed.subarray(at, signed.indexOf(0x3e, at)), at);
    judged(await scene.verify(moved), 'TOTAL-FAILED', 'digest-mismatch');
  });
});

suite('certificates', () => {
  test('an unknown authority, of the same name too', async () => {
    const other = await createTestAuthority();
    const report = await verifyPdf(signed, { trust: [other.root] });
    judged(report, 'INDETERMINATE', 'unknown-issuer');
    assert.equal(report.signatures[0]?.subIndication, 'NO_CERTIFICATE_CHAIN_FOUND');
    judged(await verifyPdf(signed, { trust: [] }), 'INDETERMINATE', 'unknown-issuer');
  });

  test('expired, and not yet valid', async () => {
    const late = await scene.verify(signed, new Date(Date.now() + 400 * DAY));
    judged(late, 'INDETERMINATE', 'certificate-expired');
    const early = await scene.verify(signed, new Date(Date.now() - 30 * DAY));
    judged(early, 'TOTAL-FAILED', 'certificate-not-yet-valid');
  });

  test('a claimed time outside the validity, or in the future', async () => {
    const validity = {
      notBefore: new Date(Date.now() - 9 * DAY),
      notAfter: new Date(Date.now() + 9 * DAY),
    };
    const { privateKey, chain } = await scene.issue({ commonName: 'B', ...validity });
    const signer = webCryptoSigner({ privateKey, certificates: chain });
    const future = await signPdf(tinyPdf(['a']), signer, {
      field: 'a',
      signedAt: new Date(Date.now() + 8 * DAY),
    });
    judged(await scene.verify(future), 'INDETERMINATE', 'signed-in-future');
    judged(await scene.verify(future, new Date(Date.now() + 8 * DAY)), 'TOTAL-PASSED');
    const soon = await scene.issue({ commonName: 'C', notBefore: new Date(Date.now() + 60_000) });
    const early = await scene.forge({ privateKey: soon.privateKey, certificates: soon.chain });
    const tomorrow = new Date(Date.now() + DAY);
    judged(await scene.verify(early, tomorrow), 'INDETERMINATE', 'signed-outside-validity');
  });

  test('another certificate for the same key', async () => {
    const twin = await scene.authority.issue({
      commonName: 'Somebody else',
      publicKey: scene.person.publicKey,
    });
    const report = await scene.verify(
      await scene.forge({ certificates: twin.chain, named: scene.person.certificate }),
    );
    judged(report, 'TOTAL-FAILED', 'signing-certificate-mismatch');
  });

  test('the key of somebody else', async () => {
    const { privateKey } = await generateKeys('ECDSA-P-256-SHA-256');
    judged(
      await scene.verify(await scene.forge({ privateKey })),
      'TOTAL-FAILED',
      'signature-invalid',
    );
  });

  test('certificates made for something else', async () => {
    for (const options of [
      { eku: [oid.timeStamping] },
      { eku: [oid.ocspSigning] },
      { eku: [oid.serverAuth] },
      { eku: [oid.serverAuth, oid.clientAuth] },
      { eku: [oid.codeSigning] },
      { keyUsage: ['keyCertSign'] as const },
      { ca: true },
    ]) {
      const { privateKey, chain } = await scene.issue({ commonName: 'Service', ...options });
      const report = await scene.verify(await scene.forge({ privateKey, certificates: chain }));
      judged(report, 'INDETERMINATE', 'certificate-unsuitable');
    }
  });

  test('but not those that are made for documents beside other things', async () => {
    for (const eku of [
      [oid.clientAuth],
      [oid.clientAuth, '1.3.6.1.5.5.7.3.4'],
      [oid.serverAuth, oid.clientAuth, '1.3.6.1.5.5.7.3.4'],
      ['1.3.6.1.5.5.7.3.36'],
    ]) {
      const { privateKey, chain } = await scene.issue({ commonName: 'Person', eku });
      const report = await scene.verify(await scene.forge({ privateKey, certificates: chain }));
      judged(report, 'TOTAL-PASSED');
    }
  });

  test('a critical condition nobody knows', async () => {
    const { privateKey, chain } = await scene.issue({
      commonName: 'X',
      unknownCritical: ['1.2.3.4'],
    });
    const report = await scene.verify(await scene.forge({ privateKey, certificates: chain }));
    judged(report, 'INDETERMINATE', 'unsupported-critical-extension');
  });

  test('issued by a person, or deeper than the authority may delegate', async () => {
    const validity = {
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + DAY),
    };
    for (const options of [{ ca: false }, { ca: true }]) {
      const issuer = await scene.issue({ commonName: 'Issuer', ...options });
      const keys = await generateKeys('ECDSA-P-256-SHA-256');
      const leaf = await makeCertificate({ commonName: 'Leaf', ...validity }, keys.publicKey, {
        privateKey: issuer.privateKey,
        issuer: issuer.certificate,
      });
      const certificates = [leaf, ...issuer.chain];
      const report = await scene.verify(
        await scene.forge({ privateKey: keys.privateKey, certificates }),
      );
      judged(report, 'INDETERMINATE', 'issuer-unsuitable');
    }
  });

  test('a signature without its issuer, which a trusted issuer makes up for', async () => {
    const lonely = await scene.forge({ certificates: [scene.person.certificate] });
    judged(await scene.verify(lonely), 'INDETERMINATE', 'unknown-issuer');
    const trusted = await verifyPdf(lonely, { trust: [scene.authority.intermediate] });
    judged(trusted, 'TOTAL-PASSED');
  });
});

suite('what is no signed PDF', () => {
  test('each has its code', async () => {
    judged(await scene.verify(tinyPdf(['a'])), 'INDETERMINATE', 'no-signature');
    judged(await scene.verify(new Uint8Array()), 'TOTAL-FAILED', 'not-a-pdf');
    judged(await scene.verify(latin1('PK\x03\x04')), 'TOTAL-FAILED', 'not-a-pdf');
    judged(await scene.verify(latin1('%PDF-1.7\n')), 'TOTAL-FAILED', 'malformed-pdf');
    const small = await verifyPdf(signed, { trust: [], limits: { maxBytes: 100 } });
    judged(small, 'TOTAL-FAILED', 'too-large');
    const locked = appendUpdate(tinyPdf(), { objects: { 6: '<< >>' }, trailer: '/Encrypt 6 0 R' });
    judged(await scene.verify(locked), 'INDETERMINATE', 'encrypted-pdf');
  });

  test('fifty million zeros are refused at once', async () => {
    const zeros = new Uint8Array(50_000_000);
    const start = performance.now();
    judged(await scene.verify(zeros), 'TOTAL-FAILED', 'not-a-pdf');
    zeros.set(latin1('%PDF-1.7\n'));
    judged(await scene.verify(zeros), 'TOTAL-FAILED', 'malformed-pdf');
    assert.ok(performance.now() - start < 2000);
  });

  test('a wrong trusted certificate is the fault of the caller', async () => {
    await assert.rejects(verifyPdf(signed, { trust: [Uint8Array.of(1)] }), { code: 'bad-trust' });
  });

  test('a root counts as its bytes are, though it was given with other ones before', async () => {
    const root = scene.authority.root.slice();
    const check = () => verifyPdf(signed, { trust: [root] });
    judged(await check(), 'TOTAL-PASSED');
    root.fill(0);
    await assert.rejects(check(), { code: 'bad-trust' });
    root.set(scene.authority.root);
    judged(await check(), 'TOTAL-PASSED');
    // Behind the issuer's name stands the subject's.
    const name = indexOfText(root, 'Test', indexOfText(root, 'Test') + 1);
    assert.ok(name > 0);
    root.set(latin1('Rest'), name);
    judged(await check(), 'INDETERMINATE', 'unknown-issuer');
  });
});
