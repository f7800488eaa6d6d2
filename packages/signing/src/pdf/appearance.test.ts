import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLatin1, latin1 } from '../bytes.ts';
import { prepareSignature, signPdf, verifyPdf, webCryptoSigner } from '../index.ts';
import type { AppearanceFont, SignatureAppearance } from '../index.ts';
import { createTestAuthority, tinyPdf } from '../testing/index.ts';
import { signatureFieldsOf } from './fields.ts';
import { openPdf } from './file.ts';
import { decodeStream } from './inflate.ts';
import { PdfStream, nameOf } from './values.ts';

const font: AppearanceFont = {
  baseFont: 'ABCDEF+Test',
  fontFile: new Uint8Array(5000).fill(7),
  widths: [500, 250, 722],
  bbox: [-10, -200, 1000, 900],
  ascent: 891,
  descent: -216,
  capHeight: 662,
  italicAngle: 0,
  flags: 4,
  stemV: 80,
  toUnicode: latin1('/CIDInit /ProcSet findresource begin'),
};

const boxes: { width: number; height: number }[] = [];
const appearance: SignatureAppearance = {
  build(box) {
    boxes.push(box);
    return { content: latin1('BT /F1 9 Tf <0201> Tj ET'), fonts: { F1: font } };
  },
};

async function person() {
  const authority = await createTestAuthority();
  const { privateKey, chain } = await authority.issue({ commonName: 'Nguyễn Thị Ánh' });
  assert.ok(privateKey);
  return { authority, signer: webCryptoSigner({ privateKey, certificates: chain }) };
}

test('an appearance is drawn in the box of its field, its font embedded', async () => {
  const { authority, signer } = await person();
  const pdf = await signPdf(tinyPdf(['a', 'b']), signer, {
    field: 'a',
    signedAt: new Date(),
    appearance,
  });
  assert.deepEqual(boxes.at(-1), { width: 200, height: 50 });
  const view = (await openPdf(pdf)).view();
  const [field, other] = signatureFieldsOf(view);
  assert.equal(other?.dict.has('AP'), false);
  const form = view.resolve(view.dict(field?.dict.get('AP'))?.get('N'));
  assert.ok(form instanceof PdfStream);
  assert.deepEqual(form.dict.get('BBox'), [0, 0, 200, 50]);
  assert.match(fromLatin1(await decodeStream(form, 1000)), /<0201> Tj/);
  const shown = view.dict(view.dict(view.dict(form.dict.get('Resources'))?.get('Font'))?.get('F1'));
  assert.equal(nameOf(shown?.get('Subtype')), 'TrueType');
  assert.equal(shown?.has('Encoding'), false);
  const keys = ['FirstChar', 'LastChar', 'Widths'];
  assert.deepEqual(
    keys.map((key) => shown?.get(key)),
    [1, 3, [500, 250, 722]],
  );
  const file = view.resolve(view.dict(shown?.get('FontDescriptor'))?.get('FontFile2'));
  assert.ok(file instanceof PdfStream);
  assert.equal(file.dict.get('Length1'), 5000);
  assert.deepEqual(await decodeStream(file, 5000), font.fontFile);

  const twice = await signPdf(pdf, signer, { field: 'b', signedAt: new Date(), appearance });
  const report = await verifyPdf(twice, { trust: [authority.root] });
  assert.equal(report.indication, 'TOTAL-PASSED', JSON.stringify(report.reasons));
});

test('what is short stands unpacked, a picture is packed, and it shows what it was', async () => {
  const { signer } = await person();
  const bits = new Uint8Array(100 * 400).fill(0x0f);
  const picture: SignatureAppearance = {
    build: () => ({
      content: latin1('/I1 Do'),
      fonts: {},
      images: { I1: { width: 800, height: 400, bits } },
    }),
  };
  const options = { field: 'a', signedAt: new Date(), appearance: picture };
  const pdf = await signPdf(tinyPdf(['a']), signer, options);
  assert.match(fromLatin1(pdf), /\/I1 Do/);
  const view = (await openPdf(pdf)).view();
  const form = view.resolve(view.dict(signatureFieldsOf(view)[0]?.dict.get('AP'))?.get('N'));
  assert.ok(form instanceof PdfStream);
  const resources = view.dict(form.dict.get('Resources'));
  const image = view.resolve(view.dict(resources?.get('XObject'))?.get('I1'));
  assert.ok(image instanceof PdfStream);
  assert.ok(image.raw.length < 1000, `${image.raw.length} bytes`);
  assert.deepEqual(await decodeStream(image, bits.length), bits);
});

test('a field without size shows nothing', async () => {
  const { signer } = await person();
  const count = boxes.length;
  await prepareSignature(tinyPdf(), {
    field: 'new',
    signedAt: new Date(),
    certificates: signer.certificates,
    algorithm: signer.algorithm,
    appearance,
  });
  assert.equal(boxes.length, count);
});

test('a font without a usable name is refused', async () => {
  const { signer } = await person();
  const build: SignatureAppearance['build'] = () => ({
    content: latin1(''),
    fonts: { F1: { ...font, baseFont: 'Tên' } },
  });
  const options = { field: 'a', signedAt: new Date(), appearance: { build } };
  await assert.rejects(signPdf(tinyPdf(['a']), signer, options), { code: 'appearance-font' });
});
