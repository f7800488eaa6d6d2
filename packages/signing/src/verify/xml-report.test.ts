import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyPdf, xmlReport } from '../index.ts';
import { tinyPdf } from '../testing/index.ts';
import { createScene } from './attack-kit.test.helper.ts';

const at = new Date('2026-11-22T01:30:00Z');

/** Whether tags are closed in turn and nothing forbidden stands between them. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replaceAll(
      /<(\/?)([\w:]+)((?:\s[\w:]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>/g,
      (_, end: string, name: string, _attributes, empty: string) => {
        if (end === '/') return open.pop() === name ? '' : '<';
        if (empty === '') open.push(name);
        return '';
      },
    );
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[<>]|&(?!#\d+;)/u;
  return open.length === 0 && !forbidden.test(rest);
}

test('a report tells status, times, signer, level and the legal items', async () => {
  const scene = await createScene();
  const xml = xmlReport(await scene.verify(scene.signed), { at });
  assert.ok(isWellFormed(xml));
  for (const piece of [
    '<ValidationReport xmlns="http://uri.etsi.org/19102/v1.4.1#"',
    '<DAIdentifier>a</DAIdentifier>',
    '<ValidationTime>2026-11-22T01:30:00Z</ValidationTime>',
    '<MainIndication>urn:etsi:019102:mainindication:total-passed</MainIndication>',
    '<SignerCertificate VOReference="C-0"/>',
    '<t:Level>PAdES B-B</t:Level>',
    '<t:LegalProfile id="vn-tt15-2025" title="Thông tư 15/2025/TT-BKHCN" matches="true">',
    '<t:Item id="integrity" label="Tính toàn vẹn" holds="true"/>',
  ])
    assert.ok(xml.includes(piece), piece);
});

test('why it did not pass is told by codes of the standard, where it has one', async () => {
  const scene = await createScene();
  const unknown = xmlReport(await verifyPdf(scene.signed, { trust: [] }), { at });
  assert.match(unknown, /subindication:NO_CERTIFICATE_CHAIN_FOUND</);
  assert.match(unknown, /verification\/unknown-issuer</);
  const unsigned = xmlReport(await verifyPdf(tinyPdf(), { trust: [] }), { at });
  assert.ok(isWellFormed(unsigned));
  assert.match(unsigned, /mainindication:indeterminate</);
  assert.match(unsigned, /subindication:SIGNED_DATA_NOT_FOUND</);
  const none = xmlReport(await verifyPdf(new Uint8Array(), { trust: [] }), { at });
  assert.match(none, /mainindication:total-failed<.*subindication:FORMAT_FAILURE</);
});

test('whatever a certificate or field is called, the XML is well-formed', async () => {
  const scene = await createScene();
  const report = await scene.verify(scene.signed);
  const [signature] = report.signatures;
  assert.ok(signature?.signer);
  const { signer } = signature;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, field) => {
      const hostile = { ...signature, field, signer: { ...signer, subject: `${name}]]>&\u0000` } };
      assert.ok(isWellFormed(xmlReport({ ...report, signatures: [hostile] }, { at })));
    }),
  );
});
