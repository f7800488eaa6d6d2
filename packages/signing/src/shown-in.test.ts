import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { latin1 } from './bytes.ts';
import {
  shownIn,
  signPdf,
  webCryptoSigner,
  type AppearanceFont,
  type AppearanceImage,
  type ExpectedLooks,
  type SignatureAppearance,
  type Signer,
} from './index.ts';
import { createTestAuthority, tinyPdf } from './testing/index.ts';

const font: AppearanceFont = {
  baseFont: 'ABCDEF+Test',
  fontFile: new Uint8Array(5000).fill(7),
  widths: [500, 250.5, 722],
  bbox: [-10, -200, 1000, 900],
  ...{ ascent: 891, descent: -216, capHeight: 662, italicAngle: 0, flags: 4, stemV: 80 },
  toUnicode: latin1('/CIDInit /ProcSet findresource begin'),
};
const ink: AppearanceImage = { width: 9, height: 2, bits: new Uint8Array([0xff, 0x80, 1, 0]) };

/** Shows a text, and the pictures. */
const drawing = (
  text: string,
  images: Readonly<Record<string, AppearanceImage>> = {},
  more: Partial<AppearanceFont> = {},
): SignatureAppearance => ({
  build: () => ({
    content: latin1(`BT /F1 9 Tf <${text}> Tj ET ${'Ink' in images ? '/Ink Do' : ''}`),
    fonts: { F1: { ...font, ...more } },
    images,
  }),
});

let signer: Signer;
before(async () => {
  const { privateKey, chain } = await (await createTestAuthority()).issue({ commonName: 'A' });
  signer = webCryptoSigner({ privateKey: privateKey!, certificates: chain });
});

async function signed(appearance?: SignatureAppearance): Promise<Uint8Array> {
  const options = { field: 'a', signedAt: new Date(), ...(appearance && { appearance }) };
  const pdf = await signPdf(tinyPdf(['a', 'b']), signer, options);
  return signPdf(pdf, signer, { field: 'b', signedAt: new Date(), appearance: drawing('0002') });
}

/** What a place shows to somebody who expects one text there, with a picture called Ink or without. */
const shown = async (appearance?: SignatureAppearance) =>
  (
    await shownIn(
      await signed(appearance),
      new Map<string, ExpectedLooks>([
        ['a', ({ Ink }) => drawing('0001', Ink && { Ink })],
        ['none', () => drawing('0001')],
      ]),
    )
  ).get('a');

test('what a place shows is compared to the last glyph and the last bit', async () => {
  assert.equal(await shown(drawing('0001')), 'expected');
  assert.equal(await shown(drawing('0001', { Ink: ink })), 'expected');
  assert.equal(await shown(), 'nothing');
  assert.equal(await shown(drawing('0002')), 'other', 'another text');
  assert.equal(await shown(drawing('0001', { Stamp: ink })), 'other', 'another picture');
  const fontFile = font.fontFile.slice();
  fontFile[4999] = 8;
  assert.equal(await shown(drawing('0001', {}, { fontFile })), 'other', 'letters of another shape');
  const widths = [500, 251, 722];
  assert.equal(await shown(drawing('0001', {}, { widths })), 'other');
});

test('a picture that is none is refused before it is drawn', async () => {
  for (const image of [
    { ...ink, width: 1001 },
    { ...ink, height: 3 },
    { ...ink, height: 0, bits: new Uint8Array() },
  ])
    await assert.rejects(signed(drawing('0001', { Ink: image })), { code: 'appearance-image' });
});
