/** s15Fixed16: value times 65536. */
const fixed = (value: number): number => Math.round(value * 65_536);

function text(tag: string): number[] {
  return Array.from(tag, (character) => character.charCodeAt(0));
}

function element(type: string, ...words: number[]): Uint8Array {
  const bytes = new Uint8Array(8 + 4 * words.length);
  bytes.set(text(type));
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => view.setInt32(8 + 4 * i, word));
  return bytes;
}

/** A multiLocalizedUnicode element with one English text. */
function localized(words: string): Uint8Array {
  const bytes = new Uint8Array(28 + 2 * words.length);
  bytes.set(text('mluc'));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  bytes.set(text('enUS'), 16);
  view.setUint32(20, 2 * words.length);
  view.setUint32(24, 28);
  Array.from(words).forEach((character, i) => view.setUint16(28 + 2 * i, character.charCodeAt(0)));
  return bytes;
}

/** D50, the white of the profile connection space (ICC.1:2022, 7.2.16). */
const d50 = [0.9642, 1, 0.8249];
/** The sRGB primaries (IEC 61966-2-1) adapted from D65 to D50 by the Bradford matrix. */
const red = [0.43607, 0.22249, 0.01392];
const green = [0.38515, 0.71687, 0.09708];
const blue = [0.14307, 0.06061, 0.7141];
/** Bradford, D65 to D50, row by row. */
const adaptation = [
  1.04788, 0.02292, -0.0502, 0.02959, 0.99047, -0.01706, -0.00923, 0.01508, 0.75168,
];
/** The parametric curve of type 3: g, a, b, c, d of the sRGB transfer function. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** An sRGB display profile, ICC version 4.3 (ICC.1:2022), made from the published numbers. */
export function srgbProfile(): Uint8Array {
  const curveElement = element('para', 3 * 65_536, ...curve.map(fixed));
  const elements: [string[], Uint8Array][] = [
    [['desc'], localized('sRGB')],
    [['cprt'], localized('CC0')],
    [['wtpt'], element('XYZ ', ...d50.map(fixed))],
    [['rXYZ'], element('XYZ ', ...red.map(fixed))],
    [['gXYZ'], element('XYZ ', ...green.map(fixed))],
    [['bXYZ'], element('XYZ ', ...blue.map(fixed))],
    [['chad'], element('sf32', ...adaptation.map(fixed))],
    [['rTRC', 'gTRC', 'bTRC'], curveElement],
  ];
  const tags = elements.flatMap(([names]) => names).length;
  const start = 128 + 4 + 12 * tags;
  const size = elements.reduce((sum, [, data]) => sum + ((data.length + 3) & ~3), start);
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x0430_0000);
  profile.set(text('mntrRGB XYZ '), 12);
  // Any fixed date: the profile has to have the same bytes every time.
  [2026, 1, 1, 0, 0, 0].forEach((part, i) => view.setUint16(24 + 2 * i, part));
  profile.set(text('acsp'), 36);
  d50.forEach((part, i) => view.setInt32(68 + 4 * i, fixed(part)));
  view.setUint32(128, tags);
  let at = start;
  let entry = 132;
  for (const [names, data] of elements) {
    for (const name of names) {
      profile.set(text(name), entry);
      view.setUint32(entry + 4, at);
      view.setUint32(entry + 8, data.length);
      entry += 12;
    }
    profile.set(data, at);
    at += (data.length + 3) & ~3;
  }
  return profile;
}
