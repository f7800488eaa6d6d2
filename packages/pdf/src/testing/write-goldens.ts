/**
 * Writes goldens.json anew, after a change that is meant to change the printed bytes:
 *
 *     node --conditions=@tokhai/source packages/pdf/src/testing/write-goldens.ts
 */
import { writeFile } from 'node:fs/promises';
import { loadFonts } from '../index.ts';
import { examples } from './examples.ts';
import { goldenOf, groupedGoldens } from './golden.ts';

const fonts = await loadFonts();
const goldens: Record<string, string> = {};
const files: Record<string, string[]> = {};
for (const example of await examples()) {
  goldens[example.name] = await goldenOf(example.procedure, example, example.files, fonts);
  files[example.name.split('/')[0]!] = [...example.fileNames].sort();
}
const grouped = await groupedGoldens(fonts);
await writeFile(
  new URL('../goldens.json', import.meta.url),
  `${JSON.stringify({ files, goldens, grouped }, undefined, 2)}\n`,
);
