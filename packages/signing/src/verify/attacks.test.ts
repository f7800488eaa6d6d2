import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { concat, fromLatin1, indexOfText, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { oid } from '../cms/oids.ts';
import { prepareSignature, signPdf, verifyPdf, webCryptoSigner } from '../index.ts';
import type { Indication, VerificationReport } from '../index.ts';
import {
  appendUpdate,
  createTestAuthority,
  forgeSignature,
  generateKeys,
  makeCertificate,
  tinyPdf,
} from '../testing/index.ts';
import type { Forgery, IssuedCertificate, RawUpdate, TestAuthority } from '../testing/index.ts';

const DAY = 86_400_000;
const signedAt = new Date();
let authority: TestAuthority;
let person: IssuedCertificate & { privateKey: CryptoKey };
/** Signed in field a; field b is empty. Objects 1 to 7 as tinyPdf numbers them, 8 the signature. */
let signed: Bytes;

async function issue(options: Parameters<TestAuthority['issue']>[0]) {
  const { privateKey, ...rest } = await authority.issue(options);
  assert.ok(privateKey);
  return { ...rest, privateKey };
}

function sign(pdf: Uint8Array, field: string, signer = person) {
  const { privateKey, chain } = signer;
  return signPdf(pdf, webCryptoSigner({ privateKey, certificates: chain }), { field, signedAt });
}

async function forge(forgery: Partial<Forgery>): Promise<Bytes> {
  const prepared = await prepareSignature(tinyPdf(['a']), {
    field: 'a',
    signedAt,
    certificates: person.chain,
    algorithm: 'ECDSA-P-256-SHA-256',
  });
  const { privateKey, chain } = person;
  return forgeSignature(prepared, { privateKey, certificates: chain, ...forgery });
}

function verify(pdf: Uint8Array, at?: Date) {
  return verifyPdf(pdf, { trust: [authority.root], ...(at && { at }) });
}

function judged(report: VerificationReport, indication: Indication, ...codes: string[]) {
  const found = report.reasons.map(({ code }) => code);
  assert.equal(report.indication, indication, found.join());
  for (const code of codes) assert.ok(found.includes(code), `${code} not in ${found.join()}`);
  JSON.stringify(report);
}

before(async () => {
  authority = await createTestAuthority();
  person = await issue({ commonName: 'Nguyễn Thị Ánh' });
  signed = await sign(tinyPdf(['a', 'b']), 'a');
  judged(await verify(signed), 'TOTAL-PASSED');
});

suite('bytes changed in place', () => {
  test('an edited answer', async () => {
    const edited = signed.slice();
    edited.set(latin1('Jello'), indexOfText(edited, 'Hello'));
    const report = await verify(edited);
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
      assert.notEqual((await verify(changed)).indication, 'TOTAL-PASSED', `byte ${at}`);
    }
  });

  test('bytes hidden behind the CMS', async () => {
    const padded = signed.slice();
    padded[signed.indexOf(0x3e, indexOfText(signed, '/Contents <')) - 1] = 0x31;
    judged(await verify(padded), 'TOTAL-FAILED', 'nonzero-padding');
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
        certificates: person.chain,
        algorithm: 'ECDSA-P-256-SHA-256',
      });
      const { privateKey, chain } = person;
      const shifted = await forgeSignature(prepared, { privateKey, certificates: chain, range });
      const report = await verify(shifted);
      judged(report, 'TOTAL-FAILED', 'bad-byte-range');
    }
  });

  test('the signature of another document', async () => {
    const other = await sign(tinyPdf(['a', 'b'], 'Other'), 'a');
    const moved = other.slice();
    const at = indexOfText(signed, '/Contents <');
    moved.set(signed.subarray(at, signed.indexOf(0x3e, at)), at);
    judged(await verify(moved), 'TOTAL-FAILED', 'digest-mismatch');
  });
});

suite('updates after the signature', () => {
  const font = '/Resources << /Font << /F1 5 0 R >> >>';
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] ${font}`;
  const annots = '/Annots [ 6 0 R 7 0 R ]';
  const overlay =
    '<< /Length 44 >>\nstream\nBT /F1 24 Tf 72 700 Td (1000000000) Tj ET   \n\nendstream';
  const widget = '/Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect [ 72 520 272 570 ] /P 3 0 R';
  const form = (extra: string) =>
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 6 0 R 7 0 R ] /SigFlags 3 >> ${extra} >>`;
  const attacks: Record<string, RawUpdate> = {
    'an overlay over the page': {
      objects: { 3: `${page} /Contents [ 4 0 R 9 0 R ] ${annots} >>`, 9: overlay },
    },
    'another content in place of the old': { objects: { 4: overlay } },
    'another font': { objects: { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' } },
    'a visible note': {
      objects: {
        3: `${page} /Contents 4 0 R /Annots [ 6 0 R 7 0 R 9 0 R ] >>`,
        9: '<< /Type /Annot /Subtype /FreeText /Rect [ 0 0 9 9 ] /Contents (x) >>',
      },
    },
    'new looks for an empty signature field': {
      objects: { 7: `<< ${widget} /T (b) /AP << /N 9 0 R >> >>`, 9: overlay },
    },
    'a changed signature field': { objects: { 7: `<< ${widget} /T (b) /TU (b) /MK << >> >>` } },
    'a renamed signature field': { objects: { 7: `<< ${widget} /T (c) /TU (Signature of b) >>` } },
    metadata: {
      objects: { 1: form('/Metadata 9 0 R'), 9: '<< /Length 1 >>\nstream\nx\nendstream' },
    },
    'another language': { objects: { 1: form('/Lang (en)') } },
    'a structure tree': { objects: { 1: form('/StructTreeRoot << /Type /StructTreeRoot >>') } },
    'an action on opening': { objects: { 1: form('/OpenAction << /S /JavaScript /JS (1) >>') } },
    'another Info': { objects: { 9: '<< /Title (x) >>' }, trailer: '/Info 9 0 R' },
    'an object nobody refers to': { objects: { 9: '<< /Type /Nothing >>' } },
    'an object that no cross-reference lists': { objects: {}, hidden: { 4: overlay } },
    'a cross-reference into signed bytes': { objects: { 4: '' }, offsets: { 4: 15 } },
    'a store of other things than streams': {
      objects: { 1: form('/DSS << /Certs [ << /Fake true >> ] >>') },
    },
    'a new visible field': {
      objects: {
        1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 6 0 R 7 0 R 9 0 R ] /SigFlags 3 >> >>',
        3: `${page} /Contents 4 0 R /Annots [ 6 0 R 7 0 R 9 0 R ] >>`,
        9: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (c) /F 4 /Rect [ 0 0 99 99 ] /P 3 0 R >>',
      },
    },
  };

  for (const [name, update] of Object.entries(attacks))
    test(name, async () => {
      const report = await verify(appendUpdate(signed, update));
      judged(report, 'TOTAL-FAILED', 'modified-after-signing');
      assert.equal(report.signatures[0]?.modifiedAfterSigning, true);
      assert.equal(report.signatures[0].coversWholeFile, false);
      assert.equal(report.signedRevisionEnd, signed.length);
    });

  test('the signature removed from its field', async () => {
    const field = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (a) /F 4 /Rect [ 0 0 0 0 ] >>';
    const report = await verify(appendUpdate(signed, { objects: { 6: field } }));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing', 'signature-removed');
    assert.equal(report.signatures.length, 1);
  });

  test('the signature forgotten by a new cross-reference for everything', async () => {
    const blank = fromLatin1(tinyPdf([]));
    const bodies = [...blank.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
    const objects = Object.fromEntries(bodies.map(([, num, body]) => [num, body ?? '']));
    const report = await verify(appendUpdate(signed, { objects, withoutPrev: true }));
    judged(report, 'TOTAL-FAILED', 'signature-removed', 'no-signature');
  });

  test('an update without cross-reference', async () => {
    const update = { objects: { 4: overlay }, withoutXref: true };
    const report = await verify(appendUpdate(signed, update));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.equal(report.signatures[0]?.modifications[0]?.code, 'trailing-bytes');
  });

  test('an update whose startxref leads nowhere', async () => {
    const tail = latin1(`4 0 obj\n${overlay}\nendobj\nstartxref\n0\n%%EOF\n`);
    const report = await verify(concat(signed, tail));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.equal(report.signatures[0]?.signer?.name, 'Nguyễn Thị Ánh');
    assert.equal(report.signatures[0].coversWholeFile, false);
  });

  test('bytes at the end', async () => {
    for (const tail of ['x', ' ', '\n\n', '\0', '%%EOF\n'])
      judged(await verify(concat(signed, latin1(tail))), 'TOTAL-FAILED', 'modified-after-signing');
  });

  test('a change under the second signature is charged to the first only', async () => {
    const edited = appendUpdate(signed, { objects: { 4: overlay } });
    const report = await verify(await sign(edited, 'b'));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.deepEqual(
      report.signatures.map(({ indication }) => indication),
      ['TOTAL-FAILED', 'TOTAL-PASSED'],
    );
  });

  test('what is allowed passes: a further signature, an invisible one, a security store', async () => {
    const [second, third] = [await issue({ commonName: 'B' }), await issue({ commonName: 'C' })];
    const three = await sign(await sign(signed, 'b', second), 'c', third);
    const numbers = [...fromLatin1(three).matchAll(/(\d+) 0 obj/g)].map(([, num]) => Number(num));
    const next = Math.max(...numbers) + 1;
    const catalog = [...fromLatin1(three).matchAll(/\n1 0 obj\n<<([\s\S]*?)>>\nendobj/g)].at(
      -1,
    )?.[1];
    const stored = appendUpdate(three, {
      objects: {
        1: `<<${catalog ?? ''} /DSS ${next} 0 R >>`,
        [next]: `<< /Type /DSS /Certs [ ${next + 1} 0 R ] >>`,
        [next + 1]: '<< /Length 1 >>\nstream\nx\nendstream',
      },
    });
    const report = await verify(stored);
    judged(report, 'TOTAL-PASSED');
    assert.equal(report.signatures.length, 3);
    assert.equal(report.signedRevisionEnd, three.length);
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
    const late = await verify(signed, new Date(Date.now() + 400 * DAY));
    judged(late, 'INDETERMINATE', 'certificate-expired');
    const early = await verify(signed, new Date(Date.now() - 30 * DAY));
    judged(early, 'TOTAL-FAILED', 'certificate-not-yet-valid');
  });

  test('a claimed time outside the validity, or in the future', async () => {
    const validity = {
      notBefore: new Date(Date.now() - 9 * DAY),
      notAfter: new Date(Date.now() + 9 * DAY),
    };
    const { privateKey, chain } = await issue({ commonName: 'B', ...validity });
    const signer = webCryptoSigner({ privateKey, certificates: chain });
    const future = await signPdf(tinyPdf(['a']), signer, {
      field: 'a',
      signedAt: new Date(Date.now() + 8 * DAY),
    });
    judged(await verify(future), 'INDETERMINATE', 'signed-in-future');
    judged(await verify(future, new Date(Date.now() + 8 * DAY)), 'TOTAL-PASSED');
    const soon = await issue({ commonName: 'C', notBefore: new Date(Date.now() + 60_000) });
    const early = await forge({ privateKey: soon.privateKey, certificates: soon.chain });
    const tomorrow = new Date(Date.now() + DAY);
    judged(await verify(early, tomorrow), 'INDETERMINATE', 'signed-outside-validity');
  });

  test('another certificate for the same key', async () => {
    const twin = await authority.issue({
      commonName: 'Somebody else',
      publicKey: person.publicKey,
    });
    const report = await verify(
      await forge({ certificates: twin.chain, named: person.certificate }),
    );
    judged(report, 'TOTAL-FAILED', 'signing-certificate-mismatch');
  });

  test('the key of somebody else', async () => {
    const { privateKey } = await generateKeys('ECDSA-P-256-SHA-256');
    judged(await verify(await forge({ privateKey })), 'TOTAL-FAILED', 'signature-invalid');
  });

  test('certificates made for something else', async () => {
    for (const options of [
      { eku: [oid.timeStamping] },
      { eku: [oid.ocspSigning] },
      { keyUsage: ['keyCertSign'] as const },
      { ca: true },
    ]) {
      const { privateKey, chain } = await issue({ commonName: 'Service', ...options });
      const report = await verify(await forge({ privateKey, certificates: chain }));
      judged(report, 'INDETERMINATE', 'certificate-unsuitable');
    }
  });

  test('a critical condition nobody knows', async () => {
    const { privateKey, chain } = await issue({ commonName: 'X', unknownCritical: ['1.2.3.4'] });
    const report = await verify(await forge({ privateKey, certificates: chain }));
    judged(report, 'INDETERMINATE', 'unsupported-critical-extension');
  });

  test('issued by a person, or deeper than the authority may delegate', async () => {
    const validity = {
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + DAY),
    };
    for (const options of [{ ca: false }, { ca: true }]) {
      const issuer = await issue({ commonName: 'Issuer', ...options });
      const keys = await generateKeys('ECDSA-P-256-SHA-256');
      const leaf = await makeCertificate({ commonName: 'Leaf', ...validity }, keys.publicKey, {
        privateKey: issuer.privateKey,
        issuer: issuer.certificate,
      });
      const certificates = [leaf, ...issuer.chain];
      const report = await verify(await forge({ privateKey: keys.privateKey, certificates }));
      judged(report, 'INDETERMINATE', 'issuer-unsuitable');
    }
  });

  test('a signature without its issuer, which a trusted issuer makes up for', async () => {
    const lonely = await forge({ certificates: [person.certificate] });
    judged(await verify(lonely), 'INDETERMINATE', 'unknown-issuer');
    const trusted = await verifyPdf(lonely, { trust: [authority.intermediate] });
    judged(trusted, 'TOTAL-PASSED');
  });
});

suite('what is no signed PDF', () => {
  test('each has its code', async () => {
    judged(await verify(tinyPdf(['a'])), 'INDETERMINATE', 'no-signature');
    judged(await verify(new Uint8Array()), 'TOTAL-FAILED', 'not-a-pdf');
    judged(await verify(latin1('PK\x03\x04')), 'TOTAL-FAILED', 'not-a-pdf');
    judged(await verify(latin1('%PDF-1.7\n')), 'TOTAL-FAILED', 'malformed-pdf');
    const small = await verifyPdf(signed, { trust: [], limits: { maxBytes: 100 } });
    judged(small, 'TOTAL-FAILED', 'too-large');
    const locked = appendUpdate(tinyPdf(), { objects: { 6: '<< >>' }, trailer: '/Encrypt 6 0 R' });
    judged(await verify(locked), 'INDETERMINATE', 'encrypted-pdf');
  });

  test('fifty million zeros are refused at once', async () => {
    const zeros = new Uint8Array(50_000_000);
    const start = performance.now();
    judged(await verify(zeros), 'TOTAL-FAILED', 'not-a-pdf');
    zeros.set(latin1('%PDF-1.7\n'));
    judged(await verify(zeros), 'TOTAL-FAILED', 'malformed-pdf');
    assert.ok(performance.now() - start < 2000);
  });

  test('a wrong trusted certificate is the fault of the caller', async () => {
    await assert.rejects(verifyPdf(signed, { trust: [Uint8Array.of(1)] }), { code: 'bad-trust' });
  });
});
