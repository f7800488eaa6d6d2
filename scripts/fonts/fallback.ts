/**
 * The fonts that are loaded for characters which Tinos lacks: Noto, cut down to one script each.
 * The fonts of scripts that need shaping keep their layout tables.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { TrueType } from '../../packages/pdf/src/fonts/true-type.ts';
import { generatedNote, runsOf, rangesSource } from './tables.ts';

const resolve = createRequire(import.meta.url).resolve;

interface Script {
  /** Package of @expo-google-fonts. */
  readonly package: string;
  /** By face: the file in the package, and the one that is shipped. */
  readonly faces: Readonly<Record<string, readonly [from: string, to: string]>>;
  /** Inclusive; what a person may write. */
  readonly wanted: readonly (readonly [number, number])[];
  /** Kept besides: drawn with the others, and never alone. */
  readonly helpers: readonly (readonly [number, number])[];
  readonly shaped: boolean;
}

const dottedCircle = [0x25cc, 0x25cc] as const;
const zeroWidthSpace = [0x200b, 0x200b] as const;

/** By ISO 15924 code. */
const scripts: Readonly<Record<string, Script>> = {
  // Phonetic letters, modifiers, and the Latin letters of other countries' languages.
  latn: {
    package: 'noto-serif',
    faces: {
      regular: ['400Regular/NotoSerif_400Regular.ttf', 'NotoSerif-Regular.ttf'],
      bold: ['700Bold/NotoSerif_700Bold.ttf', 'NotoSerif-Bold.ttf'],
      italic: ['400Regular_Italic/NotoSerif_400Regular_Italic.ttf', 'NotoSerif-Italic.ttf'],
    },
    wanted: [
      [0x250, 0x2b8],
      [0x2de, 0x2ff],
      [0x1d00, 0x1dbf],
      [0x2c60, 0x2c7f],
      [0xa720, 0xa7ca],
      [0xab30, 0xab69],
    ],
    helpers: [[0x300, 0x36f]],
    shaped: false,
  },
  khmr: {
    package: 'noto-serif-khmer',
    faces: {
      regular: ['NotoSerifKhmer_400Regular.ttf', 'NotoSerifKhmer-Regular.ttf'],
      bold: ['NotoSerifKhmer_700Bold.ttf', 'NotoSerifKhmer-Bold.ttf'],
    },
    // Without U+17A3 and U+17A4, which Unicode discourages, and U+17B4 and U+17B5, which nobody sees.
    wanted: [
      [0x1780, 0x17a2],
      [0x17a5, 0x17b3],
      [0x17b6, 0x17dd],
      [0x17e0, 0x17e9],
      [0x17f0, 0x17f9],
      [0x19e0, 0x19ff],
    ],
    helpers: [dottedCircle, zeroWidthSpace],
    shaped: true,
  },
  cham: {
    package: 'noto-sans-cham',
    faces: {
      regular: ['400Regular/NotoSansCham_400Regular.ttf', 'NotoSansCham-Regular.ttf'],
      bold: ['700Bold/NotoSansCham_700Bold.ttf', 'NotoSansCham-Bold.ttf'],
    },
    wanted: [
      [0xaa00, 0xaa36],
      [0xaa40, 0xaa4d],
      [0xaa50, 0xaa59],
      [0xaa5c, 0xaa5f],
    ],
    helpers: [dottedCircle],
    shaped: true,
  },
};

/** A character with an outline of its own: what has none prints nothing. */
function draws(font: TrueType, code: number): boolean {
  const glyph = font.glyphOf(code);
  return glyph !== 0 && font.outlineOf(glyph).length > 0;
}

const listed = (ranges: Script['wanted']): number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

/** Writes the fonts of one script, and tells which characters they hold and what their digests are. */
async function make(
  script: Script,
  target: string,
): Promise<{ characters: number[]; digests: Record<string, string> }> {
  const source = dirname(resolve(`@expo-google-fonts/${script.package}/package.json`));
  const faces = Object.entries(script.faces);
  const originals = await Promise.all(
    faces.map(async ([, [from]]) => new Uint8Array(await readFile(join(source, from)))),
  );
  const fonts = originals.map((bytes) => new TrueType(bytes));
  const characters = listed(script.wanted).filter((code) =>
    fonts.every((font) => draws(font, code)),
  );
  const kept = String.fromCodePoint(...characters, ...listed(script.helpers));
  const digests: Record<string, string> = {};
  for (const [index, [face, [, to]]] of faces.entries()) {
    const bytes = await subsetFont(Buffer.from(originals[index]!), kept, {
      targetFormat: 'sfnt',
      noHinting: true,
      ...(!script.shaped && { noLayoutClosure: true, keepFeatures: [] }),
    });
    await writeFile(join(target, 'fonts', to), bytes);
    digests[face] = createHash('sha256').update(bytes).digest('hex');
    console.log(`${to}: ${characters.length} characters, ${bytes.length} bytes`);
  }
  return { characters, digests };
}

/** The licence of all these fonts, with what each of them says of its authors. */
async function licence(): Promise<string> {
  const [serif, cham] = await Promise.all(
    ['noto-serif', 'noto-sans-cham'].map((name) =>
      readFile(resolve(`@expo-google-fonts/${name}/LICENSE_FONT`), 'utf8'),
    ),
  );
  const ofCham = cham!.slice(0, cham!.indexOf('\n'));
  // By its table of names; the package has no file of its own for it.
  const ofKhmer = 'Copyright 2016 Google Inc. All Rights Reserved.';
  return [
    `Noto Serif Khmer: ${ofKhmer}`,
    `Noto Sans Cham: ${ofCham}`,
    `Noto Serif: ${serif!}`,
  ].join('\n');
}

/**
 * Writes the fonts, the ranges of characters that they hold and their digests.
 *
 * @param target the folder of packages/pdf
 */
export async function makeFallbackFonts(target: string): Promise<void> {
  const ranges: string[] = [];
  const digests: string[] = [];
  for (const [name, script] of Object.entries(scripts)) {
    const made = await make(script, target);
    ranges.push(`  ${name}: [\n${rangesSource(runsOf(made.characters), 4)}\n  ],`);
    for (const [face, sha256] of Object.entries(made.digests)) {
      digests.push(`  '${name}-${face}': '${sha256}',`);
    }
  }
  await writeFile(join(target, 'fonts', 'OFL-Noto.txt'), await licence());
  await writeFile(
    join(target, 'src', 'fonts', 'fallback-ranges.ts'),
    `${generatedNote}/**
 * First and last code point of each run of characters that Tinos lacks and another font holds, by
 * script (ISO 15924).
 */
export const fallbackRanges = {
${ranges.join('\n')}
} as const satisfies Record<string, readonly (readonly [number, number])[]>;
`,
  );
  await writeFile(
    join(target, 'src', 'fonts', 'fallback-digests.ts'),
    `${generatedNote}/** SHA-256 of each font file beside Tinos, in hex. */
export const fallbackDigests = {
${digests.join('\n')}
} as const;
`,
  );
}
