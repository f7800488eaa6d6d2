/**
 * Prints every kind of question in every state, and tables with merged headers, for the judges:
 *
 *     node --conditions=@tokhai/source scripts/judges/states.ts <folder>
 *
 * A program of its own, which runs from the sources: its caller may have compiled them just now.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFonts, renderSubmission } from '@tokhai/pdf';
import { groupedStates } from '../../packages/pdf/src/testing/grouped-states.ts';
import { printStates } from '../../packages/pdf/src/testing/states.ts';

const createdAt = '2026-11-22T08:30:00+07:00';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: states.ts <folder>');
  process.exit(64);
}
await mkdir(folder, { recursive: true });
const fonts = await loadFonts();
for (const { name, procedure, answers, files } of [...printStates(), ...groupedStates()]) {
  const path = join(folder, `${name}.pdf`);
  await writeFile(path, await renderSubmission(procedure, answers, { createdAt, files, fonts }));
  console.log(path);
}
