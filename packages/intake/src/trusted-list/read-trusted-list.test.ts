import assert from 'node:assert/strict';
import { KeyObject } from 'node:crypto';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { signPdf, verifyPdf, webCryptoSigner } from '@tokhai/signing';
import { createTestAuthority, tinyPdf, type TestAuthority } from '@tokhai/signing/testing';
import { anchorsOf, readTrustedList, type TrustedListOptions } from './read-trusted-list.ts';
import {
  listXml,
  signatureXml,
  signedList,
  withLast,
  type ListedService,
  type MadeList,
} from './testing/make-list.ts';
import { TrustedListError } from './trusted-list-error.ts';

const now = new Date('2026-11-23T03:00:00Z');
const dated = {
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2030-01-01T00:00:00Z'),
};
/** Signs the list, and somebody else who might. */
let publisher: { key: KeyObject; certificate: Uint8Array };
let stranger: { key: KeyObject; certificate: Uint8Array };
let elliptic: { key: KeyObject; certificate: Uint8Array };
/** Issues citizens' certificates; its issuing authority stands on the list. */
let authority: TestAuthority;
let listed: ListedService;

before(async () => {
  const rsa = await createTestAuthority({ ...dated, algorithm: 'RSASSA-PKCS1-v1_5-SHA-256' });
  const ec = await createTestAuthority(dated);
  const signer = async (from: TestAuthority) => {
    const { privateKey, certificate } = await from.issue({
      commonName: 'Scheme operator',
      ...dated,
    });
    assert.ok(privateKey);
    return { key: KeyObject.from(privateKey), certificate };
  };
  [publisher, stranger, elliptic] = [await signer(rsa), await signer(rsa), await signer(ec)];
  authority = await createTestAuthority(dated);
  listed = {
    certificate: authority.intermediate,
    statuses: [['granted', '2026-02-01T00:00:00Z']],
  };
});

const read = (bytes: Uint8Array, more: Partial<TrustedListOptions> = {}) =>
  readTrustedList(bytes, { signers: [publisher.certificate], now, ...more });
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const made = (more: Partial<MadeList> = {}): MadeList => ({ services: [listed], ...more });

function refusedAs(code: TrustedListError['code']) {
  return (error: unknown): boolean => error instanceof TrustedListError && error.code === code;
}

test('the authorities of a list that its publisher signed are trusted while they were granted', async () => {
  const list = read(signedList(made(), { key: publisher.key }));
  assert.deepEqual([list.territory, list.sequenceNumber], ['VN', 7]);
  const [service, ...rest] = list.services;
  assert.deepEqual(rest, []);
  assert.deepEqual(service?.certificate, new Uint8Array(authority.intermediate));
  assert.deepEqual(
    [service.type, service.provider, service.name],
    ['CA/QC', 'Provider', 'Issuing CA'],
  );
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Văn An', ...dated });
  const signer = webCryptoSigner({ privateKey: privateKey!, certificates: [...chain] });
  const pdf = await signPdf(tinyPdf(['a']), signer, {
    field: 'a',
    signedAt: new Date('2026-11-22T03:00:00Z'),
  });
  const judged = async (services: readonly ListedService[]) => {
    const one = read(signedList({ services }, { key: publisher.key }));
    const { indication, reasons } = await verifyPdf(pdf, {
      trust: anchorsOf(one, 'CA/QC'),
      at: now,
    });
    return [indication, ...reasons.map(({ code }) => code)];
  };
  assert.deepEqual(await judged([listed]), ['TOTAL-PASSED']);
  // Nothing proves that it was signed before the status ended.
  const withdrawn = {
    ...listed,
    statuses: [
      ['withdrawn', '2026-11-22T12:00:00Z'],
      ['granted', '2026-02-01T00:00:00Z'],
    ],
  } as const;
  assert.deepEqual(await judged([withdrawn]), ['INDETERMINATE', 'issuer-not-trusted-then']);
  const later = { ...listed, statuses: [['granted', '2026-12-01T00:00:00Z']] } as const;
  assert.deepEqual(await judged([later]), ['INDETERMINATE', 'issuer-not-trusted-then']);
  assert.deepEqual(await judged([{ ...listed, type: 'TSA/QTST' }]), [
    'INDETERMINATE',
    'unknown-issuer',
  ]);
  const seals = { ...listed, uses: ['ForeSeals'] };
  assert.deepEqual(await judged([seals]), ['INDETERMINATE', 'unknown-issuer']);
  assert.deepEqual(await judged([{ ...listed, uses: ['ForeSeals', 'ForeSignatures'] }]), [
    'TOTAL-PASSED',
  ]);
});

test('statuses are read with the times between them', () => {
  const granted = (statuses: ListedService['statuses']) =>
    read(signedList({ services: [{ ...listed, statuses }] }, { key: publisher.key })).services[0]
      ?.granted;
  assert.deepEqual(
    granted([
      ['granted', '2024-01-01T00:00:00Z'],
      ['withdrawn', '2020-01-01T00:00:00Z'],
      ['granted', '2016-07-01T00:00:00Z'],
      ['accredited', '2010-01-01T00:00:00Z'],
    ]),
    [
      { from: new Date('2010-01-01T00:00:00Z'), until: new Date('2016-07-01T00:00:00Z') },
      { from: new Date('2016-07-01T00:00:00Z'), until: new Date('2020-01-01T00:00:00Z') },
      { from: new Date('2024-01-01T00:00:00Z') },
    ],
  );
  assert.equal(granted([['withdrawn', '2020-01-01T00:00:00Z']]), undefined);
  // Where an end cannot be read nothing is believed of the rest.
  assert.equal(
    granted([
      ['withdrawn', 'yesterday'],
      ['granted', '2016-07-01T00:00:00Z'],
    ]),
    undefined,
  );
});

test('lists are signed by RSA or ECDSA, over the whole document', () => {
  const ids = { attributes: ' Id="list"' };
  for (const [key, algorithm] of [
    [publisher.key, 'rsa-sha256'],
    [publisher.key, 'rsa-sha512'],
    [elliptic.key, 'ecdsa-sha256'],
  ] as const) {
    const signers = [stranger.certificate, elliptic.certificate, publisher.certificate];
    assert.equal(read(signedList(made(), { key, algorithm }), { signers }).services.length, 1);
  }
  assert.equal(
    read(signedList(made(ids), { key: publisher.key, uri: '#list' })).services.length,
    1,
  );
});

test('a list of somebody else, or one that was changed, is refused', () => {
  const { key } = publisher;
  assert.throws(
    () => read(signedList(made(), { key: stranger.key })),
    refusedAs('signature-invalid'),
  );
  assert.throws(
    () => read(signedList(made(), { key }), { signers: [] }),
    refusedAs('signature-invalid'),
  );
  const text = new TextDecoder().decode(signedList(made(), { key }));
  const changed = text.replace('2026-02-01', '2020-02-01');
  assert.throws(() => read(encode(changed)), refusedAs('signature-invalid'));
  assert.throws(() => read(encode(listXml(made()))), refusedAs('not-signed'));
  assert.throws(
    () => read(signedList(made(), { key, algorithm: 'rsa-sha1' })),
    refusedAs('signature-invalid'),
  );
});

test('nothing is wrapped around, put beside, or left out of what is signed', () => {
  const { key } = publisher;
  const good = listXml(made({ attributes: ' Id="list"' }));
  const evil = listXml({
    ...made(),
    attributes: ' Id="evil"',
    services: [
      { certificate: stranger.certificate, statuses: [['granted', '2020-01-01T00:00:00Z']] },
    ],
  });
  const signature = signatureXml(good, { key, uri: '#list' });
  const signed = withLast(good, signature);
  const cases: Record<string, string> = {
    // The signed list moves into an object of the signature of another one, or beside.
    moved: withLast(
      evil,
      signature.replace('</ds:Signature>', `<ds:Object>${good}</ds:Object></ds:Signature>`),
    ),
    wrapped: withLast(evil, signed),
    'wrapped in an extension': evil.replace(
      '<SchemeInformation>',
      `<SchemeInformation><Extension>${signed}</Extension>`,
    ),
    'the same identifier twice': withLast(
      listXml({ ...made(), attributes: ' Id="list"', services: [] }).replace(
        '<SchemeInformation>',
        `<SchemeInformation><x>${good}</x>`,
      ),
      signature,
    ),
    'two signatures': withLast(withLast(good, signature), signature),
    'a signature that covers itself alone': withLast(
      evil,
      signatureXml(good, { key, uri: '#evil', covered: good }),
    ),
    'another root': `<x xmlns="urn:x">${signed}</x>`,
  };
  for (const [what, xml] of Object.entries(cases)) {
    assert.throws(() => read(encode(xml)), TrustedListError, what);
  }
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  for (const transforms of [
    [exclusive],
    ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'],
    [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/TR/1999/REC-xpath-19991116',
    ],
    [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/TR/1999/REC-xslt-19991116',
      exclusive,
    ],
  ]) {
    assert.throws(
      () => read(signedList(made(), { key, transforms })),
      refusedAs('signature-algorithm'),
    );
  }
  // A comment inside a value does not cut it short for the reader: what is read is what is signed.
  const commented = new TextDecoder()
    .decode(signedList(made(), { key }))
    .replace('Svcstatus/granted', 'Svcstatus/granted<!-- -->');
  assert.equal(read(encode(commented)).services.length, 1);
});

test('hostile XML is refused before it is parsed', () => {
  const { key } = publisher;
  const list = new TextDecoder().decode(signedList(made(), { key }));
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${list}`;
  assert.throws(() => read(encode(bomb)), refusedAs('has-dtd'));
  const file = `<!doctype x SYSTEM "file:///etc/passwd">${list}`;
  assert.throws(() => read(encode(file)), refusedAs('has-dtd'));
  const utf16 = Buffer.from(`\ufeff${bomb}`, 'utf16le');
  assert.throws(() => read(new Uint8Array(utf16)), refusedAs('not-xml'));
  const declared = `<?xml version="1.0" encoding="UTF-7"?>${list}`;
  assert.throws(() => read(encode(declared)), refusedAs('not-xml'));
  const deep = withLast(list, '<x b="/>"><!-- </x> -->'.repeat(100) + '</x>'.repeat(100));
  assert.throws(() => read(encode(deep)), refusedAs('too-complex'));
  const many = withLast(list, '<x/>'.repeat(500_000));
  assert.throws(() => read(encode(many)), refusedAs('too-complex'));
  assert.throws(() => read(encode(list), { limits: { maxBytes: 100 } }), refusedAs('too-large'));
  for (const text of ['', '<', '<a', '<a>', '<a></b>', 'x', '<a b=c/>', `${list}<more/>`, '&a;']) {
    assert.throws(() => read(encode(text)), TrustedListError, text);
  }
});

test('a list is relied on between its issue and its next update, by a signer valid then', () => {
  const { key } = publisher;
  const list = (more: Partial<MadeList>) => signedList(made(more), { key });
  assert.throws(() => read(list({ nextUpdate: '2026-11-23T02:59:59Z' })), refusedAs('expired'));
  assert.throws(
    () => read(list({ issuedAt: '2026-11-23T04:00:00Z' })),
    refusedAs('issued-in-future'),
  );
  assert.throws(
    () => read(list({ issuedAt: '2025-12-01T00:00:00Z' })),
    refusedAs('signer-expired'),
  );
  assert.throws(() => read(list({ version: '4' })), refusedAs('not-a-trusted-list'));
  assert.throws(() => read(list({ nextUpdate: 'never' })), refusedAs('not-a-trusted-list'));
});

test('a list of lists tells where the others are, and who signs them', () => {
  const certificate = Buffer.from(stranger.certificate).toString('base64');
  const pointer = (location: string): string =>
    `<PointersToOtherTSL><OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId><X509Certificate>${certificate}</X509Certificate></DigitalId></ServiceDigitalIdentity></ServiceDigitalIdentities><TSLLocation>${location}</TSLLocation><AdditionalInformation><OtherInformation><SchemeTerritory>LA</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer></PointersToOtherTSL>`;
  const at = (location: string) =>
    read(signedList(made({ scheme: pointer(location) }), { key: publisher.key })).pointers;
  assert.deepEqual(at('https://lists.test/la.xml'), [
    {
      ...{ territory: 'LA', location: 'https://lists.test/la.xml' },
      signers: [new Uint8Array(stranger.certificate)],
    },
  ]);
  assert.deepEqual(at('file:///etc/passwd'), []);
  const signers = at('https://lists.test/la.xml')[0]?.signers ?? [];
  const national = signedList(made(), { key: stranger.key });
  assert.equal(read(national, { signers }).services.length, 1);
});

test('whatever the bytes are, the answer is a list or a TrustedListError', () => {
  const list = signedList(made(), { key: publisher.key });
  const mutation = fc.record({
    at: fc.nat(list.length - 1),
    byte: fc.integer({ min: 0, max: 255 }),
    cut: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      let bytes = list.slice();
      for (const { at, byte, cut } of mutations) {
        if (cut) bytes = bytes.slice(0, at);
        else if (at < bytes.length) bytes[at] = byte;
      }
      try {
        const found = read(bytes);
        // What was not covered may differ (white space in base64, a comment): never what is read.
        assert.deepEqual(found, read(list));
      } catch (error) {
        if (!(error instanceof TrustedListError)) throw error;
      }
    }),
    { numRuns: 150 },
  );
});
