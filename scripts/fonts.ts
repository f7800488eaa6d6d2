/**
 * Makes the fonts of packages/pdf: Tinos cut down to Latin, Vietnamese and the signs a form needs,
 * and Noto for what Tinos lacks.
 *
 *     node scripts/fonts.ts
 *
 * writes packages/pdf/fonts/*.ttf with their licence, and the tables that are derived from them: the
 * digests that loadFonts checks, and the ranges of characters that can be printed.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import { TrueType } from '../packages/pdf/src/fonts/true-type.ts';
import { makeFallbackFonts } from './fonts/fallback.ts';
import { generatedNote, rangesSource, runsOf } from './fonts/tables.ts';
import { root } from './lib/run.ts';

const source = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
);
const target = join(root, 'packages', 'pdf');

const faces = {
  regular: ['400Regular/Tinos_400Regular.ttf', 'Tinos-Regular.ttf'],
  bold: ['700Bold/Tinos_700Bold.ttf', 'Tinos-Bold.ttf'],
  italic: ['400Regular_Italic/Tinos_400Regular_Italic.ttf', 'Tinos-Italic.ttf'],
} as const;

/** Inclusive; soft hyphens, zero-width and direction marks are left out: they print nothing. */
const wanted: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x24f],
  [0x2b9, 0x2dd],
  [0x300, 0x36f],
  [0x1e00, 0x1eff],
  [0x2000, 0x200a],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2150, 0x2188],
  [0x2190, 0x2195],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
];

const originals = await Promise.all(
  Object.values(faces).map(async ([from]) => new Uint8Array(await readFile(join(source, from)))),
);
const parsed = originals.map((bytes) => new TrueType(bytes));

const characters: number[] = [];
for (const [first, last] of wanted) {
  for (let code = first; code <= last; code += 1) {
    if (parsed.every((font) => font.glyphOf(code) !== 0)) characters.push(code);
  }
}

await mkdir(join(target, 'fonts'), { recursive: true });
const digests: string[] = [];
for (const [index, [face, [, to]]] of Object.entries(faces).entries()) {
  const bytes = await subsetFont(
    Buffer.from(originals[index]!),
    String.fromCodePoint(...characters),
    { targetFormat: 'sfnt', noHinting: true, noLayoutClosure: true, keepFeatures: [] },
  );
  await writeFile(join(target, 'fonts', to), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  digests.push(`  ${face}: '${sha256}',`);
  console.log(`${to}: ${characters.length} characters, ${bytes.length} bytes`);
}
await copyFile(join(source, 'LICENSE_FONT'), join(target, 'fonts', 'OFL.txt'));

await writeFile(
  join(target, 'src', 'fonts', 'digests.ts'),
  `${generatedNote}/** SHA-256 of each font file, in hex. */
export const digests = {
${digests.join('\n')}
} as const;
`,
);

await writeFile(
  join(target, 'src', 'fonts', 'ranges.ts'),
  `${generatedNote}/** First and last code point of each run of characters that all three faces hold. */
export const printableRanges: readonly (readonly [number, number])[] = [
${rangesSource(runsOf(characters))}
];
`,
);

await makeFallbackFonts(target);
