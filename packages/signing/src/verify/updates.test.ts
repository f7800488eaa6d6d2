import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { concat, fromLatin1, latin1 } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { appendUpdate, tinyPdf } from '../testing/index.ts';
import type { RawUpdate } from '../testing/index.ts';
import { createScene, judged } from './attack-kit.test.helper.ts';
import type { Scene } from './attack-kit.test.helper.ts';

let scene: Scene;
let signed: Bytes;

before(async () => {
  scene = await createScene();
  ({ signed } = scene);
  judged(await scene.verify(signed), 'TOTAL-PASSED');
});

/** The newest catalog, without the end of its dictionary. */
function catalogOf(pdf: Bytes): string {
  const catalogs = [...fromLatin1(pdf).matchAll(/\n1 0 obj\n(<<[\s\S]*?)>>\nendobj/g)];
  return catalogs.at(-1)?.[1] ?? '';
}

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
      const report = await scene.verify(appendUpdate(signed, update));
      judged(report, 'TOTAL-FAILED', 'modified-after-signing');
      assert.equal(report.signatures[0]?.modifiedAfterSigning, true);
      assert.equal(report.signatures[0].coversWholeFile, false);
      assert.equal(report.signedRevisionEnd, signed.length);
    });

  test('the signature removed from its field', async () => {
    const field = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (a) /F 4 /Rect [ 0 0 0 0 ] >>';
    const report = await scene.verify(appendUpdate(signed, { objects: { 6: field } }));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing', 'signature-removed');
    assert.equal(report.signatures.length, 1);
  });

  test('the signature forgotten by a new cross-reference for everything', async () => {
    const blank = fromLatin1(tinyPdf([]));
    const bodies = [...blank.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
    const objects = Object.fromEntries(bodies.map(([, num, body]) => [num, body ?? '']));
    const report = await scene.verify(appendUpdate(signed, { objects, withoutPrev: true }));
    judged(report, 'TOTAL-FAILED', 'signature-removed', 'no-signature');
  });

  test('an update without cross-reference', async () => {
    const update = { objects: { 4: overlay }, withoutXref: true };
    const report = await scene.verify(appendUpdate(signed, update));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.equal(report.signatures[0]?.modifications[0]?.code, 'trailing-bytes');
  });

  test('an update whose startxref leads nowhere', async () => {
    const tail = latin1(`4 0 obj\n${overlay}\nendobj\nstartxref\n0\n%%EOF\n`);
    const report = await scene.verify(concat(signed, tail));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.equal(report.signatures[0]?.signer?.name, 'Nguyễn Thị Ánh');
    assert.equal(report.signatures[0].coversWholeFile, false);
  });

  test('bytes at the end', async () => {
    for (const tail of ['x', ' ', '\n\n', '\0', '%%EOF\n'])
      judged(
        await scene.verify(concat(signed, latin1(tail))),
        'TOTAL-FAILED',
        'modified-after-signing',
      );
  });

  test('a change under the second signature is charged to the first only', async () => {
    const edited = appendUpdate(signed, { objects: { 4: overlay } });
    const report = await scene.verify(await scene.sign(edited, 'b'));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.deepEqual(
      report.signatures.map(({ indication }) => indication),
      ['TOTAL-FAILED', 'TOTAL-PASSED'],
    );
  });

  test('a signature lent to another field', async () => {
    const field = `<< ${widget} /T (b) /TU (Signature of b) /V 8 0 R >>`;
    const report = await scene.verify(appendUpdate(signed, { objects: { 7: field } }));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing', 'bad-byte-range');
  });

  test('an object that signed content was waiting for, brought by a later signature', async () => {
    const trap = { 3: `${page} /Contents [ 4 0 R 50 0 R ] ${annots} >>` };
    const trapped = await scene.sign(appendUpdate(tinyPdf(['a', 'b']), { objects: trap }), 'a');
    judged(await scene.verify(trapped), 'TOTAL-PASSED');
    const form = (resources: string) =>
      `<< /Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ] /Resources << ${resources} >> /Length 0 >>\nstream\n\nendstream`;
    const report = await scene.verify(
      appendUpdate(trapped, {
        objects: {
          7: `<< ${widget} /T (b) /TU (Signature of b) /V 52 0 R /AP << /N 51 0 R >> >>`,
          50: overlay,
          51: form('/XObject << /X 50 0 R >>'),
          52: '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>',
        },
      }),
    );
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.deepEqual(report.signatures[0]?.modifications, [
      { code: 'object-completed', object: 3, revision: 3 },
    ]);
  });

  test('a trap sprung by a later update names who waited, whatever came before', async () => {
    const trap = { 3: `${page} /Contents [ 4 0 R 50 0 R ] ${annots} >>` };
    const trapped = await scene.sign(appendUpdate(tinyPdf(['a', 'b']), { objects: trap }), 'a');
    const twice = await scene.sign(trapped, 'b');
    const sprung = appendUpdate(twice, {
      objects: {
        1: `${catalogOf(twice)} /DSS 60 0 R >>`,
        50: overlay,
        60: '<< /Type /DSS /Certs [ 50 0 R ] >>',
      },
    });
    const report = await scene.verify(sprung);
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
    assert.deepEqual(report.signatures[0]?.modifications, [
      { code: 'object-completed', object: 3, revision: 4 },
    ]);
  });

  test('an object of another generation, which references no longer find', async () => {
    const update = appendUpdate(signed, { objects: { 4: overlay } });
    const text = fromLatin1(update.subarray(signed.length))
      .replace('4 0 obj', '4 5 obj')
      .replace(' 00000 n', ' 00005 n');
    const report = await scene.verify(concat(signed, latin1(text)));
    judged(report, 'TOTAL-FAILED', 'modified-after-signing');
  });

  test('a document certified against any change', async () => {
    const certified = appendUpdate(signed, {
      objects: {
        1: form('/Perms << /DocMDP 9 0 R >>'),
        9: '<< /Reference [ << /TransformParams << /P 1 >> >> ] >>',
      },
    });
    await assert.rejects(scene.sign(certified, 'b'), { code: 'document-locked' });
    const forced = appendUpdate(certified, {
      objects: {
        7: `<< ${widget} /T (b) /TU (Signature of b) /V 10 0 R >>`,
        10: '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>',
      },
    });
    const codes = (await scene.verify(forced)).signatures[0]?.modifications.map(({ code }) => code);
    assert.ok(codes?.includes('signing-forbidden'));
  });

  test('what is allowed passes: a further signature, an invisible one, a security store', async () => {
    const [second, third] = [
      await scene.issue({ commonName: 'B' }),
      await scene.issue({ commonName: 'C' }),
    ];
    const three = await scene.sign(await scene.sign(signed, 'b', second), 'c', third);
    const numbers = [...fromLatin1(three).matchAll(/(\d+) 0 obj/g)].map(([, num]) => Number(num));
    const next = Math.max(...numbers) + 1;
    const stored = appendUpdate(three, {
      objects: {
        1: `${catalogOf(three)} /DSS ${next} 0 R >>`,
        [next]: `<< /Type /DSS /Certs [ ${next + 1} 0 R ] >>`,
        [next + 1]: '<< /Length 1 >>\nstream\nx\nendstream',
      },
    });
    const report = await scene.verify(stored);
    judged(report, 'TOTAL-PASSED');
    assert.equal(report.signatures.length, 3);
    assert.equal(report.signedRevisionEnd, three.length);
  });
});
